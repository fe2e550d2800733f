#pragma once

// What Unicode says of texts and characters: their composed form, and how wide a terminal shows them.

#include <cstddef>
#include <string>

namespace depeche::base {

// Canonical composition (NFC). `text` must be UTF-8. Text that is composed already costs one scan and no copy.
std::string nfc(std::string text);

// The columns that a terminal gives a character, by its properties in ICU: 2 to those that East Asia writes wide or
// full width and to emoji that are shown as pictures; 0 to marks that combine with the one before, to vowels and final
// consonants of a Hangul syllable, and to what nobody sees (zero-width characters, soft hyphens); 1 to all else. The
// two halves of a flag have one column each.
std::size_t display_width(char32_t c);

}  // namespace depeche::base
