#pragma once

// Names and quantities that some write as one word and some apart: COP26 and COP 26, 40t and 40 t, BFMTV and BFM TV,
// 20h30 and 20 heures 30. And words whose apostrophe was typed as a blank: aujourd hui.

#include <optional>
#include <string>
#include <string_view>

#include "text/token.h"

namespace depeche::query {

// A word of figures and letters with a blank between them; nothing for other words, nor for one letter and a figure
// unless words stand `beside` it: "7 ans" is no A7.
std::optional<std::string> written_apart(const text::Word& word, bool beside);
// A word with a figure in it: it has no inflected forms.
bool has_figure(const text::Word& word);

// How two neighbours may be read.
enum class Joint {
  none,
  always,    // wherever a dispatch has it so: a name or a unit and its number, a channel, the halves of a word
  capitals,  // two short words, joined where that is an acronym
  compound,  // two words of content, joined where dispatches often have it so: plate forme, France Info
};
// `capital`: the first was typed with a capital letter. `alone`: nothing else was typed.
Joint joint_of(const text::Word& first, const text::Word& second, bool capital, bool alone);
// Whether neighbours that are no acronym may be a compound.
bool may_be_compound(const text::Word& first, const text::Word& second);

// The minutes behind "20 heures": 30.
bool is_hour_of(const text::Word& hours, const text::Word& minutes);

// Two words as one: cop26, bfmtv, 35h for "35 heures", aujourd'hui.
std::string joined_form(const text::Word& first, const text::Word& second);

}  // namespace depeche::query
