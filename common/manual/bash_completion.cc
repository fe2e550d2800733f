#include "manual/completion.h"

namespace depeche::manual {
namespace {

std::string all_names(std::span<const Option> options) {
  std::string names;
  for (const Option& option : options) {
    if (option.letter != '\0') names.append("-").append(1, option.letter).append(" ");
    names.append("--").append(option.name).append(&option == &options.back() ? "" : " ");
  }
  return names;
}

std::string offer(Offers offers) {
  if (offers == Offers::files)
    return "compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- \"$word\")";
  if (offers == Offers::folders)
    return "compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -d -- \"$word\")";
  return "COMPREPLY=()";
}

std::string choices(const Option& option) {
  const std::string words = "compgen -W '" + std::string(option.choices) + "'";
  if (!option.several_choices) return "mapfile -t COMPREPLY < <(" + words + " -- \"$word\")";
  return "[[ $word == *,* ]] && before=${word%,*},; mapfile -t COMPREPLY < <(" + words +
         " -P \"$before\" -- \"${word##*,}\")";
}

std::string value_case(const Option& option) {
  std::string line = "    ";
  if (option.letter != '\0') line.append("-").append(1, option.letter).append(" | ");
  line.append("--").append(option.name).append(") ");
  if (option.takes == Takes::maybe) line += "[[ $attached ]] && ";
  line += option.choices.empty() ? offer(option.offers) : choices(option);
  return line + (option.takes == Takes::maybe ? " && return ;;\n" : "; return ;;\n");
}

}  // namespace

// "=" breaks words in bash: "--format=te" is three of them.
std::string bash_completion(const Program& program) {
  const std::string name(program.name);
  std::string script = "# bash completion for " + name + "\n_" + name + "() {\n";
  script +=
      "  local word=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD-1]} before= attached= IFS=$' \\t\\n'\n"
      "  if [[ $word == = ]]; then\n"
      "    word= attached=yes\n"
      "  elif [[ $option == = ]] && ((COMP_CWORD > 1)); then\n"
      "    option=${COMP_WORDS[COMP_CWORD-2]} attached=yes\n"
      "  fi\n"
      "  case $option in\n";
  for (const Option& option : program.options)
    if (option.takes != Takes::nothing) script += value_case(option);
  script += "  esac\n  if [[ $word == -* ]]; then\n    mapfile -t COMPREPLY < <(compgen -W '" +
            all_names(program.options) + "' -- \"$word\")\n  else\n    " + offer(program.offers) +
            "\n  fi\n}\ncomplete -F _" + name + " " + name + "\n";
  return script;
}

}  // namespace depeche::manual
