// What the programs say of options that they do not have, and of those that would help.

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "config/option_hints.h"
#include "config/unknown_option.h"

using namespace depeche;

TEST_CASE("What is wrong with a command line is said, with the option that was probably meant") {
  using manual::Takes;
  constexpr auto kOptions = std::to_array<manual::Option>({{.letter = 'n', .name = "limit", .takes = Takes::value},
                                                           {.letter = 'v', .name = "verbose"},
                                                           {.name = "show", .takes = Takes::maybe},
                                                           {.name = "source", .takes = Takes::values},
                                                           {.name = "usable"}});
  struct Row {
    std::vector<std::string> arguments;
    std::string expected;
  };
  const std::string help = "prog --help shows what there is";
  const std::vector<Row> rows{
      {{"--limt", "3"}, "there is no option --limt: did you mean --limit? " + help},
      {{"--limt=3"}, "there is no option --limt: did you mean --limit? " + help},
      {{"gaz", "--usabel"}, "there is no option --usabel: did you mean --usable? " + help},
      {{"-limit", "3"}, "there is no option -limit: did you mean --limit? " + help},
      {{"-retraites"}, "there is no option -retraites: " + help},
      {{"-vx"}, "there is no option -vx: " + help},
      {{"--nonsense"}, "there is no option --nonsense: " + help},
      {{"--source", "--limt", "-x"}, "there is no option -x: " + help},
      {{"-n", "-1", "--limt"}, "there is no option --limt: did you mean --limit? " + help},
      {{"--n", "3"}, "there is no option --n: did you mean -n? " + help},
      {{"---v"}, "there is no option ---v: did you mean -v? " + help},
      {{"-é"}, "there is no option -é: " + help},
      {{"-="}, "there is no option -=: " + help},
      {{"gaz", "--limit"}, "--limit needs a value: " + help},
      {{"-vn"}, "-vn needs a value: " + help},
      {{"--source", "--verbose", "--source"}, "--source needs a value: " + help},
      {{"--usable=oui"}, "--usable takes no value: " + help},
      {{"-n3", "-v", "--show", "--source=a", "-"}, "the options cannot be read: " + help},
      {{"gaz", "--", "--limt"}, "the options cannot be read: " + help},
  };
  for (const Row& row : rows) {
    CAPTURE(row.arguments);
    const config::Misuse misuse = config::misuse(kOptions, row.arguments, "prog");
    CHECK(misuse.error.message + ": " + misuse.error.hint == row.expected);
    CHECK(misuse.is_unknown == row.expected.starts_with("there is no option"));
  }
}

TEST_CASE("The programs name the options that do what a hint of the library advises") {
  struct Row {
    std::string hint;
    std::string expected;
  };
  const std::vector<Row> rows{
      {"restore a backup, or index again from nothing",
       "restore a backup, or index again from nothing (indexer --rebuild)"},
      {"look for damage; if there is any, index again from nothing",
       "look for damage; if there is any, index again from nothing (indexer --check, indexer --rebuild)"},
      {"let the format be recognised", "let the format be recognised (--format auto)"},
      {"try again", "try again"},
      {"", ""},
  };
  for (const Row& row : rows)
    CHECK(config::with_options_named({ErrorCode::corrupt, "what", row.hint, std::nullopt}).hint == row.expected);
}
