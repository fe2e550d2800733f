#pragma once

// Numbers that a phrase may have in another writing: trois and 3, Deuxième and 2e, Louis XIV and Louis 14, 3-1 and 3
// à 1.

#include <cstddef>
#include <span>

#include "query/words/other_writings.h"

namespace depeche::query {

// The longest number in words that the words begin with: deux cent vingt et un. None: `size` is 0.
struct SpeltNumber {
  int value = 0;
  std::size_t size = 0;
};
SpeltNumber spelt_number(std::span<const WrittenWord> words);
// Of a number below a million: "deux cent vingt et un".
std::string in_words(int value);

OtherWritings number_writings(std::span<const WrittenWord> words);

}  // namespace depeche::query
