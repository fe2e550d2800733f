#pragma once

// What stands before the text of a message of a wire.

#include <string>
#include <string_view>
#include <vector>

namespace depeche::dispatch {

// Empty for what the header does not say.
struct TelexHeader {
  std::string number;      // the service and the number of the message: "FRA0123"
  std::string urgency;     // "4"
  std::string category;    // "POL"
  std::string word_count;  // "63"
  std::string agency;      // "dpa"
  std::string slug;        // "Yemen/conflict"
  std::string take;        // "1stLd-Writethru"
  std::string routing;     // what else stands behind the number of words: "FRA /EXF-KZ07"
};

// True for the line "eca062 4 i 211 dpa 061": service and number, priority, category, number of words, and more.
bool is_telex_line(std::string_view line);

// `header`: from behind SOH to STX. That of IPTC 7901 is a line as above, of which the end may be missing, and lines of
// keywords; that of ANPA 1312 is a line with the number and one such as "r z BC-US--GiantLobster 1stLd-Writethru 08-29
// 0590", whose first letter is the priority.
TelexHeader read_telex_header(std::string_view header);

// The beginning of a text that is a header itself, because its control characters are lost. Empty without one.
std::string_view bare_telex_header(std::string_view text);

}  // namespace depeche::dispatch
