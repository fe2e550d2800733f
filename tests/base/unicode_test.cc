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

TEST_CASE("A character is as wide as terminals show it") {
  const struct {
    const char* what;
    char32_t character;
    std::size_t columns;
  } cases[] = {
      {"a letter", U'a', 1},
      {"a letter with an accent", U'é', 1},
      {"a ligature", U'œ', 1},
      {"a no-break space", 0xA0, 1},
      {"a soft hyphen", 0xAD, 0},
      {"a guillemet", U'«', 1},
      {"a curved apostrophe", U'’', 1},
      {"an ellipsis", U'…', 1},
      {"the euro sign", U'€', 1},
      {"a middle dot", U'·', 1},
      {"a full block of a chart", U'█', 1},
      {"Cyrillic", U'я', 1},
      {"Greek", U'Ω', 1},
      {"an accent that combines", 0x301, 0},
      {"a Hebrew vowel", 0x5B8, 0},
      {"an Arabic letter", 0x639, 1},
      {"an Arabic number sign", 0x600, 1},
      {"a Devanagari vowel that stands alone", 0x93E, 1},
      {"a Devanagari vowel above", 0x947, 0},
      {"a circle around the character", 0x20DD, 0},
      {"a zero-width space", 0x200B, 0},
      {"a zero-width joiner", 0x200D, 0},
      {"a word joiner", 0x2060, 0},
      {"a byte order mark", 0xFEFF, 0},
      {"an emoji selector", 0xFE0F, 0},
      {"a selector beyond the first plane", 0xE0100, 0},
      {"a Chinese character", U'中', 2},
      {"one beyond the first plane", 0x20000, 2},
      {"hiragana", U'あ', 2},
      {"half-width katakana", U'ｱ', 1},
      {"a full-width letter", U'Ａ', 2},
      {"an ideographic space", 0x3000, 2},
      {"an ideographic half fill space", 0x303F, 1},
      {"a Hangul syllable", U'한', 2},
      {"a Hangul initial", 0x1100, 2},
      {"a Hangul vowel", 0x1161, 0},
      {"a Hangul final", 0x11A8, 0},
      {"a face", U'😀', 2},
      {"a rocket", U'🚀', 2},
      {"a melting face of Unicode 14", 0x1FAE0, 2},
      {"an orange circle", 0x1F7E0, 2},
      {"a watch", U'⌚', 2},
      {"a star that is a picture", U'⭐', 2},
      {"a star that is text", U'★', 1},
      {"a heart that is text unless selected", U'❤', 1},
      {"a thermometer that is text unless selected", 0x1F321, 1},
      {"half a flag", 0x1F1EB, 1},
      {"a skin tone", 0x1F3FB, 2},
      {"the replacement character", 0xFFFD, 1},
      {"an unassigned code point", 0x0378, 1},
  };
  for (const auto& c : cases) {
    INFO(c.what);
    CHECK(depeche::base::display_width(c.character) == c.columns);
  }
}
