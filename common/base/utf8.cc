#include "base/utf8.h"

#include <simdjson.h>
#include <unicode/utf8.h>

namespace depeche::base {

bool is_utf8(std::string_view text) { return simdjson::validate_utf8(text); }

CodePoint code_point_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead, 1, true};
  const std::size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (lead < 0xC2 || lead > 0xF4 || text.size() - at < size) return {kReplacement, 1, false};
  // The lead byte bears 7 - size bits of the value, each byte after it six.
  char32_t value = lead & (0x7FU >> size);
  for (std::size_t byte = at + 1; byte < at + size; ++byte) {
    const auto trail = static_cast<unsigned char>(text[byte]);
    if ((trail & 0xC0U) != 0x80U) return {kReplacement, 1, false};
    value = value << 6U | (trail & 0x3FU);
  }
  const bool overlong = (size == 3 && value < 0x800) || (size == 4 && value < 0x10000);
  if (overlong || value > 0x10FFFF || U_IS_SURROGATE(value)) return {kReplacement, 1, false};
  return {value, size, true};
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) at += code_point_at(text, at).size;
  return count;
}

void append_utf8(std::string& text, char32_t code_point) {
  char bytes[U8_MAX_LENGTH];
  int32_t size = 0;
  UBool failed = false;
  U8_APPEND(bytes, size, U8_MAX_LENGTH, static_cast<UChar32>(code_point), failed);
  if (failed) return append_utf8(text, kReplacement);
  text.append(bytes, static_cast<std::size_t>(size));
}

std::string_view truncate_utf8(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  std::size_t end = max_bytes;
  while (end > 0 && U8_IS_TRAIL(static_cast<unsigned char>(text[end]))) --end;
  return text.substr(0, end);
}

Repaired repair_utf8(std::string_view text) {
  Repaired repaired;
  repaired.text.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (point.well_formed) {
      repaired.text.append(text, at, point.size);
    } else {
      append_utf8(repaired.text, kReplacement);
      ++repaired.replaced;
    }
    at += point.size;
  }
  return repaired;
}

}  // namespace depeche::base
