#pragma once

// Tells a headline from the lead that opens most dispatches.

#include <optional>
#include <string_view>

namespace depeche::dispatch {

struct HeadlineSplit {
  std::string_view headline;
  std::string_view body;
};

// The first line of a text in the shape of clean_text() is its headline if
// - a blank line, and then more text, follows it;
// - it has 160 characters at most (leads are mostly longer, headlines hardly ever);
// - it does not end as a sentence or a clause does: with a full stop, also inside closing quotes and brackets, or with
//   a comma, a semicolon or a colon ("…", "?" and "!" end headlines too);
// - no sentence ends inside it: no full stop between a word of two small letters and a capital ("Il part. Elle reste");
// - it has a letter.
// Nothing otherwise. Both views point into `text`.
std::optional<HeadlineSplit> split_headline(std::string_view text);

}  // namespace depeche::dispatch
