#include "index/directory/committed.h"

#include "base/message.h"
#include "schema/open_generation.h"
#include "schema/version_file.h"

namespace depeche::index {

std::filesystem::path generation_in_force(const std::filesystem::path& index) {
  return schema::current_generation(index).value_or(std::filesystem::path());
}

Result<Committed> open_committed(const std::filesystem::path& index) {
  const auto directory = schema::present_index(index);
  if (!directory) return tl::unexpected<Error>(directory.error());
  const std::filesystem::path generation = directory->generation_path();
  const schema::GenerationStamp stamp = schema::stamp_of(generation);
  const auto database = schema::open_generation(generation, directory->uuid, index);
  if (!database) return tl::unexpected<Error>(database.error());
  if (auto status = schema::check_generation(generation, *database); !status)
    return tl::unexpected<Error>(status.error());
  return Committed{index, generation, stamp, *database, directory->complaint};
}

Status check_unchanged(const Committed& committed) {
  const schema::GenerationStamp now = schema::stamp_of(committed.generation);
  if (now == committed.stamp) return {};
  // One that was replaced is deleted, and what was read is right.
  const std::filesystem::path current = generation_in_force(committed.index);
  if (!current.empty() && current != committed.generation) return {};
  const auto sealed = schema::check_version_file(committed.generation);
  if (!sealed) return tl::unexpected<Error>(sealed.error());
  if (*sealed == schema::Sealed::no) return schema::not_sealed(committed.generation);
  if (schema::same_files(now, committed.stamp)) return {};
  return fail(ErrorCode::corrupt, tr("{}: files were replaced while they were read", committed.generation.string()),
              tr("run again"));
}

}  // namespace depeche::index
