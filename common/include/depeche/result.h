#pragma once

// Dépêche reports failures in the return type, never by exceptions. tl::expected (Debian libexpected-dev) stands in for
// C++23's std::expected. It is the only header here that is not of the standard library.

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace depeche {

// What kind of failure it is.
enum class ErrorCode {
  invalid_argument,  // the caller's request makes no sense
  not_found,         // a file, an index or an id is absent
  io,                // the operating system refused: permissions, disk full, …
  format,            // the bytes are not what their format promises
  encoding,          // the bytes are not text in the expected encoding
  date,              // a date that cannot be understood or cannot exist
  query,             // a query error; Error::offset says where
  index_version,     // an index of another schema or analyzer
  locked,            // another process is writing the index
  corrupt,           // the index is damaged
  limit,             // an input exceeds a stated limit
  timeout,           // the deadline of a search passed before its answer was there
  internal,
};

// What went wrong, on which input (message), and what to do next (hint, may be empty).
struct Error {
  ErrorCode code = ErrorCode::internal;  // the kind of failure
  std::string message;                   // what failed, on which input; UTF-8, one line
  std::string hint;                      // what to do next; may be empty
  std::optional<std::size_t> offset;     // byte offset into the query or expression, when there is one
};

// A value, or why there is none.
template <class T>
using Result = tl::expected<T, Error>;
// Nothing, or why it failed.
using Status = Result<void>;

// Makes an error to return where a Result is expected.
inline tl::unexpected<Error> fail(ErrorCode code, std::string message, std::string hint = {},
                                  std::optional<std::size_t> offset = std::nullopt) {
  return tl::unexpected<Error>(Error{code, std::move(message), std::move(hint), offset});
}

}  // namespace depeche
