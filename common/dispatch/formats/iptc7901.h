#pragma once

// The text formats of wires, IPTC 7901 and ANPA 1312: SOH, a header, STX, the text, ETX, the time, EOT.

#include <string_view>

#include "dispatch/formats/items.h"

namespace depeche::dispatch {

// Messages begin with SOH, or behind the EOT of another.
inline constexpr char kStartOfHeader = '\x01';
inline constexpr char kEndOfTransmission = '\x04';

// True for messages between ZCZC and NNNN (zczc.h), when SOH stands before all else but blanks, line ends and idle
// characters, and something printed behind it; and for a header that has lost its control characters (is_telex_line()).
bool begins_iptc7901(std::string_view head);

// A message, from behind its SOH to its EOT, in UTF-8. The time behind the text, or in its last line, dates it; with
// the day, the number of the message ("FRA0123") is an id. What the header says, the lines above the text and the notes
// to editors become properties. The copy is read by read_copy(). A header as of is_telex_line() needs neither STX nor
// ETX. A message that begins with ZCZC is read by parse_zczc(). Error: format without these, or without text.
Result<Parsed> parse_iptc7901(std::string_view message);

}  // namespace depeche::dispatch
