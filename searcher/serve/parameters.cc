#include "serve/parameters.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/command_line.h"
#include "base/files.h"
#include "base/message.h"
#include "query/language/nearest_name.h"

namespace depeche::serve {
namespace {

using capi::Json;
using capi::Shape;

// What the names of properties stand behind: "where.rubrique".
constexpr std::array<std::string_view, 2> kObjects{"where", "not_where"};
constexpr std::array<std::string_view, 4> kListsOfFilters{"sources", "places", "not_sources", "not_places"};

auto wrong(std::string_view name, const std::string& fault) {
  return fail(ErrorCode::invalid_argument, tr("{}: {}", base::in_quotes(name), fault));
}

auto given_again(std::string_view name) {
  return fail(ErrorCode::invalid_argument, tr("the parameter {} is given more than once", base::in_quotes(name)));
}

auto unknown(std::string_view name, const std::vector<std::string_view>& known) {
  const std::string near(query::nearest_name(name, known));
  std::string names;
  for (const std::string_view one : known) names.append(names.empty() ? "" : ", ").append(one);
  return fail(ErrorCode::invalid_argument, tr("unknown parameter {}", base::in_quotes(name)),
              near.empty() ? tr("the parameters are {}", names) : tr("did you mean {}?", base::in_quotes(near)));
}

template <class Number>
std::optional<Number> number_of(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
  return number;
}

Result<Json> value_of(const http::Parameter& parameter, Shape shape) {
  const auto& [name, value] = parameter;
  switch (shape) {
    case Shape::text:
      return Json(value);
    case Shape::whole_number:
      if (const auto number = number_of<std::uint64_t>(value)) return Json(*number);
      return wrong(name, tr("must be a whole number, 0 or more"));
    case Shape::number:
      if (const auto number = number_of<double>(value)) return Json(*number);
      return wrong(name, tr("must be a number, 0 or more"));
    case Shape::flag:
      if (value == "true" || value == "1") return Json(true);
      if (value == "false" || value == "0") return Json(false);
      return wrong(name, tr("must be true or false"));
    case Shape::texts:
      return Json::array({value});
    case Shape::names:
      return Json(base::split_list(value));
    case Shape::object:
      break;
  }
  return fail(ErrorCode::invalid_argument, tr("{} has no place in an address", base::in_quotes(name)),
              tr("send the request as JSON, by POST"));
}

Status add(const http::Parameter& parameter, Shape shape, Json& object) {
  auto value = value_of(parameter, shape);
  if (!value) return tl::unexpected<Error>(value.error());
  Json& member = object[parameter.name];
  if (member.is_null())
    member = std::move(*value);
  else if (member.is_array() && value->is_array())
    member.insert(member.end(), value->begin(), value->end());
  else
    return given_again(parameter.name);
  return {};
}

bool add_to_object(const http::Parameter& parameter, Json& object) {
  for (const std::string_view name : kObjects) {
    if (!parameter.name.starts_with(name) || parameter.name[name.size()] != '.') continue;
    object[std::string(name)][parameter.name.substr(name.size() + 1)].push_back(parameter.value);
    return true;
  }
  return false;
}

}  // namespace

Result<std::optional<std::string>> Parameters::take(std::string_view name) {
  std::optional<std::string> taken;
  for (auto at = all_.begin(); at != all_.end();) {
    if (at->name != name) {
      ++at;
      continue;
    }
    if (taken) return given_again(name);
    taken = std::move(at->value);
    at = all_.erase(at);
  }
  return taken;
}

Result<std::size_t> Parameters::take_count(std::string_view name, std::size_t most, std::size_t otherwise) {
  const auto text = take(name);
  if (!text) return tl::unexpected<Error>(text.error());
  if (!*text) return otherwise;
  const auto number = number_of<std::size_t>(**text);
  if (!number) return wrong(name, tr("must be a whole number, 0 or more"));
  if (*number > most) return fail(ErrorCode::limit, tr("{} must be at most {}", base::in_quotes(name), most));
  return *number;
}

Status Parameters::none_left(std::string_view known) const {
  if (all_.empty()) return {};
  std::vector<std::string_view> names;
  while (!known.empty()) {
    const std::size_t blank = known.find(' ');
    names.push_back(known.substr(0, blank));
    known = blank == std::string_view::npos ? std::string_view() : known.substr(blank + 1);
  }
  return unknown(all_.front().name, names);
}

void name_in_full(std::vector<http::Parameter>& parameters) {
  for (http::Parameter& parameter : parameters)
    if (std::ranges::find(kListsOfFilters, parameter.name + 's') != kListsOfFilters.end()) parameter.name += 's';
}

Result<Json> object_of(std::vector<http::Parameter> parameters, const std::vector<capi::MemberShape>& members) {
  Json object = Json::object();
  name_in_full(parameters);
  for (http::Parameter& parameter : parameters) {
    if (parameter.name == "q") parameter.name = "query";
    if (add_to_object(parameter, object)) continue;
    const auto member = std::ranges::find(members, parameter.name, &capi::MemberShape::name);
    if (member == members.end()) {
      std::vector<std::string_view> names;
      for (const auto& known : members) names.push_back(known.name);
      return unknown(parameter.name, names);
    }
    if (auto added = add(parameter, member->shape, object); !added) return tl::unexpected<Error>(added.error());
  }
  return object;
}

}  // namespace depeche::serve
