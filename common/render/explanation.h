#pragma once

// What an answer tells of itself, in words for people.

#include <optional>
#include <string>
#include <vector>

#include "depeche/search.h"

namespace depeche::render {

// The interval that was understood: "2022-01-13", "2022-01-13 18:00 to 2022-01-13 20:00"; empty without one.
std::string asked_dates_text(const SearchResults& results);
// `source: no dispatch has "Reuter"; nearest: Reuters; most have AFP (12), …`
std::string unknown_value_text(const UnknownValue& unknown);
// "without dates: 382 · without source: 0"; empty when nothing was worked out.
std::string without_filters_text(const SearchResults& results);
// `2 results with "traité de sécurité" come first; …`, each in a line; none when the search was not relaxed.
std::vector<std::string> relaxation_lines(const std::optional<Relaxation>& relaxation);
// "in no dispatch: Bendaoud, kaz*q"; empty when each word is in one.
std::string missing_words_text(const SearchResults& results);

}  // namespace depeche::render
