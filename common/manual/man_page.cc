#include "manual/man_page.h"

#include <algorithm>
#include <vector>

#include "base/language.h"
#include "base/message.h"

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

// The narrow no-break space, which roff does not know, and the no-break space.
constexpr std::string_view kNarrowSpace = "\u202F";
constexpr std::string_view kWideSpace = "\u00A0";

std::string escaped_for_roff(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view escape = escape_of(text[at]);
    if (text.substr(at).starts_with(kNarrowSpace)) {
      out += kWideSpace;
      at += kNarrowSpace.size() - 1;
    } else if (escape.empty()) {
      out += text[at];
    } else {
      out += escape;
    }
  }
  return out;
}

// The words of the page that stand in no table.
constexpr Text kManual{to_translate("Dépêche Manual")};
constexpr Text kName{to_translate("NAME")};
constexpr Text kSynopsis{to_translate("SYNOPSIS")};
constexpr Text kDescription{to_translate("DESCRIPTION")};
constexpr Text kExamples{to_translate("EXAMPLES")};
constexpr Text kOptions{to_translate("OPTIONS")};
constexpr Text kEnvironment{to_translate("ENVIRONMENT")};
constexpr Text kFiles{to_translate("FILES")};
constexpr Text kExitStatus{to_translate("EXIT STATUS")};
constexpr Text kSeeAlso{to_translate("SEE ALSO")};
constexpr Text kFrenchNames{to_translate("French names")};
constexpr Text kRepeatable{to_translate("This option may be given several times.")};

class Page {
 public:
  void section(const Text& title) { out_.append(".SH ").append(title.said()).append("\n"); }
  void subsection(const Text& title) { out_.append(".SS ").append(escaped_for_roff(title.said())).append("\n"); }

  // One line of text: none begins with a character that makes it a request.
  void text(std::string_view line) {
    if (line.starts_with('.')) out_ += "\\&";
    out_.append(escaped_for_roff(line)).append("\n");
  }
  void raw(std::string_view line) { out_.append(line).append("\n"); }

  void entries(const Text& title, std::span<const ManualEntry> list) {
    if (list.empty()) return;
    section(title);
    entries(list);
  }

  void entries(std::span<const ManualEntry> list) {
    for (const ManualEntry& entry : list) {
      raw(".TP");
      raw(".B " + (entry.title.empty() ? escaped_for_roff(entry.name) : escaped_for_roff(entry.title.said())));
      text(entry.text.said());
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
  if (base::spoken() == base::Language::french && !option.french.empty())
    heading += ", " + bold("--" + std::string(french_names(option).front()));
  if (option.argument.empty()) return heading;
  const std::string argument = italic(option.argument.said());
  return heading + (option.takes == Takes::maybe ? "[=" + argument + "]" : " " + argument);
}

// Nothing when the help text names all choices itself.
std::string choices_sentence(const Option& option) {
  const std::vector<std::string_view> choices = choices_of(option);
  const std::string help = help_of(option);
  if (std::ranges::all_of(choices, [&](std::string_view choice) { return help.find(choice) != help.npos; })) return "";
  std::string list;
  for (const std::string_view choice : choices) list.append(list.empty() ? "" : ", ").append(choice);
  return option.several_choices ? tr("The value is one or more of these, separated by commas: {}.", list)
                                : tr("The value is one of: {}.", list);
}

// With a capital: the first letter of a help text is one of ASCII, or é.
std::string as_sentence(std::string_view help) {
  std::string sentence(help);
  if (sentence.starts_with("é"))
    sentence.replace(0, std::string_view("é").size(), "É");
  else if (sentence.front() >= 'a' && sentence.front() <= 'z')
    sentence.front() = static_cast<char>(sentence.front() - 'a' + 'A');
  return sentence + '.';
}

void add_option(Page& page, const Option& option) {
  page.raw(".TP");
  page.raw(option_heading(option));
  page.text(as_sentence(help_of(option)));
  if (const std::string sentence = choices_sentence(option); !sentence.empty()) page.text(sentence);
  if (option.takes == Takes::values) page.text(kRepeatable.said());
  if (!option.more.empty()) page.text(option.more.said());
}

// The names that the headings of an English page leave out, and the choices.
void add_french_names(Page& page, std::span<const Option> options) {
  std::string names;
  for (const Option& option : options) {
    const bool has_name = !option.french.empty();
    const std::vector<std::string_view> choices = shown_french_choices(option);
    if (!has_name && choices.empty()) continue;
    names.append(names.empty() ? "" : ", ").append("--");
    names.append(has_name ? french_names(option).front() : option.name);
    if (has_name) names.append(" (--").append(option.name).append(")");
    for (std::size_t at = 0; at < choices.size(); ++at) names.append(at == 0 ? " " : "|").append(choices[at]);
  }
  if (names.empty() || base::spoken() == base::Language::french) return;
  page.subsection(kFrenchNames);
  page.text(tr("Options, and some values, may be typed in French, whatever the language: {}.", names));
}

void add_options(Page& page, std::span<const Option> options) {
  page.section(kOptions);
  std::string_view group;
  for (const Option& option : options) {
    if (option.group.english() != group) page.subsection(option.group);
    group = option.group.english();
    add_option(page, option);
  }
  add_french_names(page, options);
}

void add_examples(Page& page, std::span<const Example> examples) {
  page.section(kExamples);
  for (const Example& example : examples) {
    if (&example != &examples.front()) page.raw(".PP");
    page.raw(".EX");
    page.text(example.command);
    page.raw(".EE");
    if (!example.remark.empty()) page.text(example.remark.said());
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
  page.text(section.text.said());
  if (!section.example.empty()) add_lines(page, section.example);
  page.entries(section.entries);
}

// "indexer(1) depeche-query(7)" as bold names with commas.
void add_see_also(Page& page, std::string_view pages) {
  page.section(kSeeAlso);
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
  page.raw(".TH " + upper + " 1 " + std::string(edition.date) + " \"Dépêche " + std::string(edition.version) + "\" \"" +
           kManual.said() + "\"");
  page.section(kName);
  page.raw(std::string(program.name) + " \\- " + escaped_for_roff(program.purpose.said()));
  page.section(kSynopsis);
  page.raw(".B " + std::string(program.name));
  page.raw("[\\fIOPTIONS\\fR] \\fI" + escaped_for_roff(program.operands.said()) + "\\fR");
  page.section(kDescription);
  page.text(program.description.said());
  add_examples(page, program.examples);
  add_options(page, program.options);
  for (const Section& section : program.sections) add_section(page, section);
  page.entries(kEnvironment, program.environment);
  page.entries(kFiles, program.files);
  page.entries(kExitStatus, program.exit_status);
  add_see_also(page, program.see_also);
  return page.take();
}

}  // namespace depeche::manual
