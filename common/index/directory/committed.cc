#include "index/directory/committed.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/message.h"
#include "schema/open_generation.h"
#include "schema/version_file.h"

namespace depeche::index {

namespace {

constexpr const char* kPostings = schema::kGenerationFileNames[schema::kPostlistFile];

std::shared_ptr<const int> open_file(const std::filesystem::path& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (file < 0) return nullptr;
  return {new int(file), [](const int* open) {
            ::close(*open);
            delete open;
          }};
}

bool is_written(const Committed& committed) {
  struct stat status {};
  if (committed.postings == nullptr || ::fstat(*committed.postings, &status) != 0) return false;
  const base::FileStamp now(status);
  const base::FileStamp& opened = committed.stamp[schema::kPostlistFile];
  return now.modified_ns != opened.modified_ns || now.size != opened.size;
}

}  // namespace

std::filesystem::path generation_in_force(const std::filesystem::path& index) {
  return schema::current_generation(index).value_or(std::filesystem::path());
}

Result<CommittedParts> open_committed(const std::filesystem::path& index) {
  const auto directory = schema::present_index(index);
  if (!directory) return tl::unexpected<Error>(directory.error());
  CommittedParts parts;
  for (const schema::NamedGeneration& part : directory->parts()) {
    const std::filesystem::path generation = index / part.name;
    const schema::GenerationStamp stamp = schema::stamp_of(generation);
    const auto database = schema::open_generation(generation, part.uuid, index);
    if (!database) return tl::unexpected<Error>(database.error());
    if (auto status = schema::check_generation(generation, *database); !status)
      return tl::unexpected<Error>(status.error());
    parts.push_back({index, generation, stamp, *database, directory->complaint, open_file(generation / kPostings)});
  }
  return parts;
}

Status check_unchanged(const Committed& committed) {
  const schema::GenerationStamp now = schema::stamp_of(committed.generation);
  if (now == committed.stamp) return {};
  // One that was replaced is deleted, and what was read is right, unless commits to a linked copy have written to it.
  const std::filesystem::path current = generation_in_force(committed.index);
  if (!is_written(committed) && !current.empty() && current != committed.generation) return {};
  const auto sealed = schema::check_version_file(committed.generation);
  if (!sealed) return tl::unexpected<Error>(sealed.error());
  if (*sealed == schema::Sealed::no) return schema::not_sealed(committed.generation);
  if (schema::same_files(now, committed.stamp)) return {};
  return fail(ErrorCode::corrupt, tr("{}: files were replaced while they were read", committed.generation.string()),
              tr("run again"));
}

Status check_unchanged(const CommittedParts& parts) {
  for (const Committed& part : parts)
    if (auto status = check_unchanged(part); !status) return status;
  return {};
}

}  // namespace depeche::index
