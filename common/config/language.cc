#include "config/language.h"

#include <optional>
#include <string_view>

#include "base/language.h"
#include "config/config.h"

namespace depeche::config {
namespace {

// The last value of the option before "--".
std::optional<std::string> value_of(std::string_view option, const std::vector<std::string>& arguments) {
  const std::string assignment = std::string(option) + "=";
  std::optional<std::string> value;
  for (std::size_t at = 0; at < arguments.size() && arguments[at] != "--"; ++at)
    if (arguments[at].starts_with(assignment))
      value = arguments[at].substr(assignment.size());
    else if (arguments[at] == option && at + 1 < arguments.size())
      value = arguments[++at];
  return value;
}

bool has(std::string_view option, const std::vector<std::string>& arguments) {
  for (const std::string& argument : arguments) {
    if (argument == "--") return false;
    if (argument == option) return true;
  }
  return false;
}

std::optional<base::Language> language_of_settings(const std::vector<std::string>& arguments) {
  const auto config = load({.file = value_of("--config", arguments), .none = has("--no-config", arguments)});
  return config ? config->language : std::nullopt;
}

}  // namespace

void speak_as_asked(const std::vector<std::string>& arguments) {
  std::optional<base::Language> language;
  if (const auto asked = value_of("--lang", arguments)) language = base::language_named(*asked);
  if (!language) language = language_of_settings(arguments);
  base::speak(language.value_or(base::language_of_environment()));
}

}  // namespace depeche::config
