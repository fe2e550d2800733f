#pragma once

#include <chrono>
#include <string>
#include <type_traits>

#include "base/deadline.h"
#include "base/message.h"
#include "base/xapian.h"
#include "search/shard/call.h"

namespace depeche::search {

// A reader survives one commit of a writer. When two commits overtake it, it reads the newest state again, for so long.
inline constexpr std::chrono::seconds kPatience{10};
// How often something is read again that looks damaged: a generation that was replaced meanwhile looks damaged or gone.
inline constexpr int kMostTries = 5;

// Runs `step`, which returns a Result<T>, until it sees some commit whole: again when it throws, or says that the index
// is damaged. `again` runs before each further try. What the two throw becomes an Error, in which `name` names the
// index; what a shard failed with stays as it was.
template <class Step, class Again = void (*)()>
auto with_retries(
    const std::string& name, Step step, Again again = [] {}) -> std::invoke_result_t<Step> {
  const auto begin = std::chrono::steady_clock::now();
  for (int tries = 1;; ++tries) {
    try {
      if (tries > 1) again();
      auto result = step();
      if (result || result.error().code != ErrorCode::corrupt || tries >= kMostTries) return result;
    } catch (const Xapian::DatabaseModifiedError&) {
      if (std::chrono::steady_clock::now() - begin > kPatience)
        return fail(ErrorCode::io, tr("{}: changes faster than it can be read", name), tr("try again"));
    } catch (const Xapian::DatabaseError& error) {
      if (tries >= kMostTries) return tl::unexpected<Error>(base::describe(error, name));
    } catch (const Xapian::Error& error) {
      return tl::unexpected<Error>(base::describe(error, name));
    } catch (const ShardFailure& failure) {
      return tl::unexpected<Error>(failure.error());
    } catch (const base::DeadlinePassed& passed) {
      return tl::unexpected<Error>(base::timeout_error(passed));
    } catch (const std::exception& error) {
      return tl::unexpected<Error>(base::describe(error, name));
    }
  }
}

}  // namespace depeche::search
