#include "query/words/edit_distance.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "query/words/fuzzy.h"
#include "query/words/spelling_cost.h"

using namespace depeche;

namespace {

std::size_t distance(const std::string& a, const std::string& b, std::size_t most) {
  query::EditDistance edits(query::letters_of(a), most);
  for (const char32_t letter : query::letters_of(b)) edits.push(letter);
  return edits.distance();
}

unsigned cost(const std::string& typed, const std::string& known) {
  return query::spelling_cost(query::letters_of(typed), query::letters_of(known));
}

}  // namespace

TEST_CASE("edits are inserted, dropped, replaced and swapped letters, whatever their bytes") {
  struct Row {
    std::string a;
    std::string b;
    std::size_t edits;  // 3 for more than two
  };
  const std::vector<Row> rows{
      {"accueil", "accueil", 0},
      {"acceuil", "accueil", 1},
      {"acueil", "accueil", 1},
      {"acccueil", "accueil", 1},
      {"ackueil", "accueil", 1},
      {"ca", "abc", 3},
      {"kitten", "sitting", 3},
      {"tokaev", "tokayev", 1},
      {"", "ab", 2},
      {"", "abc", 3},
      {"москва", "масква", 1},
      {"москва", "омсква", 1},
      {"ab", "ba", 1},
      {"abcd", "badc", 2},
      {"a\xFFz", "a\xFFyz", 1},
      {"abcdef", "bcdefa", 2},
      {"abc", "xyz", 3},
      {"xab", "abx", 2},
      {"gouvernement", "gouv", 3},
      {"e", "è", 1},
  };
  for (const Row& row : rows) {
    INFO(row.a << " and " << row.b);
    CHECK(distance(row.a, row.b, 2) == row.edits);
    CHECK(distance(row.b, row.a, 2) == row.edits);
    CHECK(distance(row.a, row.b, 1) == std::min<std::size_t>(row.edits, 2));
  }
}

TEST_CASE("letters taken back leave no trace, and a beginning tells whether anything may follow") {
  query::EditDistance edits(U"maintenir", 1);
  for (const char32_t letter : std::u32string(U"mait")) edits.push(letter);
  CHECK(edits.may_match());
  edits.push(U'x');
  CHECK_FALSE(edits.may_match());
  edits.pop(4);
  for (const char32_t letter : std::u32string(U"nenir")) edits.push(letter);
  CHECK(edits.distance() == 1);
  edits.pop(0);
  for (const char32_t letter : std::u32string(U"main")) edits.push(letter);
  CHECK(edits.may_match_within(6));
  CHECK_FALSE(edits.may_match_within(2));
}

TEST_CASE("a spelling that sounds alike costs less than another letter, an edit of the first letter more") {
  const std::vector<std::vector<std::string>> rising{
      {"tokayev", "tokaiev", "tokarev"},  {"kazakstan", "kazakhstan", "kazakistan"},
      {"bale", "balle", "table"},         {"farmacie", "pharmacie", "armacie"},
      {"acceuil", "accueil", "acceuils"}, {"djinping", "jinping", "dinping"},
  };
  for (const auto& row : rising) {
    INFO(row[0]);
    CHECK(cost(row[0], row[0]) == 0);
    CHECK(cost(row[0], row[1]) < cost(row[0], row[2]));
  }
}

TEST_CASE("a short word allows fewer edits, and never as many as it has letters") {
  struct Row {
    std::string word;
    std::size_t asked;
    std::size_t edits;
  };
  const std::vector<Row> rows{{"le", 0, 0},     {"gaz", 0, 1},  {"bilan", 0, 1}, {"almaty", 0, 2},
                              {"gaz", 2, 2},    {"le", 2, 1},   {"a", 1, 0},     {"", 2, 0},
                              {"almaty", 1, 1}, {"\xFF", 2, 0}, {"мир", 0, 1}};
  for (const Row& row : rows) {
    INFO(row.word << " ~" << row.asked);
    CHECK(query::edits_for(row.word, row.asked) == row.edits);
  }
}
