#pragma once

#include <filesystem>
#include <string>

#include "base/xapian.h"
#include "schema/index_directory.h"
#include "schema/stamp.h"
#include "schema/version.h"

namespace depeche::index {

// The index as last committed.
struct Committed {
  std::filesystem::path generation;
  Xapian::Database database;
  std::string complaint;  // about the directory; empty when all is well
};

// Errors: those of present_index(), open_database() and check_version().
Result<Committed> open_committed(const std::filesystem::path& index);

// Hands the index as last committed to `step` (a Committed → Result<T>), without the lock: as often as it takes until
// no commit came in between. `step` must be fit to start anew.
template <class Step>
auto read_committed(const std::filesystem::path& index, Step step) {
  constexpr int kAttempts = 100;
  using Outcome = decltype(step(std::declval<const Committed&>()));
  return base::guarded(index.string(), [&]() -> Outcome {
    for (int attempt = 1;; ++attempt) {
      try {
        const auto committed = open_committed(index);
        if (!committed) return tl::unexpected<Error>(committed.error());
        return step(*committed);
      } catch (const Xapian::DatabaseModifiedError&) {
        if (attempt == kAttempts)
          return fail(ErrorCode::locked, index.string() + ": another process commits to it all the time",
                      "wait for it to end");
      } catch (const Xapian::DatabaseOpeningError&) {
        // A generation that was replaced between reading its name and opening it.
        if (attempt == kAttempts) throw;
      }
    }
  });
}

}  // namespace depeche::index
