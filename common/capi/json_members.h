#pragma once

// The members of a JSON object that a caller wrote, each by its name and type.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "depeche/alias.h"
#include "depeche/result.h"

namespace depeche::capi {

using Json = nlohmann::json;

// Errors: format for what is not JSON, or not an object. `what` names it in the message: "the request".
Result<Json> parse_object(std::string_view text, const std::string& what);

// What the value of a member is: for those who write it otherwise than as JSON. `names`: a list of texts that hold no
// comma.
enum class Shape { text, whole_number, number, flag, texts, names, object };

// Takes the value of a member, which is not null.
struct Member {
  std::string_view name;
  Shape shape;
  std::function<Status(const Json& value)> take;
};

// Gives each member of `object` to the one of `members` that has its name; null is passed over. An unknown name is
// invalid_argument, and so is what a member refuses; the message names it.
Status take_members(const Json& object, const std::vector<Member>& members);

// What puts a value of that type into `target`, which must outlive it.
std::function<Status(const Json&)> into(std::string& target);
std::function<Status(const Json&)> into(bool& target);
std::function<Status(const Json&)> into(std::size_t& target);
std::function<Status(const Json&)> into(double& target);  // 0 or more
std::function<Status(const Json&)> into(std::vector<std::string>& target);
std::function<Status(const Json&)> into(std::vector<Alias>& target);  // an object of lists of texts

}  // namespace depeche::capi
