#include "manual/man_page.h"

#include <algorithm>
#include <vector>

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

// The words of the page that stand in no table.
constexpr Text kManual{"Dépêche Manual", "Manuel de Dépêche"};
constexpr Text kName{"NAME", "NOM"};
constexpr Text kSynopsis{"SYNOPSIS", "SYNOPSIS"};
constexpr Text kDescription{"DESCRIPTION", "DESCRIPTION"};
constexpr Text kExamples{"EXAMPLES", "EXEMPLES"};
constexpr Text kOptions{"OPTIONS", "OPTIONS"};
constexpr Text kEnvironment{"ENVIRONMENT", "ENVIRONNEMENT"};
constexpr Text kFiles{"FILES", "FICHIERS"};
constexpr Text kExitStatus{"EXIT STATUS", "CODE DE RETOUR"};
constexpr Text kSeeAlso{"SEE ALSO", "VOIR AUSSI"};
constexpr Text kOneOf{"The value is one of: ", "Valeurs possibles : "};
constexpr Text kAnyOf{"The value is one or more of these, separated by commas: ",
                      "Une ou plusieurs de ces valeurs, séparées par des virgules : "};
constexpr Text kFrenchNames{"French names", "Noms français"};
constexpr Text kInFrench{"Options, and some values, may be typed in French, whatever the language: ",
                         "Options et valeurs peuvent se taper en français : "};
constexpr Text kRepeatable{"This option may be given several times.", "Cette option peut être répétée."};

class Page {
 public:
  explicit Page(Language language) : language_(language) {}

  Language language() const { return language_; }
  // The text in the language of the page.
  std::string_view in_language(const Text& text) const { return text.in(language_); }

  void section(const Text& title) { out_.append(".SH ").append(in_language(title)).append("\n"); }
  void subsection(const Text& title) { out_.append(".SS ").append(escaped_for_roff(in_language(title))).append("\n"); }

  // One line of text: none begins with a character that makes it a request.
  void text(std::string_view line) {
    if (line.starts_with('.')) out_ += "\\&";
    out_.append(escaped_for_roff(line)).append("\n");
  }
  void text(const Text& both) { text(in_language(both)); }
  void raw(std::string_view line) { out_.append(line).append("\n"); }

  void entries(const Text& title, std::span<const ManualEntry> list) {
    if (list.empty()) return;
    section(title);
    entries(list);
  }

  void entries(std::span<const ManualEntry> list) {
    for (const ManualEntry& entry : list) {
      raw(".TP");
      raw(".B " + escaped_for_roff(entry.name));
      text(entry.text);
    }
  }

  std::string take() { return std::move(out_); }

 private:
  Language language_;
  std::string out_;
};

std::string bold(std::string_view text) { return "\\fB" + escaped_for_roff(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + escaped_for_roff(text) + "\\fR"; }

std::string option_heading(const Page& page, const Option& option) {
  std::string heading;
  if (option.letter != '\0') heading = bold(std::string("-") + option.letter) + ", ";
  heading += bold("--" + std::string(option.name));
  if (page.language() == Language::french && !option.french.empty())
    heading += ", " + bold("--" + std::string(french_names(option).front()));
  if (option.argument.empty()) return heading;
  const std::string argument = italic(page.in_language(option.argument));
  return heading + (option.takes == Takes::maybe ? "[=" + argument + "]" : " " + argument);
}

// Nothing when the help text names all choices itself.
std::string choices_sentence(const Page& page, const Option& option) {
  const std::vector<std::string_view> choices = choices_of(option);
  const std::string help = help_of(option, page.language());
  if (std::ranges::all_of(choices, [&](std::string_view choice) { return help.find(choice) != help.npos; })) return "";
  std::string sentence(page.in_language(option.several_choices ? kAnyOf : kOneOf));
  for (const std::string_view choice : choices) sentence.append(choice).append(choice == choices.back() ? "." : ", ");
  return sentence;
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
  page.raw(option_heading(page, option));
  page.text(as_sentence(help_of(option, page.language())));
  if (const std::string sentence = choices_sentence(page, option); !sentence.empty()) page.text(sentence);
  if (option.takes == Takes::values) page.text(kRepeatable);
  if (!option.more.empty()) page.text(option.more);
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
    for (const std::string_view choice : choices) names.append(&choice == &choices.front() ? " " : "|").append(choice);
  }
  if (names.empty() || page.language() == Language::french) return;
  page.subsection(kFrenchNames);
  page.text(std::string(page.in_language(kInFrench)) + names + ".");
}

void add_options(Page& page, std::span<const Option> options) {
  page.section(kOptions);
  std::string_view group;
  for (const Option& option : options) {
    if (option.group.english != group) page.subsection(option.group);
    group = option.group.english;
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

std::string man_page(const Program& program, const Edition& edition, Language language) {
  Page page(language);
  std::string upper(program.name);
  std::ranges::transform(upper, upper.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  page.raw(".TH " + upper + " 1 " + std::string(edition.date) + " \"Dépêche " + std::string(edition.version) + "\" \"" +
           std::string(kManual.in(language)) + "\"");
  page.section(kName);
  page.raw(std::string(program.name) + " \\- " + escaped_for_roff(program.purpose.in(language)));
  page.section(kSynopsis);
  page.raw(".B " + std::string(program.name));
  page.raw("[\\fIOPTIONS\\fR] \\fI" + escaped_for_roff(program.operands.in(language)) + "\\fR");
  page.section(kDescription);
  page.text(program.description);
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
