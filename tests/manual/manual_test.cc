#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "base/language.h"
#include "manual/completion.h"
#include "manual/help.h"
#include "manual/man_page.h"
#include "manual/option.h"

using namespace depeche::manual;

namespace {

constexpr auto kOptions = std::to_array<Option>({
    {.group = "Which",
     .letter = 'n',
     .name = "limit",
     .argument = "N",
     .takes = Takes::value,
     .help = "this many (10)",
     .more = "0 prints none."},
    {.group = "Which", .name = "all", .help = "each of them", .beside = true},
    {.group = "How",
     .name = "in",
     .argument = "NAMES",
     .takes = Takes::values,
     .help = "a long line that says more of the names than anybody has ever wanted to know, and breaks",
     .choices = "rouge vert",
     .several_choices = true},
});
constexpr auto kExamples = std::to_array<Example>({{"prog 'l~été'", "in summer"}, {"prog -n 3 x", {}}});
constexpr auto kStatuses = std::to_array<ManualEntry>({{"0", "well"}, {"1", "not"}});
constexpr Program kProgram{.name = "prog",
                           .operands = "WORD...",
                           .purpose = "tries things",
                           .description = "It tries - and it's \"all\".",
                           .examples = kExamples,
                           .options = kOptions,
                           .exit_status = kStatuses,
                           .see_also = "indexer(1) depeche-query(7)"};

// Texts of the catalogue.
constexpr auto kFrenchOptions = std::to_array<Option>({
    {.group = "What to print",
     .letter = 'n',
     .name = "limit",
     .french = "limite",
     .argument = "N",
     .takes = Takes::value,
     .help = "print at most N hits (default 10)"},
    {.group = "What to print",
     .name = "sort",
     .french = "tri",
     .argument = "ORDER",
     .takes = Takes::value,
     .help = "sort by {}",
     .choices = "relevance oldest",
     .french_choices = "pertinence=relevance",
     .beside = true},
});
constexpr auto kFrenchExamples = std::to_array<Example>({{"searcher", "many queries, one after another"}});
constexpr auto kFrenchStatuses = std::to_array<ManualEntry>({{"1", "nothing was found"}});
constexpr Program kFrench{.name = "searcher",
                          .operands = "[QUERY...]",
                          .purpose = "finds dispatches in an index that indexer made",
                          .description = "start from nothing; the new index replaces the old one at the end",
                          .examples = kFrenchExamples,
                          .options = kFrenchOptions,
                          .exit_status = kFrenchStatuses,
                          .see_also = "indexer(1)"};

// The process speaks French as long as it lives.
struct InFrench {
  InFrench() { depeche::base::speak(depeche::base::Language::french); }
  ~InFrench() { depeche::base::speak(depeche::base::Language::english); }
};

}  // namespace

TEST_CASE("Help stands in columns, breaks long lines and puts what belongs together on one line") {
  CHECK(help(kProgram) ==
        "prog [OPTIONS] WORD...   tries things\n\n"
        "  prog 'l~été'   in summer\n"
        "  prog -n 3 x\n\n"
        "Which\n"
        "  -n, --limit N          this many (10); --all: each of them\n"
        "How\n"
        "      --in NAMES         a long line that says more of the names than anybody has ever wanted to\n"
        "                         know, and breaks\n\n"
        "Exit status: 0 well, 1 not.\n"
        "Manual: man prog; indexer(1) depeche-query(7)\n");
}

TEST_CASE("Help speaks French, too, with the French names of options") {
  const InFrench french;
  CHECK(help(kFrench) ==
        "searcher [OPTIONS] [REQUÊTE...]   trouve des dépêches dans un index fait par indexer\n\n"
        "  searcher   plusieurs requêtes, l’une après l’autre\n\n"
        "Présentation des résultats\n"
        "  -n, --limit, --limite N         afficher au plus N résultats (10 par défaut)\u202F; --sort, --tri\n"
        "                                  ORDRE\u00A0: trier par pertinence (relevance) ou oldest\n\n"
        "Code de retour\u00A0: 1 aucune dépêche n’a été trouvée.\n"
        "Manuel\u00A0: man searcher\u202F; indexer(1)\n");
}

TEST_CASE("A man page copies what can be typed letter by letter") {
  const std::string page = man_page(kProgram, {"1.2.3", "2022-01-13"});
  CHECK_THAT(page, Catch::StartsWith(".TH PROG 1 2022-01-13 \"Dépêche 1.2.3\" \"Dépêche Manual\"\n.SH NAME\n"
                                     "prog \\- tries things\n"));
  CHECK_THAT(page, Catch::Contains("\nIt tries \\- and it\\(aqs \\(dqall\\(dq.\n"));
  CHECK_THAT(page, Catch::Contains("\nprog \\(aql\\(tiété\\(aq\n"));
  CHECK_THAT(page,
             Catch::Contains(".TP\n\\fB\\-n\\fR, \\fB\\-\\-limit\\fR \\fIN\\fR\nThis many (10).\n0 prints none.\n"));
  CHECK_THAT(page, Catch::Contains("The value is one or more of these, separated by commas: rouge, vert.\n"
                                   "This option may be given several times.\n"));
  CHECK_THAT(page, Catch::EndsWith(".SH SEE ALSO\n.BR indexer (1),\n.BR depeche\\-query (7)\n"));
}

