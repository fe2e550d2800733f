#include "config/unknown_option.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/message.h"
#include "query/language/nearest_name.h"

namespace depeche::config {
namespace {

using manual::Option;
using manual::Takes;
using Options = std::span<const Option>;

const Option* named(Options options, std::string_view name) {
  const auto found = std::ranges::find(options, name, &Option::name);
  return found == options.end() ? nullptr : &*found;
}

const Option* lettered(Options options, char letter) {
  const auto found = std::ranges::find(options, letter, &Option::letter);
  return letter == '\0' || found == options.end() ? nullptr : &*found;
}

bool takes_next(const Option& option) { return option.takes == Takes::value || option.takes == Takes::values; }

// Looks at the letters behind a dash. `skips`: the next argument is a value.
bool has_unknown_letter(Options options, std::string_view letters, bool& skips) {
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const Option* option = lettered(options, letters[i]);
    if (option == nullptr) return true;
    if (option->takes == Takes::nothing) continue;
    skips = i + 1 == letters.size() && takes_next(*option);
    return false;
  }
  return false;
}

std::optional<std::string> unknown_argument(Options options, const std::vector<std::string>& arguments) {
  for (auto argument = arguments.begin(); argument != arguments.end() && *argument != "--"; ++argument) {
    bool skips = false;
    if (argument->starts_with("--")) {
      const std::size_t equals = argument->find('=');
      const Option* option = named(options, std::string_view(*argument).substr(2, equals - 2));
      if (option == nullptr) return argument->substr(0, equals);
      skips = equals == std::string::npos && takes_next(*option);
    } else if (argument->size() > 1 && argument->front() == '-') {
      if (has_unknown_letter(options, std::string_view(*argument).substr(1), skips)) return *argument;
    }
    if (skips && std::next(argument) != arguments.end()) ++argument;
  }
  return std::nullopt;
}

std::string_view nearest(Options options, std::string_view typed) {
  std::vector<std::string_view> names;
  for (const Option& option : options) names.push_back(option.name);
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
