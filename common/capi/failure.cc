#include "capi/failure.h"

#include <array>
#include <new>
#include <string>

#include "base/no_memory.h"

namespace depeche::capi {
namespace {

struct Code {
  ErrorCode internal;
  depeche_code external;
  const char* name;
};

constexpr std::array<Code, 13> kCodes{{
    {ErrorCode::invalid_argument, DEPECHE_INVALID_ARGUMENT, "invalid_argument"},
    {ErrorCode::not_found, DEPECHE_NOT_FOUND, "not_found"},
    {ErrorCode::io, DEPECHE_IO, "io"},
    {ErrorCode::format, DEPECHE_FORMAT, "format"},
    {ErrorCode::encoding, DEPECHE_ENCODING, "encoding"},
    {ErrorCode::date, DEPECHE_DATE, "date"},
    {ErrorCode::query, DEPECHE_QUERY, "query"},
    {ErrorCode::index_version, DEPECHE_INDEX_VERSION, "index_version"},
    {ErrorCode::locked, DEPECHE_LOCKED, "locked"},
    {ErrorCode::corrupt, DEPECHE_CORRUPT, "corrupt"},
    {ErrorCode::limit, DEPECHE_LIMIT, "limit"},
    {ErrorCode::timeout, DEPECHE_TIMEOUT, "timeout"},
    {ErrorCode::internal, DEPECHE_INTERNAL, "internal"},
}};

const Code& find_code(ErrorCode code) {
  for (const Code& known : kCodes)
    if (known.internal == code) return known;
  return kCodes.back();
}

}  // namespace

depeche_code code_of(ErrorCode code) { return find_code(code).external; }
const char* code_name(ErrorCode code) { return find_code(code).name; }

void hand_over(Error failure, depeche_error** error) noexcept {
  try {
    if (failure.code == ErrorCode::timeout) failure.hint += " (\"timeout\")";
  } catch (const std::bad_alloc&) {
    // The hint says enough.
  }
  if (error != nullptr) *error = new (std::nothrow) depeche_error{std::move(failure)};
}

void hand_over(const std::exception& exception, depeche_error** error) noexcept {
  try {
    if (!base::is_lack_of_memory(exception))
      return hand_over(Error{ErrorCode::internal, exception.what(), {}, {}}, error);
  } catch (const std::bad_alloc&) {
    // There is none for the words.
  }
  // Short enough that the string takes no memory.
  hand_over(Error{ErrorCode::internal, "no memory", {}, {}}, error);
}

Error missing(const char* what) {
  return {ErrorCode::invalid_argument, std::string(what) + " is NULL", "see depeche/c_api.h", std::nullopt};
}

}  // namespace depeche::capi
