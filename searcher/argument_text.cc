#include "argument_text.h"

#include <array>

#include "base/utf8.h"

namespace depeche::searcher {
namespace {

// Of the bytes from 80 to 9F; all others are those of Latin-1.
constexpr std::array<char32_t, 32> kBeyondLatin1{0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                                 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

}  // namespace

std::string from_windows_1252(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    base::append_utf8(text, byte >= 0x80 && byte < 0xA0 ? kBeyondLatin1[byte - 0x80] : byte);
  }
  return text;
}

}  // namespace depeche::searcher
