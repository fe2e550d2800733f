#pragma once

// Spelling: turns the bytes of a word into its form, and the form into what accents and case do not change.

#include <string>
#include <string_view>

namespace depeche::text {

// The form: lower case, NFKC, without soft hyphens and zero-width characters. Every apostrophe becomes ', and œ and æ
// are written out.
std::string lower_form(std::string_view word);

// The same in capitals: the form of an acronym.
std::string upper_form(std::string_view word);

// The form without case, accents and apostrophes: "l'État" → "letat".
std::string fold(std::string_view form);

// True for two or more letters, all of them capitals. Digits may stand among them.
bool is_all_capitals(std::string_view word);

}  // namespace depeche::text
