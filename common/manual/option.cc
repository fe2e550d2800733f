#include "manual/option.h"

#include <sstream>

namespace depeche::manual {

std::string declared_name(const Option& option) {
  std::string declared;
  if (option.letter != '\0') declared.append(1, option.letter).append(",");
  return declared.append(option.name);
}

std::string signature(const Option& option, bool aligned) {
  std::string text = aligned ? "    " : "";
  if (option.letter != '\0') text = std::string("-") + option.letter + ", ";
  text.append("--").append(option.name);
  if (option.takes == Takes::maybe) return text.append("[=").append(option.argument.english).append("]");
  if (!option.argument.empty()) text.append(" ").append(option.argument.english);
  return text;
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
