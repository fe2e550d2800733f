#pragma once

// The part that a character plays in a query.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "text/char_class.h"

namespace depeche::query {

// Spaces of every kind, ends of line and control characters.
bool is_blank(const text::Char& c);
bool is_quote(const text::Char& c);
bool has_word_char(std::string_view text);
// Signs that are words, or parts of them: %, €, the + of Canal+.
bool is_symbol_of_words(char32_t c);

// The text without blanks at either end, as a view of `text`.
std::string_view trim_blanks(std::string_view text);
// The text with one space for each run of blanks.
std::string squeeze_blanks(std::string_view text);

// The bytes of "(e)", "(s)", "(trice)" at `at`, 0 when what stands there is no ending of inclusive writing.
std::size_t inclusive_ending_at(std::string_view text, std::size_t at);

}  // namespace depeche::query
