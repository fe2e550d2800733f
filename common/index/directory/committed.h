#pragma once

#include <filesystem>
#include <string>

#include "base/xapian.h"
#include "schema/generation_files.h"
#include "schema/index_directory.h"
#include "schema/stamp.h"
#include "schema/version.h"

namespace depeche::index {

// current_generation(), or an empty path.
std::filesystem::path generation_in_force(const std::filesystem::path& index);

// The index as last committed.
struct Committed {
  std::filesystem::path index;
  std::filesystem::path generation;
  schema::GenerationStamp stamp;  // before it was opened
  Xapian::Database database;
  std::string complaint;  // about the directory; empty when all is well
};

// Errors: those of present_index(), open_generation() and check_generation().
Result<Committed> open_committed(const std::filesystem::path& index);

// To be called after reading: nobody has damaged its tables or replaced them since it was opened. Errors:
// those of check_version_file().
Status check_unchanged(const Committed& committed);

// Hands the index as last committed to `step` (a Committed → Result<T>), without the lock, again and again until no
// commit came in between. `step` must be able to start anew. When the index was damaged while it read, that is an
// error.
template <class Step>
auto read_committed(const std::filesystem::path& index, Step step) {
  constexpr int kAttempts = 100;
  using Outcome = decltype(step(std::declval<const Committed&>()));
  return base::guarded(index.string(), [&]() -> Outcome {
    for (int attempt = 1;; ++attempt) {
      const auto before = generation_in_force(index);
      try {
        const auto committed = open_committed(index);
        if (committed) {
          auto outcome = step(*committed);
          const Status unchanged = check_unchanged(*committed);
          if (unchanged) return outcome;
          if (attempt == kAttempts || generation_in_force(index) == before)
            return tl::unexpected<Error>(unchanged.error());
        } else if (attempt == kAttempts || generation_in_force(index) == before) {
          return tl::unexpected<Error>(committed.error());
        }
      } catch (const Xapian::DatabaseModifiedError&) {
        if (attempt == kAttempts)
          return fail(ErrorCode::locked, index.string() + ": another process commits to it all the time",
                      "wait for it to end");
      } catch (const Xapian::DatabaseError&) {
        // A generation that was replaced meanwhile looks damaged or gone.
        if (attempt == kAttempts || generation_in_force(index) == before) throw;
      }
    }
  });
}

}  // namespace depeche::index
