#pragma once

// The target of a request: its path and its parameters.

#include <string>
#include <string_view>
#include <vector>

#include "depeche/result.h"

namespace depeche::http {

struct Parameter {
  std::string name;
  std::string value;
  bool operator==(const Parameter&) const = default;
};

struct Target {
  std::vector<std::string> segments;  // of the path, decoded: "/d/a%2Fb" has "d" and "a/b"; "/" has none
  std::vector<Parameter> parameters;  // in their order, decoded; + is a blank
};

// Errors: format, for what does not begin with "/", a % without two hexadecimal digits, and what is not UTF-8 then.
Result<Target> parse_target(std::string_view target);

// "a=1&b=2", decoded as in a target: what a form sends by POST. Errors: format.
Result<std::vector<Parameter>> parse_parameters(std::string_view text);

// `text` as a part of a target: all but letters, digits and -._~ as %XX.
std::string encoded(std::string_view text);
// "?a=1&b=2"; empty without parameters.
std::string encoded(const std::vector<Parameter>& parameters);

}  // namespace depeche::http
