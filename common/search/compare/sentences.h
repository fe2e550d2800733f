#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace depeche::search {

// Where the sentences of a text begin, ascending, 0 first. A line break ends a sentence, and so does a full stop, an
// exclamation mark or a question mark before a blank. The stops of "M. Tokaïev" and "J.-C." do not.
std::vector<std::size_t> sentence_starts(std::string_view text);

}  // namespace depeche::search
