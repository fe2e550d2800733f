#pragma once

// Errors on their way out to C, and the border that no exception crosses.

#include <exception>
#include <utility>

#include "depeche/c_api.h"
#include "depeche/result.h"

struct depeche_error {
  depeche::Error error;
};

namespace depeche::capi {

depeche_code code_of(ErrorCode code);
// "not_found".
const char* code_name(ErrorCode code);

// Hands `failure` to the caller when `error` is not null; never throws.
void hand_over(Error failure, depeche_error** error) noexcept;
// The same for what was thrown.
void hand_over(const std::exception& exception, depeche_error** error) noexcept;

Error missing(const char* what);

// What `work`, which returns a Result, gives; `failed` when that is an error or it throws.
template <class Value, class Work>
Value guarded(depeche_error** error, Value failed, Work work) noexcept {
  if (error != nullptr) *error = nullptr;
  try {
    auto result = work();
    if (result) return static_cast<Value>(*result);
    hand_over(std::move(result.error()), error);
  } catch (const std::exception& exception) {
    hand_over(exception, error);
  }
  return failed;
}

}  // namespace depeche::capi
