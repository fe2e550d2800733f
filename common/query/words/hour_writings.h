#pragma once

// Hours in words: 8h30 is huit heures et demie.

#include <span>

#include "query/words/other_writings.h"

namespace depeche::query {

// The other writings of an hour in figures; none where no hour begins the words.
OtherWritings hour_writings(std::span<const WrittenWord> words);

}  // namespace depeche::query
