#include "index/committed.h"

#include "schema/version_file.h"

namespace depeche::index {

Result<Committed> open_committed(const std::filesystem::path& index) {
  const auto generation = schema::current_generation(index);
  if (!generation) return tl::unexpected<Error>(generation.error());
  if (auto status = schema::check_version_file(*generation); !status) return tl::unexpected<Error>(status.error());
  Committed committed{*generation, Xapian::Database(generation->string())};
  if (auto status = schema::check_version(committed.database, index); !status)
    return tl::unexpected<Error>(status.error());
  return committed;
}

}  // namespace depeche::index
