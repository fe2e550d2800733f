#include "serve/problem.h"

#include <sstream>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/message.h"
#include "capi/failure.h"
#include "render/json_value.h"
#include "serve/answers.h"

namespace depeche::serve {
namespace {

int status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::invalid_argument:
    case ErrorCode::format:
    case ErrorCode::encoding:
    case ErrorCode::date:
    case ErrorCode::query:
    case ErrorCode::limit:
      return 400;
    case ErrorCode::not_found:
      return 404;
    case ErrorCode::internal:
      return 500;
    case ErrorCode::io:
    case ErrorCode::index_version:
    case ErrorCode::locked:
    case ErrorCode::corrupt:
    case ErrorCode::timeout:
      break;
  }
  return 503;
}

}  // namespace

Problem::Problem(Error failure)
    : status(status_of(failure.code)), code(capi::code_name(failure.code)), error(std::move(failure)) {
  if (error.code == ErrorCode::timeout) headers.push_back({"Retry-After", "1"});
}

bool is_of_the_archive(const Problem& problem) {
  return problem.status >= 500 && problem.code != capi::code_name(ErrorCode::timeout) && problem.code != "busy";
}

http::Answer problem_answer(const Problem& problem) {
  using Json = nlohmann::ordered_json;
  const bool is_hidden = is_of_the_archive(problem);
  const std::string detail = is_hidden ? tr("the archive cannot be read now") : problem.error.message;
  const std::string hint = is_hidden ? tr("the log of the server says why") : problem.error.hint;
  const Json json = {{"type", "urn:depeche:problem:" + problem.code},
                     {"title", http::phrase_of(problem.status)},
                     {"status", problem.status},
                     {"detail", detail},
                     {"code", problem.code},
                     {"hint", hint.empty() ? Json(nullptr) : Json(hint)},
                     {"offset", problem.error.offset ? Json(*problem.error.offset) : Json(nullptr)}};
  std::ostringstream out;
  render::write_json(json, out);
  out << '\n';
  http::Answer answer = text_answer("application/problem+json", std::move(out).str(), problem.status);
  answer.headers.insert(answer.headers.end(), problem.headers.begin(), problem.headers.end());
  return answer;
}

}  // namespace depeche::serve
