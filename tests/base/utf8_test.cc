#include "base/utf8.h"

#include <string>

#include <catch2/catch.hpp>

using namespace depeche::base;
using namespace std::string_literals;

TEST_CASE("Well-formed UTF-8 is told from what only looks like it") {
  for (const std::string& good : {""s, "a"s, "é"s, "’"s, "😀"s, "\U0010FFFF"s, "\0"s, "\uFFFE"s}) CHECK(is_utf8(good));
  for (const std::string& bad :
       {"\x80"s, "\xC3"s, "\xE9t\xE9"s, "\xC0\xAF"s, "\xC1\xBF"s, "\xE0\x80\xAF"s, "\xED\xA0\x80"s, "\xF0\x80\x80\x80"s,
        "\xF4\x90\x80\x80"s, "\xF5\x80\x80\x80"s, "\xFF"s, "\xE2\x80"s, "a\xF0\x9F\x98"s}) {
    INFO(bad);
    CHECK_FALSE(is_utf8(bad));
    const Repaired repaired = repair_utf8(bad);
    CHECK(is_utf8(repaired.text));
    CHECK(repaired.replaced > 0);
  }
}

TEST_CASE("Code points are read one after the other, ill-formed bytes one by one") {
  const std::string text = "a\u00E9\u2019\U0001F600\xC3z\xE2\x80";
  std::u32string read;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    read += point.value;
    at += point.size;
  }
  CHECK(read == U"a\u00E9\u2019\U0001F600\uFFFDz\uFFFD\uFFFD");
  CHECK(count_code_points(text) == 8);
}

TEST_CASE("Every scalar value survives writing and reading") {
  for (const char32_t c :
       {U'\0', U'\x7F', U'\x80', U'\u07FF', U'\u0800', U'\uD7FF', U'\uE000', U'\uFFFF', U'\U00010000', U'\U0010FFFF'}) {
    std::string text;
    append_utf8(text, c);
    const CodePoint point = code_point_at(text, 0);
    CHECK(point.value == c);
    CHECK(point.size == text.size());
    CHECK(point.well_formed);
  }
  std::string text;
  append_utf8(text, 0xD800);
  append_utf8(text, 0x110000);
  CHECK(text == "\uFFFD\uFFFD");
}

TEST_CASE("Truncating never cuts a code point") {
  const std::string text = "é’😀";
  const std::string cuts[] = {"", "", "é", "é", "é", "é’", "é’", "é’", "é’", "é’😀", "é’😀"};
  for (std::size_t size = 0; size < std::size(cuts); ++size) CHECK(truncate_utf8(text, size) == cuts[size]);
}
