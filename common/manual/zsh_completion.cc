#include "manual/completion.h"

namespace depeche::manual {
namespace {

// Inside '…[…]': quotes end the word, brackets the explanation.
std::string escaped_for_zsh(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\'')
      out += "'\\''";
    else if (c == '[' || c == ']' || c == '\\' || c == ':')
      out.append("\\").append(1, c);
    else
      out += c;
  }
  return out;
}

std::string action(Offers offers) {
  if (offers == Offers::files) return "_files";
  if (offers == Offers::folders) return "_files -/";
  return " ";
}

std::string zsh_value(const Option& option) {
  if (option.takes == Takes::nothing) return "";
  const std::string label =
      (option.takes == Takes::maybe ? "::" : ":") + escaped_for_zsh(option.argument.english) + ":";
  if (option.choices.empty()) return label + action(option.offers);
  const std::string words(option.choices);
  return label + (option.several_choices ? "_sequence compadd - " + words : "(" + words + ")");
}

std::string specification(const Option& option, const std::string& name, const std::string& repeated) {
  return "    '" + repeated + name + "[" + escaped_for_zsh(help_of(option, Language::english)) + "]" +
         zsh_value(option) + "' \\\n";
}

std::string specifications(const Option& option) {
  const std::string name = "--" + std::string(option.name);
  const std::string ending = option.takes == Takes::nothing ? "" : option.takes == Takes::maybe ? "=-" : "=";
  const std::string letter = option.letter == '\0' ? "" : std::string("-") + option.letter;
  std::string repeated = option.takes == Takes::values ? "*" : "";
  if (!letter.empty() && repeated.empty()) repeated = "(" + letter + " " + name + ")";
  std::string lines = specification(option, name + ending, repeated);
  if (!letter.empty()) lines += specification(option, letter + (ending.empty() ? "" : "+"), repeated);
  return lines;
}

}  // namespace

std::string zsh_completion(const Program& program) {
  std::string script = "#compdef " + std::string(program.name) + "\n_arguments -s -S \\\n";
  for (const Option& option : program.options) script += specifications(option);
  return script + "    '*:" + escaped_for_zsh(program.operands.english) + ":" + action(program.offers) + "'\n";
}

}  // namespace depeche::manual
