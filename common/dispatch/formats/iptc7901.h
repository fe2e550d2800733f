#pragma once

// The text format of wires, IPTC 7901: SOH, a header line, STX, the text, ETX, the time, EOT.

#include <string_view>

#include "dispatch/formats/items.h"

namespace depeche::dispatch {

// True when SOH stands before all else but blanks, line ends and idle characters, and something printed behind it.
bool begins_iptc7901(std::string_view head);

inline constexpr char kStartOfHeader = '\x01';

// A message, from behind its SOH on, in UTF-8. The time after the text, or in its last line, as in "AFP 131052 JAN 22",
// dates it; with the date, the number of the message ("FRA0123") is an id. Lines are joined to paragraphs, which begin
// after a blank line or with an indented one, and the copy is read by read_copy(). Error: format without STX and ETX,
// or without text.
Result<Parsed> parse_iptc7901(std::string_view message);

}  // namespace depeche::dispatch
