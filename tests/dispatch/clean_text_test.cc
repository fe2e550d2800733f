#include "dispatch/copy/clean_text.h"

#include <string>

#include <catch2/catch.hpp>

using namespace depeche::dispatch;
using namespace std::string_literals;

TEST_CASE("Text gets one shape of line ends, blanks and paragraphs") {
  const struct {
    std::string text;
    std::string expected;
  } cases[] = {
      {"", ""},
      {"a", "a"},
      {"a b  c", "a b  c"},
      {" \t\n a \r\n", "a"},
      {"a\r\nb\rc\nd", "a\nb\nc\nd"},
      {"a\r\n\r\nb", "a\n\nb"},
      {"a\n\n\n\n\nb", "a\n\nb"},
      {"a \n\t\n \u00A0\n  b", "a\n\nb"},
      {"a\u00A0: b", "a\u00A0: b"},
      {"a\u00A0\nb\u202F", "a\nb"},
      {"a\tb", "a b"},
      {"a\0b\x01\x1B[31mc\x7F"s, "ab[31mc"},
      {"a\u0080\u009Fb\u0085c", "ab\nc"},
      {"a\u2028b\u2029c", "a\nb\n\nc"},
      {"\uFEFFa", "a"},
      {"a\u00ADb\u200Bc", "a\u00ADb\u200Bc"},
      {"e\u0301te\u0301", "été"},
      {"’«»…—€", "’«»…—€"},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    CHECK(clean_text(c.text) == c.expected);
    CHECK(clean_text(clean_text(c.text)) == c.expected);
  }
}

TEST_CASE("A line keeps its words, one blank between them") {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {{" a\nb ", "a b"}, {"a\n\n\nb", "a b"}, {"a   b", "a b"}, {"\t", ""}, {"a \r\n b", "a b"}};
  for (const auto& c : cases) CHECK(clean_line(c.text) == c.expected);
}

TEST_CASE("Trimming knows the blanks of French typography") {
  CHECK(trim("\u00A0\n a b\u202F\r\n ") == "a b");
  CHECK(trim(" \n\u3000").empty());
  CHECK(trim("à").size() == 2);
}
