#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace depeche::search {

// Where the sentences of a text begin, ascending, 0 first. A line break ends one, and so do a full stop, an exclamation
// or question mark before a blank, but not the stops of "M. Tokaïev" and "J.-C.".
std::vector<std::size_t> sentence_starts(std::string_view text);

}  // namespace depeche::search
