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
  std::string prefix;     // the first three letters, folded
  bool capital = false;   // whether it begins with a capital
  bool capitals = false;  // whether it has two or more letters, all of them capitals
  bool linking = false;   // whether it needs no letter of the acronym: de, la, et, of…
};

// The words of [begin, end) behind the last mark that ends a sentence or a clause.
std::vector<SpelledWord> spelled_words(std::string_view text, std::size_t begin, std::size_t end);

// Where among `words` an expansion of `letters` (folded) begins that ends with the last of them: the shortest there is.
// `tolerant`: one word in the middle may give no letter (Société nationale des chemins de fer français, SNCF).
std::optional<std::size_t> match_initials(std::string_view letters, const std::vector<SpelledWord>& words,
                                          bool tolerant);

}  // namespace depeche::text
