#include "base/blanks.h"

#include "base/utf8.h"

namespace depeche::base {
namespace {

// The size of the blank that ends `text`, 0 when none does.
std::size_t trailing_blank(std::string_view text) {
  if (text.ends_with(' ') || text.ends_with('\t') || text.ends_with('\f')) return 1;
  if (text.ends_with("\u00A0")) return 2;
  if (text.ends_with("\u202F") || text.ends_with("\u2007") || text.ends_with("\u3000")) return 3;
  return 0;
}

}  // namespace

std::size_t without_trailing_blanks(std::string_view text) {
  while (const std::size_t size = trailing_blank(text)) text.remove_suffix(size);
  return text.size();
}

std::string_view trim(std::string_view text) {
  for (;;) {
    while (text.ends_with('\n') || text.ends_with('\r')) text.remove_suffix(1);
    const std::size_t size = without_trailing_blanks(text);
    if (size == text.size()) break;
    text = text.substr(0, size);
  }
  while (!text.empty()) {
    const CodePoint point = code_point_at(text, 0);
    if (!is_typographic_blank(point.value) && point.value != '\n' && point.value != '\r') break;
    text.remove_prefix(point.size);
  }
  return text;
}

}  // namespace depeche::base
