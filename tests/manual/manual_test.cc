#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "manual/completion.h"
#include "manual/help.h"
#include "manual/man_page.h"
#include "manual/option.h"

using namespace depeche::manual;

namespace {

constexpr auto kOptions = std::to_array<Option>({
    {.group = {"Which", "Lesquels"},
     .letter = 'n',
     .name = "limit",
     .argument = {"N", "N"},
     .takes = Takes::value,
     .help = {"this many (10)", "étendre jusque-là (10)"},
     .more = {"0 prints none.", "Avec 0, aucun."}},
    {.group = {"Which", "Lesquels"}, .name = "all", .help = {"each of them", "chacun"}, .beside = true},
    {.group = {"How", "Comment"},
     .name = "in",
     .argument = {"NAMES", "NOMS"},
     .takes = Takes::values,
     .help = {"a long line that says more of the names than anybody has ever wanted to know, and breaks", "des noms"},
     .choices = "rouge vert",
     .several_choices = true},
});
constexpr auto kExamples = std::to_array<Example>({{"prog 'l~été'", {"in summer", "en été"}}, {"prog -n 3 x", {}}});
constexpr auto kStatuses = std::to_array<ManualEntry>({{"0", {"well", "bien"}}, {"1", {"not", "mal"}}});
constexpr Program kProgram{.name = "prog",
                           .operands = {"WORD...", "MOT..."},
                           .purpose = {"tries things", "essaie des choses"},
                           .description = {"It tries - and it's \"all\".", "Il essaie."},
                           .examples = kExamples,
                           .options = kOptions,
                           .exit_status = kStatuses,
                           .see_also = "indexer(1) depeche-query(7)"};

}  // namespace

TEST_CASE("Help stands in columns, breaks long lines and puts what belongs together on one line") {
  CHECK(help(kProgram, Language::english) ==
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

TEST_CASE("Help speaks French, too") {
  CHECK(help(kProgram, Language::french) ==
        "prog [OPTIONS] MOT...   essaie des choses\n\n"
        "  prog 'l~été'   en été\n"
        "  prog -n 3 x\n\n"
        "Lesquels\n"
        "  -n, --limit N          étendre jusque-là (10) ; --all : chacun\n"
        "Comment\n"
        "      --in NOMS          des noms\n\n"
        "Code de retour : 0 bien, 1 mal.\n"
        "Manuel : man prog ; indexer(1) depeche-query(7)\n");
}

TEST_CASE("A man page copies what can be typed letter by letter") {
  const std::string page = man_page(kProgram, {"1.2.3", "2022-01-13"}, Language::english);
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
  const std::string page = man_page(kProgram, {"1.2.3", "2022-01-13"}, Language::french);
  CHECK_THAT(page, Catch::StartsWith(".TH PROG 1 2022-01-13 \"Dépêche 1.2.3\" \"Manuel de Dépêche\"\n.SH NOM\n"
                                     "prog \\- essaie des choses\n"));
  CHECK_THAT(page, Catch::Contains("\n[\\fIOPTIONS\\fR] \\fIMOT...\\fR\n.SH DESCRIPTION\nIl essaie.\n.SH EXEMPLES\n"));
  CHECK_THAT(page, Catch::Contains(".SS Lesquels\n.TP\n\\fB\\-n\\fR, \\fB\\-\\-limit\\fR \\fIN\\fR\n"
                                   "Étendre jusque\\-là (10).\nAvec 0, aucun.\n"));
  CHECK_THAT(page, Catch::Contains("\\fB\\-\\-in\\fR \\fINOMS\\fR\nDes noms.\n"));
  CHECK_THAT(page, Catch::EndsWith("\nmal\n.SH VOIR AUSSI\n.BR indexer (1),\n.BR depeche\\-query (7)\n"));
}

TEST_CASE("A man page does not repeat the choices that the help text names") {
  constexpr auto kNamed = std::to_array<Option>({{.group = {"How", "Comment"},
                                                  .name = "in",
                                                  .argument = {"COLOUR", "COULEUR"},
                                                  .takes = Takes::value,
                                                  .help = {"paint in rouge or vert", "peindre"},
                                                  .choices = "rouge vert"}});
  Program program = kProgram;
  program.options = kNamed;
  const Edition edition{"1.2.3", "2022-01-13"};
  CHECK_THAT(man_page(program, edition, Language::english), !Catch::Contains("one of"));
  CHECK_THAT(man_page(program, edition, Language::french), Catch::Contains("\nValeurs possibles : rouge, vert.\n"));
}

TEST_CASE("A help text has the choices of its option where it says {}, in its language") {
  struct Row {
    std::string_view choices;
    std::string english;
    std::string french;
  };
  for (const Row& row : {Row{"rouge", "paint in rouge", "peindre en rouge"},
                         Row{"rouge vert", "paint in rouge or vert", "peindre en rouge ou vert"},
                         Row{"a b c", "paint in a, b or c", "peindre en a, b ou c"}}) {
    const Option option{.name = "in", .help = {"paint in {}", "peindre en {}"}, .choices = row.choices};
    CHECK(help_of(option, Language::english) == row.english);
    CHECK(help_of(option, Language::french) == row.french);
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
