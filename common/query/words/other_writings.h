#pragma once

// Names and quantities that French writes in more than one way with one meaning: 100 m and 100 mètres, N118 and RN 118,
// clé and clef, USA and États-Unis.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace depeche::query {

struct WrittenWord {
  std::string folded;
  std::string typed;  // as it stands in the query
};

// The other writings of the first `size` words; none where there are none.
struct OtherWritings {
  std::vector<std::string> texts;
  std::size_t size = 0;
};
// The "le" of Le Pen, the "van" of van Gogh, folded: what a family name may begin with as a word of its own.
bool is_name_particle(std::string_view folded);

// Figures and nothing else.
bool is_whole_number(std::string_view word);

// Outside of a phrase, what is shortened before a name goes together with that name.
OtherWritings other_writings(std::span<const WrittenWord> words, bool in_phrase);

}  // namespace depeche::query
