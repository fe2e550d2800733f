#pragma once

// What the values of some properties mean in the vocabularies that agencies share: IPTC's Media Topics and the subject
// codes before them, degrees of urgency, languages, countries.

#include <string_view>
#include <vector>

#include "depeche/dispatch.h"

namespace depeche::dispatch {

// What a vocabulary says of a value. All views live as long as the program.
struct KnownValue {
  std::string_view shown;               // how it is counted and shown; empty: as it is written
  std::vector<std::string_view> names;  // others by which it is found, `shown` among them
};

// - Of a subject with a code of the upper two levels of Media Topics, or of the top level of the older subject codes:
//   its French name. An older code of a lower level is also found by the name of its top level, and shown as that when
//   its name is unknown.
// - Of an urgency: its degree from 1 to 8. Flash is 1, bulletin 2, urgent 3, routine and normal are 5; their letters in
//   ANPA's headers are the same.
// - Of a language: its code of two letters, whatever its region; its names in French and in English.
// - Of a country by its code in ISO 3166 or by its name in French or English: its French name; the others, and its
// codes.
KnownValue look_up(const Property& property);

// The French name of a topic or subject, by the digits of its code; empty for others.
std::string_view topic_name(std::string_view digits);

// Whether the dispatch says that it is in another language than French, and in no French.
bool is_foreign(const Dispatch& dispatch);

}  // namespace depeche::dispatch
