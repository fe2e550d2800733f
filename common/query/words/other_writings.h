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
// Figures and nothing else.
bool is_whole_number(std::string_view word);

OtherWritings other_writings(std::span<const WrittenWord> words);

}  // namespace depeche::query
