#include "manual/option.h"

#include <algorithm>
#include <sstream>

namespace depeche::manual {

std::string declared_name(const Option& option) {
  std::string declared;
  if (option.letter != '\0') declared.append(1, option.letter).append(",");
  return declared.append(option.name);
}

std::string signature(const Option& option, bool aligned, Language language) {
  std::string text = aligned ? "    " : "";
  if (option.letter != '\0') text = std::string("-") + option.letter + ", ";
  text.append("--").append(option.name);
  if (option.takes == Takes::maybe) return text.append("[=").append(option.argument.in(language)).append("]");
  if (!option.argument.empty()) text.append(" ").append(option.argument.in(language));
  return text;
}

std::string enumerated(std::span<const std::string_view> words, Language language) {
  const std::string_view last = language == Language::french ? " ou " : " or ";
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i)
    text.append(i == 0 ? "" : i + 1 == words.size() ? last : ", ").append(words[i]);
  return text;
}

std::vector<std::string_view> choices_of(const Option& option) {
  std::vector<std::string_view> choices;
  for (std::string_view rest = option.choices; !rest.empty();) {
    choices.push_back(rest.substr(0, rest.find(' ')));
    rest.remove_prefix(std::min(rest.size(), choices.back().size() + 1));
  }
  return choices;
}

std::string help_of(const Option& option, Language language) {
  std::string help(option.help.in(language));
  if (const std::size_t at = help.find("{}"); at != std::string::npos)
    help.replace(at, 2, enumerated(choices_of(option), language));
  return help;
}

std::optional<std::pair<std::string, std::string>> excluding_pair(
    std::span<const Option> options, const std::function<bool(const std::string&)>& is_given) {
  for (const Option& option : options) {
    const std::string name(option.name);
    if (option.excludes.empty() || !is_given(name)) continue;
    std::istringstream excluded{std::string(option.excludes)};
    for (std::string other; excluded >> other;)
      if (is_given(other)) return std::pair(name, other);
  }
  return std::nullopt;
}

}  // namespace depeche::manual
