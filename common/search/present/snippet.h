#pragma once

#include <string_view>
#include <vector>

#include "depeche/search.h"
#include "search/present/highlighter.h"

namespace depeche::search {

// The stretch of `text` that holds the most of the query, about `length` bytes: from the beginning of a sentence when
// one is near, to the end of one when it fits, else between words with an ellipsis. Without marks, the beginning of the
// text.
Snippet make_snippet(std::string_view text, const std::vector<Mark>& marks, std::size_t length);

}  // namespace depeche::search
