#pragma once

#include <string_view>

namespace depeche::base {

// The encoding of one byte a letter in which text that is no UTF-8 is most likely French: windows-1252 unless another
// has over twice as many French letters beside ASCII ones. "iso-8859-15", "macintosh" and "ibm850" are the others.
std::string_view likely_single_byte_encoding(std::string_view bytes);

// The character of a byte in windows-1252; of the five that mean nothing there, the control character of their number.
char32_t windows_1252(unsigned char byte);

}  // namespace depeche::base
