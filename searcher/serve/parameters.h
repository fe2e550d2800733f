#pragma once

// The parameters of a request's address.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "capi/request_json.h"
#include "depeche/result.h"
#include "http/target.h"

namespace depeche::serve {

// What nobody takes is unknown, and an unknown parameter is an error: it would be a filter that does nothing.
class Parameters {
 public:
  explicit Parameters(std::vector<http::Parameter> all) : all_(std::move(all)) {}

  // The value of the parameter, and no longer there. Error: invalid_argument when it was given more than once.
  Result<std::optional<std::string>> take(std::string_view name);
  // A whole number up to `most`; `otherwise` when it is not given.
  Result<std::size_t> take_count(std::string_view name, std::size_t most, std::size_t otherwise);
  // All that is left.
  std::vector<http::Parameter> take_all() { return std::exchange(all_, {}); }
  // Error: invalid_argument when there is one left. `known` are named in the hint, separated by blanks.
  Status none_left(std::string_view known) const;

 private:
  std::vector<http::Parameter> all_;
};

// A list's name for one value: "source" for "sources", "not_place" for "not_places". Other names stay.
void name_in_full(std::vector<http::Parameter>& parameters);

// A request of the C interface (c_api.h), written as parameters: lists by giving one again, those of names also by
// commas; "where.NAME" and "not_where.NAME" for values of properties; "q" for "query", and a list's name for one value.
// Errors: invalid_argument.
Result<capi::Json> object_of(std::vector<http::Parameter> parameters, const std::vector<capi::MemberShape>& members);

}  // namespace depeche::serve
