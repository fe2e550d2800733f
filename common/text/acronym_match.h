#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace depeche::text {

// A word of a text that may spell out an acronym.
struct SpelledWord {
  std::size_t begin = 0;  // byte range in the text
  std::size_t end = 0;
  std::string prefix;     // its first three letters, folded
  bool capital = false;   // begins with a capital
  bool capitals = false;  // has no other letters, and two at least
  bool linking = false;   // de, la, et, of…: needs no letter of the acronym
};

// The words of [begin, end) behind the last mark that ends a sentence or a clause.
std::vector<SpelledWord> spelled_words(std::string_view text, std::size_t begin, std::size_t end);

// Where among `words` an expansion of `letters` (folded) begins that ends with the last of them: the shortest there is.
// `tolerant`: one word in the middle may give no letter (Société nationale des chemins de fer français, SNCF).
std::optional<std::size_t> match_initials(std::string_view letters, const std::vector<SpelledWord>& words,
                                          bool tolerant);

}  // namespace depeche::text
