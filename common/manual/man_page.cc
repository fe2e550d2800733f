#include "manual/man_page.h"

#include <algorithm>

namespace depeche::manual {
namespace {

// What roff would take for something else: its escapes, typographic quotes and hyphens that cannot be copied.
std::string_view escape_of(char c) {
  switch (c) {
    case '\\':
      return "\\e";
    case '-':
      return "\\-";
    case '~':
      return "\\(ti";
    case '^':
      return "\\(ha";
    case '\'':
      return "\\(aq";
    case '`':
      return "\\(ga";
    case '"':
      return "\\(dq";
    default:
      return {};
  }
}

std::string escaped_for_roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const std::string_view escape = escape_of(c);
    if (escape.empty())
      out += c;
    else
      out += escape;
  }
  return out;
}

class Page {
 public:
  void section(std::string_view title) { out_.append(".SH ").append(title).append("\n"); }
  void subsection(std::string_view title) { out_.append(".SS ").append(escaped_for_roff(title)).append("\n"); }

  // One line of text: none begins with a character that makes it a request.
  void text(std::string_view line) {
    if (line.starts_with('.')) out_ += "\\&";
    out_.append(escaped_for_roff(line)).append("\n");
  }
  void raw(std::string_view line) { out_.append(line).append("\n"); }

  void entries(std::string_view title, std::span<const Entry> list) {
    if (list.empty()) return;
    section(title);
    entries(list);
  }

  void entries(std::span<const Entry> list) {
    for (const Entry& entry : list) {
      raw(".TP");
      raw(".B " + escaped_for_roff(entry.name));
      text(entry.text);
    }
  }

  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

std::string bold(std::string_view text) { return "\\fB" + escaped_for_roff(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + escaped_for_roff(text) + "\\fR"; }

std::string option_heading(const Option& option) {
  std::string heading;
  if (option.letter != '\0') heading = bold(std::string("-") + option.letter) + ", ";
  heading += bold("--" + std::string(option.name));
  if (option.takes == Takes::maybe) return heading + "[=" + italic(option.argument) + "]";
  if (!option.argument.empty()) heading += " " + italic(option.argument);
  return heading;
}

std::string choices_sentence(const Option& option) {
  std::string sentence = option.several_choices ? "Any of" : "One of";
  std::string_view rest = option.choices;
  while (!rest.empty()) {
    const std::string_view choice = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(rest.size(), choice.size() + 1));
    sentence.append(" ").append(choice).append(rest.empty() ? "." : ",");
  }
  return sentence;
}

void add_option(Page& page, const Option& option) {
  page.raw(".TP");
  page.raw(option_heading(option));
  std::string help(option.help);
  if (help.front() >= 'a' && help.front() <= 'z') help.front() = static_cast<char>(help.front() - 'a' + 'A');
  page.text(help + '.');
  if (!option.choices.empty()) page.text(choices_sentence(option));
  if (option.takes == Takes::values) page.text("May be given several times.");
  if (!option.more.empty()) page.text(option.more);
}

void add_options(Page& page, std::span<const Option> options) {
  page.section("OPTIONS");
  std::string_view group;
  for (const Option& option : options) {
    if (option.group != group) page.subsection(group = option.group);
    add_option(page, option);
  }
}

void add_examples(Page& page, std::span<const Example> examples) {
  page.section("EXAMPLES");
  for (const Example& example : examples) {
    if (&example != &examples.front()) page.raw(".PP");
    page.raw(".EX");
    page.text(example.command);
    page.raw(".EE");
    if (!example.remark.empty()) page.text(example.remark);
  }
}

void add_lines(Page& page, std::string_view lines) {
  page.raw(".PP");
  page.raw(".EX");
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find('\n'));
    lines.remove_prefix(std::min(lines.size(), line.size() + 1));
    page.text(line);
  }
  page.raw(".EE");
}

void add_section(Page& page, const Section& section) {
  page.section(section.title);
  page.text(section.text);
  if (!section.example.empty()) add_lines(page, section.example);
  page.entries(section.entries);
}

// "indexer(1) depeche-query(7)" as bold names with commas.
void add_see_also(Page& page, std::string_view pages) {
  page.section("SEE ALSO");
  while (!pages.empty()) {
    const std::string_view name = pages.substr(0, pages.find(' '));
    pages.remove_prefix(std::min(pages.size(), name.size() + 1));
    const std::size_t paren = name.find('(');
    page.raw(".BR " + escaped_for_roff(name.substr(0, paren)) + " " + std::string(name.substr(paren)) +
             (pages.empty() ? "" : ","));
  }
}

}  // namespace

std::string man_page(const Program& program, const Edition& edition) {
  Page page;
  std::string upper(program.name);
  std::ranges::transform(upper, upper.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  page.raw(".TH " + upper + " 1 " + std::string(edition.date) + " \"Dépêche " + std::string(edition.version) +
           "\" \"Dépêche Manual\"");
  page.section("NAME");
  page.raw(std::string(program.name) + " \\- " + escaped_for_roff(program.purpose));
  page.section("SYNOPSIS");
  page.raw(".B " + std::string(program.name));
  page.raw("[\\fIOPTIONS\\fR] \\fI" + escaped_for_roff(program.operands) + "\\fR");
  page.section("DESCRIPTION");
  page.text(program.description);
  add_examples(page, program.examples);
  add_options(page, program.options);
  for (const Section& section : program.sections) add_section(page, section);
  page.entries("ENVIRONMENT", program.environment);
  page.entries("FILES", program.files);
  page.entries("EXIT STATUS", program.exit_status);
  add_see_also(page, program.see_also);
  return page.take();
}

}  // namespace depeche::manual
