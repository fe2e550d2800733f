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

}  // namespace

std::optional<Error> unknown_option(Options options, const std::vector<std::string>& arguments,
                                    const std::string& program) {
  const auto unknown = unknown_argument(options, arguments);
  if (!unknown) return std::nullopt;
  const bool is_long = unknown->starts_with("--");
  const std::string_view near = nearest(options, std::string_view(*unknown).substr(is_long ? 2 : 1));
  return Error{ErrorCode::invalid_argument, tr("there is no option {}", *unknown),
               near.empty() ? tr("{} --help shows what there is", program)
                            : tr("did you mean --{}? {} --help shows what there is", near, program),
               std::nullopt};
}

}  // namespace depeche::config
