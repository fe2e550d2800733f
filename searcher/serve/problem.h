#pragma once

// Why there is no answer, as clients are told it: RFC 9457, application/problem+json.

#include <string>
#include <vector>

#include "depeche/result.h"
#include "http/message.h"

namespace depeche::serve {

// An Error becomes one by itself, with the status of its code.
struct Problem {
  Problem(Error failure);  // NOLINT(google-explicit-constructor): every page returns errors as they are
  Problem(int http_status, std::string name, std::string message, std::string hint = {})
      : status(http_status),
        code(std::move(name)),
        error{ErrorCode::invalid_argument, std::move(message), std::move(hint), {}} {}

  int status;
  std::string code;  // "query", "date", …, of an Error; else "busy", "method", …
  Error error;
  std::vector<http::Header> headers = {};
};

// Errors of the index itself: the client can do nothing, and the message may name files of the machine.
bool is_of_the_archive(const Problem& problem);

http::Answer problem_answer(const Problem& problem);

}  // namespace depeche::serve
