#include "query/caret.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace depeche;

TEST_CASE("the caret stands under the column of its byte") {
  struct Case {
    std::string query;
    std::size_t offset;
    std::string shown;
  };
  const std::string x60(60, 'x');
  const std::vector<Case> cases{
      {"date:32", 5, "date:32\n     ^"},
      {"", 0, "\n^"},
      {"ab", 2, "ab\n  ^"},
      {"ab", 99, "ab\n  ^"},
      {"été x:y", 6, "été x:y\n    ^"},
      {"e\u0301te\u0301 z", 7, "e\u0301te\u0301 z\n   ^"},
      {"日本 z", 7, "日本 z\n     ^"},
      {"é", 1, "é\n^"},
      {"a\tb\nc\x1B", 4, "a b c \n    ^"},
      {"a\u200B\u202E b", 8, "a b\n  ^"},
      {"\xFF b", 2, "\uFFFD b\n  ^"},
      {x60 + "date:32", 65, "…" + std::string(35, 'x') + "date:32\n" + std::string(41, ' ') + "^"},
      {"date:32 " + x60, 5, "date:32 " + std::string(27, 'x') + "…\n     ^"},
      {x60 + "!" + x60, 60,
       "…" + std::string(40, 'x') + "!" + std::string(29, 'x') + "…\n" + std::string(41, ' ') + "^"},
  };
  for (const Case& c : cases) {
    INFO("query: " << c.query);
    CHECK(query::caret_line(c.query, c.offset) == c.shown);
  }
}
