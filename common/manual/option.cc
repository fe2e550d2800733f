#include "manual/option.h"

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

}  // namespace depeche::manual
