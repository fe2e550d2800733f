#include <algorithm>

#include "manual/completion.h"

namespace depeche::manual {
namespace {

std::string all_names(std::span<const Option> options) {
  std::string names;
  for (const Option& option : options) {
    if (option.letter != '\0') names.append("-").append(1, option.letter).append(" ");
    names.append("--").append(option.name);
    if (!option.french.empty()) names.append(" --").append(french_names(option).front());
    names.append(&option == &options.back() ? "" : " ");
  }
  return names;
}

std::string values_of(const Option& option, std::string_view words = "\"$word\"") {
  return "_values " + std::string(option.name) + " " + std::string(words);
}

std::string offer(Offers offers) {
  if (offers == Offers::files)
    return "compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- \"$word\")";
  if (offers == Offers::folders)
    return "compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- \"$word\")";
  return "COMPREPLY=()";
}

std::string choices(const Option& option) {
  std::string words = "compgen -W '" + std::string(option.choices);
  for (const std::string_view choice : shown_french_choices(option)) words.append(" ").append(choice);
  words += "'";
  if (!option.several_choices) return "mapfile -t COMPREPLY < <(" + words + " -- \"$word\")";
  // What stands there already is not offered again.
  return "[[ $word == *,* ]] && before=${word%,*},; words=' " + std::string(option.choices) +
         " '; for item in ${before//,/ }; do words=${words/ $item / }; done; "
         "mapfile -t COMPREPLY < <(compgen -W \"$words\" -P \"$before\" -- \"${word##*,}\")";
}

// Without the program, or without an index, the choices that it has by itself.
std::string values_in_bash(const Option& option, const std::string& function) {
  std::string line = "COMPREPLY=(); " + function;
  switch (option.offers) {
    case Offers::pairs:
      line += values_of(option, "\"$pair$word\" \"$pair\"") + "; compopt -o nospace 2>/dev/null";
      break;
    case Offers::values_and_folders:
      line = offer(Offers::folders) + "; " + function + values_of(option);
      break;
    default:
      line += values_of(option);
  }
  if (!option.choices.empty()) line += "; ((${#COMPREPLY[@]})) || { " + choices(option) + "; }";
  return line;
}

bool asks_the_program_in_bash(const Option& option) {
  return option.offers == Offers::values || option.offers == Offers::pairs ||
         option.offers == Offers::values_and_folders;
}

std::string value_case(const Option& option, const std::string& function) {
  std::string line = "    ";
  if (option.letter != '\0') line.append("-").append(1, option.letter).append(" | ");
  line.append("--").append(option.name);
  if (!option.french.empty()) line.append(" | --").append(french_names(option).front());
  line += ") ";
  // A value that may be missing may stand behind a blank, too, where the program knows it.
  if (asks_the_program_in_bash(option) && option.takes == Takes::maybe)
    return line + "[[ $word == -* ]] || { " + values_in_bash(option, function) +
           "; ((${#COMPREPLY[@]})) && return; } ;;\n";
  if (asks_the_program_in_bash(option)) return line + values_in_bash(option, function) + "; return ;;\n";
  if (option.takes == Takes::maybe) line += "[[ $attached ]] && ";
  line += option.choices.empty() ? offer(option.offers) : choices(option);
  return line + (option.takes == Takes::maybe ? " && return ;;\n" : "; return ;;\n");
}

// Asks the program.
std::string function_for_bash(const std::string& name) {
  return "_" + name +
         "_values() {\n  local value\n  while IFS= read -r value; do\n"
         "    value=${value#\"$3\"}\n"
         "    [[ $value == *[!A-Za-z0-9_,.:=/@%+-]* ]] && value=$(printf %q \"$value\")\n"
         "    COMPREPLY+=(\"$value\")\n"
         "  done < <(\"${COMP_WORDS[0]}\" --complete \"$1\" \"$2\" \"${COMP_WORDS[@]:1:COMP_CWORD-1}\" "
         "2>/dev/null)\n}\n";
}

// "--where rubrique=Pol" is the words --where, rubrique, =, Pol.
std::string pair_of(const Option& option) {
  const std::string found = "pair=$option= option=--" + std::string(option.name);
  std::string name = "--" + std::string(option.name);
  if (!option.french.empty()) name = "@(" + name + "|--" + std::string(french_names(option).front()) + ")";
  return "  if [[ $attached && $option != -* ]] && ((at > 1)); then\n"
         "    if [[ ${COMP_WORDS[at-1]} == " +
         name + " ]]; then\n      " + found +
         "\n"
         "    elif [[ ${COMP_WORDS[at-1]} == = ]] && ((at > 2)) && [[ ${COMP_WORDS[at-2]} == " +
         name + " ]]; then\n      " + found + "\n    fi\n  fi\n";
}

}  // namespace

// "=" breaks words in bash: "--format=te" is three of them.
std::string bash_completion(const Program& program) {
  const std::string name(program.name);
  std::string script = "# bash completion for " + name + "\n";
  if (std::ranges::any_of(program.options, asks_the_program_in_bash)) script += function_for_bash(name);
  script += "_" + name + "() {\n";
  script +=
      "  local word=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD-1]} before= attached= pair= words= item= "
      "IFS=$' \\t\\n'\n"
      "  local -i at=COMP_CWORD-1\n"
      "  if [[ $word == = ]]; then\n"
      "    word= attached=yes\n"
      "  elif [[ $option == = ]] && ((COMP_CWORD > 1)); then\n"
      "    option=${COMP_WORDS[COMP_CWORD-2]} attached=yes at=COMP_CWORD-2\n"
      "  fi\n";
  for (const Option& option : program.options)
    if (option.offers == Offers::pairs) script += pair_of(option);
  script += "  case $option in\n";
  for (const Option& option : program.options)
    if (option.takes != Takes::nothing) script += value_case(option, "_" + name);
  script += "  esac\n  if [[ $word == -* ]]; then\n    mapfile -t COMPREPLY < <(compgen -W '" +
            all_names(program.options) + "' -- \"$word\")\n  else\n    " + offer(program.offers) +
            "\n  fi\n}\ncomplete -F _" + name + " " + name + "\n";
  return script;
}

}  // namespace depeche::manual
