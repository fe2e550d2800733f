#include "capi/json_members.h"

#include <algorithm>
#include <utility>

#include "base/files.h"
#include "base/message.h"

namespace depeche::capi {
namespace {

constexpr std::size_t kMostBytes = 16 << 20;

tl::unexpected<Error> wrong(std::string fault) { return fail(ErrorCode::invalid_argument, std::move(fault)); }

bool is_list_of_texts(const Json& value) {
  return value.is_array() && std::all_of(value.begin(), value.end(), [](const Json& e) { return e.is_string(); });
}

std::string names_of(const std::vector<Member>& members) {
  std::string names;
  for (const Member& member : members) names.append(names.empty() ? "" : ", ").append(member.name);
  return names;
}

Status take_member(const std::string& name, const Json& value, const std::vector<Member>& members) {
  const auto member = std::find_if(members.begin(), members.end(), [&](const Member& m) { return m.name == name; });
  if (member == members.end())
    return fail(ErrorCode::invalid_argument, tr("unknown member {}", base::in_quotes(name)),
                tr("the members are {}", names_of(members)));
  if (value.is_null()) return {};
  const Status taken = member->take(value);
  if (taken) return {};
  return fail(taken.error().code, tr("{} {}", base::in_quotes(name), taken.error().message), taken.error().hint);
}

}  // namespace

Result<Json> parse_object(std::string_view text, const std::string& what) {
  if (text.size() > kMostBytes)
    return fail(ErrorCode::limit, tr("{} is longer than 16 MB", what), tr("shorten what is in it"));
  Json json = Json::parse(text, nullptr, false);
  if (json.is_object()) return json;
  return fail(ErrorCode::format,
              json.is_discarded() ? tr("{} is not valid JSON in UTF-8", what) : tr("{} is not a JSON object", what),
              tr("write it as one object: {{\"name\": value, …}}"));
}

Status take_members(const Json& object, const std::vector<Member>& members) {
  for (const auto& [name, value] : object.items())
    if (Status taken = take_member(name, value, members); !taken) return taken;
  return {};
}

std::function<Status(const Json&)> into(std::string& target) {
  return [&target](const Json& value) -> Status {
    if (!value.is_string()) return wrong(tr("must be a text"));
    target = value.get<std::string>();
    return {};
  };
}

std::function<Status(const Json&)> into(bool& target) {
  return [&target](const Json& value) -> Status {
    if (!value.is_boolean()) return wrong(tr("must be true or false"));
    target = value.get<bool>();
    return {};
  };
}

std::function<Status(const Json&)> into(std::size_t& target) {
  return [&target](const Json& value) -> Status {
    if (!value.is_number_unsigned()) return wrong(tr("must be a whole number, 0 or more"));
    target = value.get<std::size_t>();
    return {};
  };
}

std::function<Status(const Json&)> into(double& target) {
  return [&target](const Json& value) -> Status {
    if (!value.is_number() || value.get<double>() < 0) return wrong(tr("must be a number, 0 or more"));
    target = value.get<double>();
    return {};
  };
}

std::function<Status(const Json&)> into(std::vector<std::string>& target) {
  return [&target](const Json& value) -> Status {
    if (!is_list_of_texts(value)) return wrong(tr("must be a list of texts"));
    target = value.get<std::vector<std::string>>();
    return {};
  };
}

std::function<Status(const Json&)> into(std::vector<Alias>& target) {
  return [&target](const Json& value) -> Status {
    if (!value.is_object() || !std::all_of(value.begin(), value.end(), is_list_of_texts))
      return wrong(tr("must be an object of lists of texts"));
    for (const auto& [name, variants] : value.items())
      target.push_back({name, variants.get<std::vector<std::string>>()});
    return {};
  };
}

}  // namespace depeche::capi
