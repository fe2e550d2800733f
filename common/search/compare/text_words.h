#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/analyzer.h"

namespace depeche::search {

enum class WordKind : std::uint8_t {
  plain,
  name,    // with a capital that no beginning of a sentence or quotation explains
  figure,  // begins with a digit, and is not the number of an update: LEAD 2
};

// A word of a text at the bytes [begin, end), and what it means to someone who compares two texts.
struct TextWord {
  std::string folded;  // without case and accents
  std::size_t begin = 0;
  std::size_t end = 0;
  WordKind kind = WordKind::plain;
};

// The words of a text in order. In a text that is all in capitals, no word is a name.
std::vector<TextWord> words_of(std::string_view text, text::Analyzer& analyzer);

}  // namespace depeche::search
