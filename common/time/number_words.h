#pragma once

#include <optional>
#include <string_view>

#include "time/reader.h"

namespace depeche::time {

// A number in French or English words, from 1 to 99 or from 2000 to 2099: quatre-vingt-dix, soixante et onze, nonante,
// deux mille dix; ordinals: vingt-et-unième, dix-neuvième, twenty-first. The reader is anywhere when there is none.
std::optional<Number> read_number_words(Reader& reader);

// XIX, XIXe, XIX ème: a word that is a Roman number, with what makes it an ordinal when that is a word of its own.
std::optional<int> read_roman_number(Reader& reader);

// The Roman number that a word is, as it is written and folded: from 1 to 39, with or without an ending: XIX, XIXe,
// xxe. XXIème is 21 and XXième 20. 0 for all else, and for "xxieme", which may be both.
int roman_number(std::string_view written, std::string_view folded);

}  // namespace depeche::time
