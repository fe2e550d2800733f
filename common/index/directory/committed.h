#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/message.h"
#include "base/xapian.h"
#include "schema/generation_files.h"
#include "schema/index_directory.h"
#include "schema/stamp.h"
#include "schema/version.h"

namespace depeche::index {

// current_generation(), or an empty path. Every change of an index's parts changes it.
std::filesystem::path generation_in_force(const std::filesystem::path& index);

// A part of an index as last committed: a generation in force.
struct Committed {
  std::filesystem::path index;
  std::filesystem::path generation;
  schema::GenerationStamp stamp;  // before it was opened
  Xapian::Database database;
  std::string complaint;                // about the directory; empty when all is well
  std::shared_ptr<const int> postings;  // the open table, whose name may go; null when there is none
};

// All parts of the index, in their order. Errors: those of present_index(), open_generation() and check_generation().
using CommittedParts = std::vector<Committed>;
Result<CommittedParts> open_committed(const std::filesystem::path& index);

// To be called after reading: nobody has damaged its tables or replaced them since it was opened. Errors:
// those of check_version_file().
Status check_unchanged(const Committed& committed);
Status check_unchanged(const CommittedParts& parts);

// Hands the index as last committed to `step` (CommittedParts → Result<T>), once and without the lock. Nothing when a
// commit came in between: `step` must be fit to start anew then. What it read of an index that was damaged meanwhile is
// an error. Throws as Xapian does.
template <class Step>
auto read_once(const std::filesystem::path& index, Step& step)
    -> std::optional<std::invoke_result_t<Step, const CommittedParts&>> {
  const auto before = generation_in_force(index);
  try {
    const auto committed = open_committed(index);
    Status status;
    if (committed) {
      auto outcome = step(*committed);
      status = check_unchanged(*committed);
      if (status) return outcome;
    } else {
      status = tl::unexpected<Error>(committed.error());
    }
    // A generation that was replaced meanwhile looks damaged or gone.
    if (generation_in_force(index) == before) return tl::unexpected<Error>(status.error());
  } catch (const Xapian::DatabaseModifiedError&) {
    return std::nullopt;
  } catch (const Xapian::DatabaseError&) {
    if (generation_in_force(index) == before) throw;
  }
  return std::nullopt;
}

// The same, as often as it takes until no commit came in between. What Xapian throws is an error; another one is
// ErrorCode::locked, when commits come faster than `step` reads.
template <class Step>
auto read_committed(const std::filesystem::path& index, Step step) {
  constexpr int kAttempts = 100;
  using Outcome = std::invoke_result_t<Step, const CommittedParts&>;
  return base::guarded(index.string(), [&]() -> Outcome {
    for (int attempt = 0; attempt < kAttempts; ++attempt)
      if (auto outcome = read_once(index, step)) return std::move(*outcome);
    return fail(ErrorCode::locked, tr("{}: another process commits to it all the time", index.string()),
                tr("wait for it to end"));
  });
}

}  // namespace depeche::index
