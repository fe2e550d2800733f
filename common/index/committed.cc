#include "index/committed.h"

#include "schema/generation.h"

namespace depeche::index {

Result<Committed> open_committed(const std::filesystem::path& index) {
  const auto directory = schema::present_index(index);
  if (!directory) return tl::unexpected<Error>(directory.error());
  const auto database = schema::open_generation(directory->generation_path(), directory->uuid, index);
  if (!database) return tl::unexpected<Error>(database.error());
  return Committed{directory->generation_path(), *database, directory->complaint};
}

}  // namespace depeche::index
