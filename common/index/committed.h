#pragma once

#include <filesystem>

#include "base/xapian.h"
#include "schema/index_directory.h"
#include "schema/stamp.h"
#include "schema/version.h"

namespace depeche::index {

// The index as last committed. Errors: those of current_generation() and check_version().
Result<Xapian::Database> open_committed(const std::filesystem::path& index);

// Hands the index as last committed to `step` (a database → Result<T>), without the lock: as often as it takes until
// no commit came in between. `step` must be fit to start anew.
template <class Step>
auto read_committed(const std::filesystem::path& index, Step step) {
  constexpr int kAttempts = 100;
  using Outcome = decltype(step(std::declval<const Xapian::Database&>()));
  return base::guarded(index.string(), [&]() -> Outcome {
    for (int attempt = 1;; ++attempt) {
      try {
        const auto database = open_committed(index);
        if (!database) return tl::unexpected<Error>(database.error());
        return step(*database);
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
