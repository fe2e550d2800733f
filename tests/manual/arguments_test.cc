#include "manual/arguments.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace depeche::manual;

namespace {

using Words = std::vector<std::string>;

constexpr auto kOptions = std::to_array<Option>({
    {.letter = 'f', .name = "from", .french = "depuis", .takes = Takes::value},
    {.letter = 'q', .name = "quiet"},
    {.name = "place", .french = "lieu endroit", .takes = Takes::values},
    {.letter = 's',
     .name = "sort",
     .french = "tri",
     .takes = Takes::value,
     .choices = "relevance newest",
     .french_choices = "pertinence=relevance récent=newest recent=newest"},
    {.name = "show", .french = "montrer", .takes = Takes::maybe},
});

}  // namespace

TEST_CASE("French names of options and of their values become English, and nothing else does") {
  struct Row {
    Words typed;
    Words english;
  };
  for (const Row& row : std::vector<Row>{{{"--depuis", "hier", "gaz"}, {"--from", "hier", "gaz"}},
                                         {{"--depuis=hier"}, {"--from=hier"}},
                                         {{"--endroit", "Nice", "--lieu=Paris"}, {"--place", "Nice", "--place=Paris"}},
                                         {{"--tri", "récent"}, {"--sort", "newest"}},
                                         {{"--sort=recent", "-s", "pertinence"}, {"--sort=newest", "-s", "relevance"}},
                                         {{"-qs", "récent"}, {"-qs", "newest"}},
                                         {{"--montrer", "afp-1"}, {"--show", "afp-1"}},
                                         {{"--montrer", "récent"}, {"--show", "récent"}},
                                         {{"récent", "tri", "-tri"}, {"récent", "tri", "-tri"}},
                                         {{"--from", "--depuis"}, {"--from", "--depuis"}},
                                         {{"--", "--depuis", "hier"}, {"--", "--depuis", "hier"}},
                                         {{"--depui", "hier"}, {"--depui", "hier"}},
                                         {{"--tri"}, {"--sort"}},
                                         {{}, {}}})
    CHECK(in_english(kOptions, row.typed) == row.english);
}

TEST_CASE("A dash before a figure begins a word, not an option") {
  struct Row {
    Words typed;
    Words read;
  };
  for (const Row& row :
       std::vector<Row>{{{"-5 degrés"}, {"--", "-5 degrés"}},
                        {{"PIB", "-13,8%", "-q"}, {"-q", "--", "PIB", "-13,8%"}},
                        {{"-q", "CAC", "-2%", "--from", "-3", "40"}, {"-q", "--from", "-3", "--", "CAC", "-2%", "40"}},
                        {{"a", "-5", "--", "-q", "b"}, {"--", "a", "-5", "-q", "b"}},
                        {{"-q", "a", "--", "-5"}, {"-q", "a", "--", "-5"}},
                        {{"a", "-grève", "-"}, {"a", "-grève", "-"}},
                        {{"-5", "-"}, {"--", "-5", "-"}},
                        {{}, {}}})
    CHECK(with_numbers_as_words(kOptions, row.typed) == row.read);
}

TEST_CASE("A message names the options as they were typed") {
  struct Row {
    Words typed;
    std::string text;
    std::string expected;
  };
  for (const Row& row :
       std::vector<Row>{{{"--depuis", "x"}, "--from: no date", "--depuis: no date"},
                        {{"--depuis", "x"}, "--from\u00A0: aucune date", "--depuis\u00A0: aucune date"},
                        {{"--depuis", "x"}, "--from and --from-2", "--depuis and --from-2"},
                        {{"--from", "x"}, "--from: no date", "--from: no date"},
                        {{"--from", "--depuis"}, "--from: no date", "--from: no date"},
                        {{"--", "--depuis"}, "--from: no date", "--from: no date"}})
    CHECK(as_typed(kOptions, row.typed, row.text) == row.expected);
}
