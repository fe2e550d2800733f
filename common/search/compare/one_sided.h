#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/compare/text_words.h"

namespace depeche::search {

// A text and its words, which point into it.
struct WordedText {
  std::string_view text;
  const std::vector<TextWord>& words;
};

// The figures that `other` does not have, as written, in the order of the text, none twice. What is written right
// behind the digits does not count: 48h and 48 are one figure.
std::vector<std::string> figures_only_in(const WordedText& one, const WordedText& other);

// The names that `other` does not have. Words side by side are one name, and it is known where its last word stands
// alone, or behind the same first names. A first name alone is none where the full name stands, too. Words of grammar
// and titles such as "M." are no names.
std::vector<std::string> names_only_in(const WordedText& one, const WordedText& other);

}  // namespace depeche::search
