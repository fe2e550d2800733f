#pragma once

// Signs that mean something in the queries of other search engines, or in text.

#include <cstddef>
#include <string_view>

#include "depeche/result.h"

namespace depeche::query {

struct Range {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// How many lines begin with a dash right before a word, as the items of a list do.
std::size_t lines_with_dash(std::string_view text);

// A word with a weight, "macron^2", and the error that says that there are none.
bool is_weighted(std::string_view run);
Error weighted_word(std::string_view run, std::size_t offset);

// Whether the word at `run` has a star that is no pattern's, before it or in it: *stan, k*stan.
bool has_lost_star(std::string_view query, Range run);

}  // namespace depeche::query
