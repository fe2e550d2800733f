#include <array>

#include <catch2/catch.hpp>

#include "manual/completion.h"
#include "manual/help.h"
#include "manual/man_page.h"

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
constexpr auto kExamples = std::to_array<Example>({{"prog 'l~été'", "in summer"}, {"prog -n 3 x", ""}});
constexpr auto kStatuses = std::to_array<Entry>({{"0", "well"}, {"1", "not"}});
constexpr Program kProgram{.name = "prog",
                           .operands = "WORD...",
                           .purpose = "tries things",
                           .description = "It tries - and it's \"all\".",
                           .examples = kExamples,
                           .options = kOptions,
                           .exit_status = kStatuses,
                           .see_also = "indexer(1) depeche-query(7)"};

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

TEST_CASE("A man page copies what can be typed letter by letter") {
  const std::string page = man_page(kProgram, {"1.2.3", "2022-01-13"});
  CHECK_THAT(page, Catch::StartsWith(".TH PROG 1 2022-01-13 \"Dépêche 1.2.3\" \"Dépêche Manual\"\n.SH NAME\n"
                                     "prog \\- tries things\n"));
  CHECK_THAT(page, Catch::Contains("\nIt tries \\- and it\\(aqs \\(dqall\\(dq.\n"));
  CHECK_THAT(page, Catch::Contains("\nprog \\(aql\\(tiété\\(aq\n"));
  CHECK_THAT(page,
             Catch::Contains(".TP\n\\fB\\-n\\fR, \\fB\\-\\-limit\\fR \\fIN\\fR\nThis many (10).\n0 prints none.\n"));
  CHECK_THAT(page, Catch::Contains("Any of rouge, vert.\nMay be given several times.\n"));
  CHECK_THAT(page, Catch::EndsWith(".SH SEE ALSO\n.BR indexer (1),\n.BR depeche\\-query (7)\n"));
}

TEST_CASE("Completions know the options, and the choices of those that have some") {
  CHECK_THAT(bash_completion(kProgram), Catch::Contains("compgen -W '-n --limit --all --in'"));
  CHECK_THAT(bash_completion(kProgram), Catch::Contains("--in) ") && Catch::Contains("compgen -W 'rouge vert'"));
  CHECK_THAT(zsh_completion(kProgram),
             Catch::Contains("'--all[each of them]'") && Catch::Contains(":NAMES:_sequence compadd - rouge vert'"));
  CHECK_THAT(fish_completion(kProgram), Catch::Contains("complete -c prog -s n -l limit -x -d 'this many (10)'\n"));
}
