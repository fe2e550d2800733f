#pragma once

// Spelling: from the bytes of a word in the text to its form, and from the form to what accents and case do not change.

#include <string>
#include <string_view>

namespace depeche::text {

// Lower case, NFKC, without soft hyphens and zero-width characters; every apostrophe is ' and œ, æ are written out.
std::string lower_form(std::string_view word);

// The same but in capitals: the form of an acronym.
std::string upper_form(std::string_view word);

// A form without case, accents and apostrophes: "l'État" → "letat".
std::string fold(std::string_view form);

// Two or more letters, all of them capitals (digits may stand among them).
bool is_all_capitals(std::string_view word);

}  // namespace depeche::text
