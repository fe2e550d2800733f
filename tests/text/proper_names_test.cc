#include "text/proper_names.h"

#include <catch2/catch.hpp>

#include "text/analysis.h"

using namespace depeche::test;

TEST_CASE("A name with a capital is a word of its own, with its accents or with none") {
  for (const char* name : {"Tours", "TOURS", "Corée", "COREE", "Coree", "Marche"}) {
    INFO(name);
    CHECK(stems_of(name).ends_with('\''));
  }
  for (const char* word : {"tours", "corée", "marche", "Marché", "MARCHÉ", "Tour"}) {
    INFO(word);
    CHECK_FALSE(stems_of(word).ends_with('\''));
  }
}

TEST_CASE("The stem of a name in lower case is that of the analyzer") {
  for (const RuleTable& table : proper_name_tables())
    for (const std::string& name : table.rows) {
      INFO(name);
      const std::string folded = fold(name);
      REQUIRE(is_proper_name(folded));
      CHECK(stem_in_lower_case(folded) == stems_of(name));
      CHECK(is_name_and_word(folded) == (table.name == "kNamesAndWords"));
    }
}
