#include "base/single_byte.h"

#include <array>
#include <cstddef>

namespace depeche::base {
namespace {

// Where an encoding has àâæçèéêëîïôœùûüÿ and ’, and where ÀÂÇÈÉÊËÎÏÔŒÙÛ, as far as it has them.
struct Encoding {
  std::string_view small;
  std::string_view capital;
};
constexpr Encoding kWindows1252{"\xE0\xE2\xE6\xE7\xE8\xE9\xEA\xEB\xEE\xEF\xF4\x9C\xF9\xFB\xFC\xFF\x92",
                                "\xC0\xC2\xC7\xC8\xC9\xCA\xCB\xCE\xCF\xD4\x8C\xD9\xDB"};
constexpr Encoding kMacintosh{"\x88\x89\xBE\x8D\x8F\x8E\x90\x91\x94\x95\x99\xCF\x9D\x9E\x9F\xD8\xD5",
                              "\xCB\xE5\x82\xE9\x83\xE6\xE8\xEB\xEC\xEF\xCE\xF4\xF3"};
constexpr Encoding kIbm850{"\x85\x83\x91\x87\x8A\x82\x88\x89\x8C\x8B\x93\x97\x96\x81\x98",
                           "\xB7\xB6\x80\xD4\x90\xD2\xD3\xD7\xD8\xE2\xEB\xEA"};

struct Letters {
  std::size_t windows = 0;
  std::size_t macintosh = 0;
  std::size_t ibm = 0;
  bool c1 = false;      // a byte from 0x80 to 0x9F, which ISO 8859 has no letters for
  bool latin9 = false;  // œ, Œ or € of ISO 8859-15, which are ½, ¼ and ¤ in windows-1252
};

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// A small letter stands beside a small one, a capital beside capitals.
std::size_t fits(const Encoding& encoding, char byte, char before, char behind) {
  const bool small = is_small(before) || is_small(behind);
  if (!small && !is_capital(before) && !is_capital(behind)) return 0;
  return (small ? encoding.small : encoding.capital).find(byte) != std::string_view::npos ? 1 : 0;
}

Letters count_letters(std::string_view bytes) {
  Letters letters;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const char byte = bytes[at];
    const auto value = static_cast<unsigned char>(byte);
    if (value < 0x80) continue;
    const char before = at > 0 ? bytes[at - 1] : ' ';
    const char behind = at + 1 < bytes.size() ? bytes[at + 1] : ' ';
    const bool in_word = is_small(behind) || is_capital(behind);
    letters.c1 |= value < 0xA0;
    letters.latin9 |= value == 0xA4 || (in_word && (value == 0xBC || value == 0xBD));
    letters.windows += fits(kWindows1252, byte, before, behind);
    letters.macintosh += fits(kMacintosh, byte, before, behind);
    letters.ibm += fits(kIbm850, byte, before, behind);
  }
  return letters;
}

}  // namespace

std::string_view likely_single_byte_encoding(std::string_view bytes) {
  const Letters letters = count_letters(bytes);
  if (letters.macintosh > 2 * letters.windows && letters.macintosh > letters.ibm) return "macintosh";
  if (letters.ibm > 2 * letters.windows && letters.ibm > letters.macintosh) return "ibm850";
  return letters.latin9 && !letters.c1 ? "iso-8859-15" : "windows-1252";
}

char32_t windows_1252(unsigned char byte) {
  static constexpr std::array<char16_t, 32> kUpper{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
  return byte >= 0x80 && byte < 0xA0 ? kUpper[byte - 0x80U] : byte;
}

}  // namespace depeche::base
