#include "text/written_case.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace depeche::text;

namespace {

struct Row {
  std::string before;
  std::string word;
  std::string behind;
};

WrittenCase case_of(const Row& row) {
  return written_case(row.before + row.word + row.behind, row.before.size(), row.before.size() + row.word.size());
}

}  // namespace

TEST_CASE("A capital says that a word is a name inside a sentence, alone and in a word without hyphens") {
  for (const Row& row : std::vector<Row>{{"Le maire ", "Martel", " parle"},
                                         {"né à ", "Évreux", ", en"},
                                         {"à Lyon, ", "Martel", ""},
                                         {"l'", "Ain", ""},
                                         {"dans l’", "Ain", " et"},
                                         {"M. ", "Martel", "."},
                                         {"J. ", "Martel", ""},
                                         {"selon M.\u00A0", "Martel", " :"},
                                         {"en 2022 ", "Martel", ""},
                                         {"né\u202F ", "Martel", ""}}) {
    INFO(row.before + "|" + row.word);
    CHECK(case_of(row) == WrittenCase::name);
  }
}

TEST_CASE("A capital says nothing where anything may have one") {
  for (const Row& row : std::vector<Row>{{"", "Martel", " parle"},
                                         {"Il part. ", "Martel", ""},
                                         {"la fin.\n", "Martel", ""},
                                         {"la fin\n", "Martel", ""},
                                         {"Il dit : ", "Martel", ""},
                                         {"Non ! ", "Martel", ""},
                                         {"… ", "Martel", ""},
                                         {"dit « ", "Martel", " »"},
                                         {"dit (", "Martel", ")"},
                                         {"'", "Martel", "'"},
                                         {"la ", "MARTEL", ""},
                                         {"la ", "M", ""},
                                         {"à Saint-", "Martel", ""},
                                         {"à ", "Martel", "-sur-Orb"},
                                         {"le ", "1er", ""},
                                         {"\x80 ", "Martel", ""}}) {
    INFO(row.before + "|" + row.word);
    CHECK(case_of(row) == WrittenCase::unknown);
  }
}

TEST_CASE("A small letter says the same wherever it stands") {
  for (const Row& row : std::vector<Row>{{"", "martel", ""}, {"Il ", "évite", ""}, {"dit: ", "œuvre", ""}}) {
    INFO(row.before + "|" + row.word);
    CHECK(case_of(row) == WrittenCase::small);
  }
}
