#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "query/words/wildcard.h"
#include "schema/idf.h"

using namespace depeche;

TEST_CASE("in a pattern * stands for any letters, ? for one, whatever its bytes") {
  struct Row {
    std::string pattern;
    std::string word;
    bool matches;
  };
  const std::vector<Row> rows{
      {"manifest*", "manifest", true},
      {"manifest*", "manifestation", true},
      {"manifest*", "manifes", false},
      {"kaz*stan", "kazakhstan", true},
      {"kaz*stan", "kazstan", true},
      {"kaz*stan", "kazakhstanais", false},
      {"kaz*s*n", "kazakhstan", true},
      {"kaz*s*n*", "kazakhstanais", true},
      {"ab?d", "abcd", true},
      {"ab?d", "abd", false},
      {"ab?d", "abccd", false},
      {"mo?", "moя", true},
      {"mo??", "moя", false},
      {"mo?va", "moсva", true},
      {"ab*b?", "abbbbx", true},
      {"aa*aa*aa*b", "aaaaaaaaa", false},
      {"ab**", "ab", true},
  };
  for (const Row& row : rows) {
    INFO(row.pattern << " against " << row.word);
    CHECK(query::matches_pattern(row.pattern, row.word) == row.matches);
  }
}

TEST_CASE("a rare word is worth more than a frequent one, and none less than nothing") {
  CHECK(schema::inverse_document_frequency(1000, 1) > schema::inverse_document_frequency(1000, 10));
  CHECK(schema::inverse_document_frequency(1000, 10) > schema::inverse_document_frequency(1000, 500));
  for (const double with_word : {0.0, 1.0, 500.0, 999.0, 1000.0})
    CHECK(schema::inverse_document_frequency(1000, with_word) >= 0);
}
