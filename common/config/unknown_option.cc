#include "config/unknown_option.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/message.h"
#include "manual/arguments.h"
#include "query/language/nearest_name.h"

namespace depeche::config {
namespace {

using manual::Option;
using manual::Takes;
using Options = std::span<const Option>;

// Whether one of the letters behind a dash is none of an option, up to one that has a value.
bool has_unknown_letter(Options options, std::string_view letters) {
  for (const char letter : letters) {
    const Option* option = manual::option_lettered(options, letter);
    if (option == nullptr) return true;
    if (option->takes != Takes::nothing) return false;
  }
  return false;
}

std::optional<std::string> unknown_argument(Options options, const std::vector<std::string>& arguments) {
  for (auto argument = arguments.begin(); argument != arguments.end() && *argument != "--"; ++argument) {
    if (argument->starts_with("--")) {
      const std::string name = argument->substr(0, argument->find('='));
      if (manual::option_named(options, std::string_view(name).substr(2)) == nullptr) return name;
    } else if (argument->size() > 1 && argument->front() == '-') {
      if (has_unknown_letter(options, std::string_view(*argument).substr(1))) return *argument;
    }
    if (manual::takes_next(options, *argument) && std::next(argument) != arguments.end()) ++argument;
  }
  return std::nullopt;
}

std::string_view nearest(Options options, std::string_view typed) {
  std::vector<std::string_view> names;
  for (const Option& option : options) {
    names.push_back(option.name);
    const auto french = manual::french_names(option);
    names.insert(names.end(), french.begin(), french.end());
  }
  return query::nearest_name(typed, names);
}

Error unknown(Options options, const std::string& argument, const std::string& help) {
  const std::string name = argument.substr(
      argument.find_first_not_of('-') == argument.npos ? argument.size() : argument.find_first_not_of('-'));
  const bool is_letter = name.size() == 1 && manual::option_lettered(options, name.front()) != nullptr;
  const std::string near = is_letter ? "-" + name : std::string(nearest(options, name));
  const std::string meant = is_letter || near.empty() ? near : "--" + near;
  return {ErrorCode::invalid_argument, tr("there is no option {}", argument),
          meant.empty() ? help : tr("did you mean {}? {}", meant, help), std::nullopt};
}

// An option without its value, or with one that it does not take.
std::optional<Error> wrong_value(Options options, const std::vector<std::string>& arguments, const std::string& help) {
  for (std::size_t at = 0; at < arguments.size() && arguments[at] != "--"; ++at) {
    const std::string& argument = arguments[at];
    const std::size_t equals = argument.find('=');
    const std::string name = argument.substr(0, equals);
    const Option* option = name.starts_with("--") ? manual::option_named(options, name.substr(2)) : nullptr;
    if (option != nullptr && option->takes == Takes::nothing && equals != argument.npos)
      return Error{ErrorCode::invalid_argument, tr("{} takes no value", name), help, std::nullopt};
    if (!manual::takes_next(options, argument)) continue;
    if (at + 1 == arguments.size())
      return Error{ErrorCode::invalid_argument, tr("{} needs a value", argument), help, std::nullopt};
    ++at;
  }
  return std::nullopt;
}

}  // namespace

Misuse misuse(Options options, const std::vector<std::string>& arguments, const std::string& program) {
  const std::string help = tr("{} --help shows what there is", program);
  if (const auto argument = unknown_argument(options, arguments)) return {true, unknown(options, *argument, help)};
  if (auto error = wrong_value(options, arguments, help)) return {false, std::move(*error)};
  return {false, {ErrorCode::invalid_argument, tr("the options cannot be read"), help, std::nullopt}};
}

}  // namespace depeche::config
