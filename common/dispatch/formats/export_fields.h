#pragma once

// What the readers of exports share: labels, numbers of words, lists.

#include <string>
#include <string_view>

#include "dispatch/formats/items.h"

namespace depeche::dispatch {

// Adds what `value` says under the known name `name`, or under one of the export's own. Empty values add nothing.
void add_export_property(std::string_view name, std::string_view value, RawItem& item);
// The same for each part between two of `separator`; of "c13 : Conjoncture" the code is kept, too, and "(90%)" is not.
void add_export_list(std::string_view name, std::string_view values, char separator, RawItem& item);

// "310" for a line that is hardly more than "310 mots", "1 234 words", "Länge: 310 Wörter"; else empty.
std::string word_count_in(std::string_view line);
// True for a line that begins with the word copyright or its sign.
bool is_copyright(std::string_view line);
// The date of a line in ISO form, with its hour; empty when it has none.
std::string date_in(std::string_view line);
// The name of a language in French, English, German, Spanish or Italian: "Français", "FRENCH".
bool is_language(std::string_view line);

}  // namespace depeche::dispatch
