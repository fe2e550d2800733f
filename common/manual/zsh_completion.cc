#include <algorithm>

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

// What the program knows.
std::string values_in_zsh(const Program& program, const Option& option) {
  const std::string ask = "_" + std::string(program.name) + "_values " + std::string(option.name);
  return option.offers == Offers::values_and_folders ? "{" + ask + "; _files -/}" : " " + ask;
}

bool asks_the_program_in_zsh(const Option& option) {
  return option.offers == Offers::values || option.offers == Offers::pairs ||
         option.offers == Offers::values_and_folders;
}

// A name is followed by its value at once.
std::string function_for_zsh(const Program& program) {
  return "_" + std::string(program.name) +
         "_values() {\n  local -a values\n"
         "  values=(${(f)\"$($words[1] --complete $1 \"$PREFIX\" \"${(@)words[2,CURRENT-1]}\" 2>/dev/null)\"})\n"
         "  if [[ $1 == where && $PREFIX != *=* ]]; then\n    compadd -U -S '' -a values\n"
         "  else\n    compadd -U -a values\n  fi\n}\n";
}

std::string zsh_value(const Program& program, const Option& option) {
  if (option.takes == Takes::nothing) return "";
  const std::string label = (option.takes == Takes::maybe ? "::" : ":") + escaped_for_zsh(option.argument.said()) + ":";
  if (asks_the_program_in_zsh(option)) return label + values_in_zsh(program, option);
  if (option.choices.empty()) return label + action(option.offers);
  std::string words(option.choices);
  for (const std::string_view choice : shown_french_choices(option)) words.append(" ").append(choice);
  return label + (option.several_choices ? "_values -s , " + option.argument.said() + " " + words : "(" + words + ")");
}

std::string specification(const Program& program, const Option& option, const std::string& name,
                          const std::string& repeated) {
  return "    '" + repeated + name + "[" + escaped_for_zsh(help_of(option)) + "]" + zsh_value(program, option) +
         "' \\\n";
}

std::string specifications(const Program& program, const Option& option) {
  const std::string name = "--" + std::string(option.name);
  const std::string ending = option.takes == Takes::nothing ? "" : option.takes == Takes::maybe ? "=-" : "=";
  const std::string letter = option.letter == '\0' ? "" : std::string("-") + option.letter;
  const std::string french = option.french.empty() ? "" : "--" + std::string(french_names(option).front());
  std::string repeated = option.takes == Takes::values ? "*" : "";
  if ((!letter.empty() || !french.empty()) && repeated.empty()) {
    repeated = "(" + name;
    for (const std::string& other : {letter, french})
      if (!other.empty()) repeated += " " + other;
    repeated += ")";
  }
  std::string lines = specification(program, option, name + ending, repeated);
  if (!french.empty()) lines += specification(program, option, french + ending, repeated);
  if (!letter.empty()) lines += specification(program, option, letter + (ending.empty() ? "" : "+"), repeated);
  return lines;
}

}  // namespace

std::string zsh_completion(const Program& program) {
  std::string script = "#compdef " + std::string(program.name) + "\n";
  if (std::ranges::any_of(program.options, asks_the_program_in_zsh)) script += function_for_zsh(program);
  script += "_arguments -s -S \\\n";
  for (const Option& option : program.options) script += specifications(program, option);
  return script + "    '*:" + escaped_for_zsh(program.operands.said()) + ":" + action(program.offers) + "'\n";
}

}  // namespace depeche::manual
