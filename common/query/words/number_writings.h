#pragma once

// Numbers that a phrase may have in another writing: trois and 3, Deuxième and 2e, Louis XIV and Louis 14, 3-1 and 3
// à 1.

#include <span>

#include "query/words/other_writings.h"

namespace depeche::query {

OtherWritings number_writings(std::span<const WrittenWord> words);

}  // namespace depeche::query
