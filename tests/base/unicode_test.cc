#include "base/unicode.h"

#include <string>

#include <catch2/catch.hpp>

using depeche::base::nfc;

TEST_CASE("Text is composed, wherever its decomposed letters stand") {
  const struct {
    std::string text;
    std::string expected;
  } cases[] = {
      {"", ""},
      {"été", "été"},
      {"e\u0301te\u0301", "été"},
      {"une longue ligne sans rien, puis e\u0301", "une longue ligne sans rien, puis é"},
      {"«\u00A0L’Œuvre\u00A0» – 20\u202F€…", "«\u00A0L’Œuvre\u00A0» – 20\u202F€…"},
      {"a\u2000b", "a\u2002b"},
      {"\u212B", "\u00C5"},
      {"c\u0327a", "ça"},
      {"q\u0323\u0307", "q\u0323\u0307"},
      {"q\u0307\u0323", "q\u0323\u0307"},
      {"’e\u0301", "’é"},
      {"\u1100\u1161", "\uAC00"},
      {"😀", "😀"},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    CHECK(nfc(c.text) == c.expected);
  }
}
