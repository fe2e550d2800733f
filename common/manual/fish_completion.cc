#include "manual/completion.h"

namespace depeche::manual {
namespace {

std::string quoted_for_fish(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + "'";
}

// What the program knows, asked without "--name=" before what is typed.
std::string values_in_fish(const Program& program, const Option& option) {
  return std::string(program.name) + " --complete " + std::string(option.name) +
         " (commandline -ct | string replace -r \"^--[a-z-]+=\" \"\") (commandline -opc)[2..-1]";
}

std::string all_choices(const Option& option) {
  std::string choices(option.choices);
  for (const std::string_view choice : shown_french_choices(option)) choices.append(" ").append(choice);
  return choices;
}

std::string fish_value(const Program& program, const Option& option) {
  if (option.offers == Offers::values || option.offers == Offers::pairs)
    return (option.takes == Takes::maybe ? " -f -a " : " -x -a ") +
           quoted_for_fish("(" + values_in_fish(program, option) + ")");
  if (option.offers == Offers::values_and_folders)
    return " -x -a " + quoted_for_fish("(" + values_in_fish(program, option) + "; __fish_complete_directories)");
  if (option.takes == Takes::nothing) return "";
  if (option.takes == Takes::maybe) return " -f -a " + quoted_for_fish(all_choices(option));
  if (option.several_choices)
    return " -x -a \"(__fish_complete_list , 'for one in " + std::string(option.choices) +
           "; contains -- \\$one (commandline -ct | string split ,); or echo \\$one; end')\"";
  if (!option.choices.empty()) return " -x -a " + quoted_for_fish(all_choices(option));
  if (option.offers == Offers::files) return " -r -F";
  if (option.offers == Offers::folders) return " -x -a '(__fish_complete_directories)'";
  return " -x";
}

std::string line(const Program& program, const Option& option) {
  std::string text = "complete -c " + std::string(program.name);
  if (option.letter != '\0') text.append(" -s ").append(1, option.letter);
  text.append(" -l ").append(option.name);
  if (!option.french.empty()) text.append(" -l ").append(french_names(option).front());
  return text + fish_value(program, option) + " -d " + quoted_for_fish(help_of(option)) + "\n";
}

}  // namespace

std::string fish_completion(const Program& program) {
  std::string script = "# fish completion for " + std::string(program.name) + "\n";
  if (program.offers == Offers::nothing) script += "complete -c " + std::string(program.name) + " -f\n";
  for (const Option& option : program.options) script += line(program, option);
  return script;
}

}  // namespace depeche::manual
