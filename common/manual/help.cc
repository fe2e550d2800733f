#include "manual/help.h"

#include <algorithm>

namespace depeche::manual {
namespace {

constexpr std::size_t kWidth = 100;
constexpr std::size_t kHelpColumn = 25;
constexpr std::size_t kHelpColumnOfTwoNames = 34;

// No text of a table has wide characters or marks that combine.
std::size_t columns(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

// Appends the words of `text`, broken into lines that begin at column `indent`; `column` is where the line stands.
void append_wrapped(std::string& out, std::size_t column, std::size_t indent, std::string_view text) {
  bool first = true;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(' '));
    text.remove_prefix(std::min(text.size(), word.size() + 1));
    if (!first && column + 1 + columns(word) > kWidth) {
      out.append("\n").append(indent, ' ');
      column = indent;
    } else if (!first) {
      out += ' ';
      ++column;
    }
    out += word;
    column += columns(word);
    first = false;
  }
  out += '\n';
}

// What stands right of an option, with those that share its line.
std::string explanation(std::span<const Option> row, Language language) {
  std::string text = help_of(row.front(), language);
  for (const Option& option : row.subspan(1))
    text.append(language == Language::french ? " ; " : "; ")
        .append(signature(option, false, language))
        .append(language == Language::french ? " : " : ": ")
        .append(help_of(option, language));
  return text;
}

void append_row(std::string& out, std::span<const Option> row, std::size_t help_column, Language language) {
  std::string left = "  " + signature(row.front(), true, language);
  left.append(columns(left) + 2 > help_column ? 2 : help_column - columns(left), ' ');
  out += left;
  append_wrapped(out, columns(left), help_column, explanation(row, language));
}

void append_options(std::string& out, std::span<const Option> options, Language language) {
  std::string_view group;
  const bool two_names = language == Language::french &&
                         std::ranges::any_of(options, [](const Option& option) { return !option.french.empty(); });
  const std::size_t help_column = two_names ? kHelpColumnOfTwoNames : kHelpColumn;
  while (!options.empty()) {
    if (options.front().group.in(language) != group)
      out.append(group = options.front().group.in(language)).append("\n");
    std::size_t length = 1;
    while (length < options.size() && options[length].beside) ++length;
    append_row(out, options.first(length), help_column, language);
    options = options.subspan(length);
  }
}

void append_examples(std::string& out, std::span<const Example> examples, Language language) {
  for (const Example& example : examples) {
    out.append("  ").append(example.command);
    if (!example.remark.empty()) out.append("   ").append(example.remark.in(language));
    out += '\n';
  }
}

std::string exit_statuses(const Program& program, Language language) {
  const std::string_view title = language == Language::french ? "Code de retour : " : "Exit status: ";
  std::string text;
  for (const ManualEntry& entry : program.exit_status)
    text.append(text.empty() ? title : ", ").append(entry.name).append(" ").append(entry.text.in(language));
  return text + '.';
}

}  // namespace

std::string help(const Program& program, Language language) {
  std::string out(program.name);
  out.append(" [OPTIONS] ")
      .append(program.operands.in(language))
      .append("   ")
      .append(program.purpose.in(language))
      .append("\n\n");
  append_examples(out, program.examples, language);
  out += '\n';
  append_options(out, program.options, language);
  out += '\n';
  append_wrapped(out, 0, 0, exit_statuses(program, language));
  append_wrapped(out, 0, 0,
                 (language == Language::french ? "Manuel : man " : "Manual: man ") + std::string(program.name) +
                     (language == Language::french ? " ; " : "; ") + std::string(program.see_also));
  return out;
}

}  // namespace depeche::manual
