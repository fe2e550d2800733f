#pragma once

// The one place that includes Xapian and turns its exceptions into Error.

#include <exception>
#include <string>
#include <type_traits>
#include <utility>

#include <xapian.h>

#include "depeche/result.h"

namespace depeche::base {

// What a Xapian exception means for people; `context` names the index or the step.
Error describe(const Xapian::Error& error, const std::string& context);
// The same for what the standard library throws in between.
Error describe(const std::exception& error, const std::string& context);

// Runs `step`, whose result is a Result<T>; a Xapian exception becomes an Error. DatabaseModifiedError passes
// through: only a caller that can reopen knows what to do with it.
template <class Step>
auto guarded(const std::string& context, Step&& step) -> std::invoke_result_t<Step> {
  try {
    return std::forward<Step>(step)();
  } catch (const Xapian::DatabaseModifiedError&) {
    throw;
  } catch (const Xapian::Error& error) {
    return tl::unexpected<Error>(describe(error, context));
  } catch (const std::exception& error) {
    // Xapian lets these out of damaged tables, and the file system its own.
    return tl::unexpected<Error>(describe(error, context));
  }
}

}  // namespace depeche::base
