#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace depeche::text {

// Of a word at [begin, end) that begins with a capital: the end of the number or the word in capitals behind it with
// which it is often written as one (COP 26, A 380, BFM TV, France TV, P.-D.G.). 0 where there is none. `shouting`: the
// paragraph is set in capitals, so that only numbers say something.
std::uint32_t joined_words_end(std::string_view text, std::uint32_t begin, std::uint32_t end, bool shouting);

// The words without what stands between them, in lower case: the joined form is another than that which is typed as
// one, and ranks below it.
std::string joined_words(std::string_view words);

}  // namespace depeche::text
