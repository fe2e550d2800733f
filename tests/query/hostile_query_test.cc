#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "depeche/render.h"
#include "query/language/parser.h"
#include "query/language/printer.h"

using namespace depeche;

namespace {

constexpr std::size_t kMany = 100'000;

std::string repeat(const std::string& unit, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += unit;
  return text;
}

std::size_t depth(const query::Node& node) {
  std::size_t deepest = 0;
  for (const query::Node& child : node.children) deepest = std::max(deepest, depth(child));
  return deepest + 1;
}

query::Node parse_or_fail(const std::string& text) {
  auto tree = query::parse(text, Day{});
  REQUIRE(tree);
  return std::move(*tree);
}

}  // namespace

TEST_CASE("parentheses nested any number of times are read, and the tree stays shallow") {
  CHECK(query::print(parse_or_fail(repeat("(", 500'000) + "a b" + repeat(")", 500'000))) == "a b");
  for (std::size_t n : {std::size_t{10'000}, kMany}) {
    CHECK(query::print(parse_or_fail(repeat("(", n) + "a b")) == "a b");
    CHECK(query::print(parse_or_fail("a b" + repeat(")", n))) == "a b");
    CHECK(parse_or_fail(repeat("()", n)).children.empty());
    CHECK(parse_or_fail(repeat("(", n) + repeat(")", n)).children.empty());
    CHECK(depth(parse_or_fail(repeat("(a ", n) + repeat(")", n))) == 65);
    CHECK(depth(parse_or_fail(repeat("-(", n) + "a" + repeat(")", n))) == 66);
  }
}

TEST_CASE("what is beyond the limits of a query is refused at its place, and the same said again is not counted") {
  struct Case {
    std::string unit;  // # is a number
    std::size_t most;
  };
  const std::vector<Case> cases{{"+m# ", 256},
                                {"-m# ", 256},
                                {"\"de la m#\" ", 256},
                                {"m#* ", 256},
                                {"m#~ ", 256},
                                {"agence:m# ", 256},
                                {"m# OU ", 255},
                                {"m# ET ", 255},
                                {"(m# x#) ", 256},
                                {"titre:(m# x#) ", 256},
                                {"NOT m# ", 256},
                                {"date:2#-01 ", 256},
                                {"evoque:2#-01..2#-02 OU ", 255}};
  for (const auto& [unit, most] : cases) {
    const auto query = [&](std::size_t times) {
      std::string text;
      for (std::size_t i = 0; i < times; ++i)
        for (const char c : unit) text += c == '#' ? std::to_string(100 + i) : std::string(1, c);
      return text + "fin";
    };
    INFO("unit: " << unit);
    CHECK(query::parse(query(most), Day{}));
    for (const std::size_t times : {most + 1, std::size_t{800}}) {
      const auto tree = query::parse(query(times), Day{});
      REQUIRE_FALSE(tree);
      CHECK(tree.error().code == ErrorCode::query);
      CHECK(tree.error().offset < query(times).size());
      CHECK_FALSE(tree.error().hint.empty());
    }
  }
  CHECK(query::print(parse_or_fail(repeat("+de ", 200'000))) == "de");
  CHECK(query::print(parse_or_fail(repeat("\"de la\" ", 100'000))) == "\"de la\"");
  CHECK(query::print(parse_or_fail(repeat("a OU ", 100'000) + "b")) == "a OR b");
  CHECK(query::print(parse_or_fail(repeat("-a ", 100'000) + "b")) == "-a b");
  for (const std::string mark : {"+", "-", "\""}) {
    const auto word = query::parse("gaz " + mark + repeat("a-", 10'000) + mark, Day{});
    REQUIRE_FALSE(word);
    CHECK(word.error().offset == 5);
  }
  CHECK_FALSE(query::parse(repeat("a-", 10'000), Day{}));
  CHECK(query::parse(repeat("abcdefg ", 1 << 17), Day{}));
  const auto longer = query::parse(repeat("abcdefg ", 1 << 17) + "x", Day{});
  REQUIRE_FALSE(longer);
  CHECK(longer.error().code == ErrorCode::query);
  CHECK(longer.error().offset == 1 << 20);
}

TEST_CASE("the deepest trees print and read back") {
  const std::vector<std::string> units{"(a ", "-(a b ", "a OR b AND (c ", "titre:(a AND b ", "x (AND) (y ", "2  000 ("};
  for (std::size_t n : {30, 60, 63, 64, 65, 66, 70, 200}) {
    for (const std::string& unit : units) {
      INFO("query: " << n << " times " << unit);
      const auto parsed = query::parse(repeat(unit, n) + "z" + repeat(")", n), Day{});
      if (!parsed) {  // of too many clauses
        CHECK((n > 64 || unit.starts_with("a OR")));
        continue;
      }
      const query::Node& tree = *parsed;
      CHECK(query::print_tree(parse_or_fail(query::print(tree))) == query::print_tree(tree));
    }
  }
}

// A step that looked through the rest of the query would take minutes for each.
TEST_CASE("a hundred thousand of anything are read in one pass") {
  const std::vector<std::string> units{
      "\"",   "“",         "«",   "” «",     "\"\"", "a:",    "titre:", "titre:\"", "titre:(", "date:(", "-",
      "+\"",  "* ",        "a* ", "ab*",     "?",    "AND ",  "a AND ", "NOT ",     "a OU ",   "-a ",    "2 ",
      "000 ", "1 000 ",    "l'",  "presqu'", "a.",   "[",     "a(e)",   "\xE9",     "\xC3 ",   "\u00AD", "é",
      "x",    "agence:« ", "id:", "~",       "a~",   "ab~2 ", "a~1",    "~1 "};
  for (const std::string& unit : units) {
    INFO("unit: " << unit);
    const std::string text = repeat(unit, kMany);
    const auto tree = query::parse(text, Day{});
    if (tree) CHECK(query::print(*tree).size() <= 4 * text.size() + 8);
  }
}

TEST_CASE("all words are kept, however many") {
  CHECK(parse_or_fail(repeat("mot ", 100'000)).children.size() == 100'000);
}

TEST_CASE("an error far into a long query is shown in one short line") {
  const std::string text = repeat("é ", 100'000) + "auteurs:x" + repeat(" a", 100'000);
  const auto tree = query::parse(text, Day{});
  REQUIRE_FALSE(tree);
  CHECK(tree.error().offset == 300'000);
  Error place = tree.error();
  place.message.clear();
  place.hint.clear();
  std::ostringstream shown;
  render_error(place, text, shown);
  CHECK(shown.str().size() < 250);
  const auto named = query::parse(std::string(kMany, 'z') + ":x", Day{});
  REQUIRE_FALSE(named);
  CHECK(named.error().message.size() < 100);
}