TEST_CASE("A French man page has French headings, arguments and texts") {
  const InFrench french;
  const std::string page = man_page(kFrench, {"1.2.3", "2022-01-13"});
  CHECK_THAT(page, Catch::StartsWith(".TH SEARCHER 1 2022-01-13 \"Dépêche 1.2.3\" \"Manuel de Dépêche\"\n.SH NOM\n"
                                     "searcher \\- trouve des dépêches"));
  CHECK_THAT(page,
             Catch::Contains("\n[\\fIOPTIONS\\fR] \\fI[REQUÊTE...]\\fR\n.SH DESCRIPTION\nrepartir de zéro\u00A0; le"));
  CHECK_THAT(page, Catch::Contains(".SS Présentation des résultats\n.TP\n\\fB\\-n\\fR, \\fB\\-\\-limit\\fR, "
                                   "\\fB\\-\\-limite\\fR \\fIN\\fR\nAfficher au plus N résultats"));
  CHECK_THAT(page, Catch::EndsWith(".SH CODE DE RETOUR\n.TP\n.B 1\naucune dépêche n’a été trouvée\n"
                                   ".SH VOIR AUSSI\n.BR indexer (1)\n"));
}

TEST_CASE("An English man page lists what may be typed in French") {
  CHECK_THAT(
      man_page(kFrench, {"1.2.3", "2022-01-13"}),
      Catch::Contains(".SS French names\nOptions, and some values, may be typed in French, whatever the language: "
                      "\\-\\-limite (\\-\\-limit), \\-\\-tri (\\-\\-sort) pertinence.\n"));
}

TEST_CASE("A man page does not repeat the choices that the help text names") {
  constexpr auto kNamed = std::to_array<Option>({{.group = "How",
                                                  .name = "in",
                                                  .argument = "COLOUR",
                                                  .takes = Takes::value,
                                                  .help = "paint in rouge or vert",
                                                  .choices = "rouge vert"}});
  Program program = kProgram;
  program.options = kNamed;
  const Edition edition{"1.2.3", "2022-01-13"};
  CHECK_THAT(man_page(program, edition), !Catch::Contains("one of"));
}

TEST_CASE("A help text has the choices of its option where it says {}, in the language of the process") {
  struct Row {
    std::string_view choices;
    std::string english;
    std::string french;
  };
  for (const Row& row : {Row{"rouge", "sort by rouge", "trier par rouge"},
                         Row{"rouge vert", "sort by rouge or vert", "trier par rouge ou vert"},
                         Row{"a b c", "sort by a, b or c", "trier par a, b ou c"}}) {
    const Option option{.name = "in", .help = "sort by {}", .choices = row.choices};
    CHECK(help_of(option) == row.english);
    const InFrench french;
    CHECK(help_of(option) == row.french);
  }
}

TEST_CASE("Completions know the options, and the choices of those that have some") {
  CHECK_THAT(bash_completion(kProgram), Catch::Contains("compgen -W '-n --limit --all --in'"));
  CHECK_THAT(bash_completion(kProgram), Catch::Contains("--in) ") && Catch::Contains("words=' rouge vert '"));
  CHECK_THAT(zsh_completion(kProgram),
             Catch::Contains("'--all[each of them]'") && Catch::Contains(":NAMES:_values -s , NAMES rouge vert'"));
  CHECK_THAT(fish_completion(kProgram), Catch::Contains("complete -c prog -s n -l limit -x -d 'this many (10)'\n"));
}

TEST_CASE("Options that exclude each other, or lack what they belong to, are named with a hint") {
  constexpr auto kClashing = std::to_array<Option>({{.name = "show", .excludes = "batch limit"},
                                                    {.name = "batch", .excludes = "all", .exclusion_hint = "once"},
                                                    {.name = "limit"},
                                                    {.name = "all"},
                                                    {.name = "repeat", .belongs_to = "batch"},
                                                    {.name = "timing", .belongs_to = "batch limit"},
                                                    {.name = "format", .belongs_to = "reading"}});
  struct Row {
    std::vector<std::string> given;
    std::string expected;
  };
  for (const Row& row : std::vector<Row>{{{"show", "limit"}, "--show and --limit exclude each other"},
                                         {{"limit", "show"}, "--show and --limit exclude each other"},
                                         {{"limit", "batch", "show"}, "--show and --batch exclude each other"},
                                         {{"all", "batch"}, "--batch and --all exclude each other: once"},
                                         {{"show", "all"}, "none"},
                                         {{"batch", "limit"}, "none"},
                                         {{}, "none"},
                                         {{"repeat"}, "--repeat belongs to --batch"},
                                         {{"repeat", "batch"}, "none"},
                                         {{"timing", "repeat"}, "--repeat belongs to --batch"},
                                         {{"timing"}, "--timing belongs to --batch or --limit"},
                                         {{"timing", "limit"}, "none"},
                                         {{"format"}, "--format belongs to reading"},
                                         {{"format", "reading"}, "none"},
                                         {{"repeat", "show", "limit"}, "--show and --limit exclude each other"}}) {
    const auto clash = clash_of(
        kClashing, [&](const std::string& name) { return std::ranges::find(row.given, name) != row.given.end(); });
    CHECK((clash ? clash->message + (clash->hint.empty() ? "" : ": " + clash->hint) : "none") == row.expected);
  }
}
