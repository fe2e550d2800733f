#include "manual/help.h"

#include <algorithm>
#include <utility>

#include "base/language.h"
#include "base/message.h"

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
std::string explanation(std::span<const Option> row) {
  std::string text = help_of(row.front());
  for (const Option& option : row.subspan(1)) text = tr("{}; {}: {}", text, signature(option, false), help_of(option));
  return text;
}

void append_row(std::string& out, std::span<const Option> row, std::size_t help_column) {
  std::string left = "  " + signature(row.front(), true);
  left.append(columns(left) + 2 > help_column ? 2 : help_column - columns(left), ' ');
  out += left;
  append_wrapped(out, columns(left), help_column, explanation(row));
}

void append_options(std::string& out, std::span<const Option> options) {
  const bool two_names = base::spoken() == base::Language::french &&
                         std::ranges::any_of(options, [](const Option& option) { return !option.french.empty(); });
  const std::size_t help_column = two_names ? kHelpColumnOfTwoNames : kHelpColumn;
  std::string group;
  while (!options.empty()) {
    if (std::string named = options.front().group.said(); named != group)
      out.append(group = std::move(named)).append("\n");
    std::size_t length = 1;
    while (length < options.size() && options[length].beside) ++length;
    append_row(out, options.first(length), help_column);
    options = options.subspan(length);
  }
}

void append_examples(std::string& out, std::span<const Example> examples) {
  for (const Example& example : examples) {
    out.append("  ").append(example.command);
    if (!example.remark.empty()) out.append("   ").append(example.remark.said());
    out += '\n';
  }
}

std::string exit_statuses(const Program& program) {
  std::string list;
  for (const ManualEntry& entry : program.exit_status)
    list.append(list.empty() ? "" : ", ").append(entry.name).append(" ").append(entry.text.said());
  return tr("Exit status: {}.", list);
}

}  // namespace

std::string help(const Program& program) {
  std::string out(program.name);
  out.append(" [OPTIONS] ").append(program.operands.said()).append("   ").append(program.purpose.said()).append("\n\n");
  append_examples(out, program.examples);
  out += '\n';
  append_options(out, program.options);
  out += '\n';
  append_wrapped(out, 0, 0, exit_statuses(program));
  append_wrapped(out, 0, 0, tr("Manual: man {}; {}", program.name, program.see_also));
  return out;
}

}  // namespace depeche::manual
