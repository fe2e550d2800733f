#pragma once

#include <string_view>
#include <vector>

#include "depeche/search.h"
#include "search/present/highlighter.h"

namespace depeche::search {

// The stretch of `text` that has the most of the query, about `length` bytes. It begins and ends with a sentence where
// that is near and fits, else between words with an ellipsis. Without marks, it is the beginning of the text.
Snippet make_snippet(std::string_view text, const std::vector<FoundText>& marks, std::size_t length);

}  // namespace depeche::search
