#include "dispatch/written_day.h"

#include <algorithm>
#include <array>
#include <string>

#include "dispatch/copy/clean_text.h"
#include "text/char_class.h"
#include "text/normalizer.h"

namespace depeche::dispatch {
namespace {

constexpr std::size_t kLookBehind = 24;  // bytes: the longest words of a span, with the blank before them

// What stands just before the "ce" of a span, folded; the blank before keeps "grandes" from being "des".
constexpr std::array<std::string_view, 9> kSpanWords{" depuis", " des",    " avant",     " apres",     " dici",
                                                     " dici a", " jusqua", " partir de", " compter de"};

std::size_t boundary_before(std::string_view text, std::size_t at) {
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return at;
}

bool begins_word(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  const text::CharClass kind = text::char_at(text, boundary_before(text, at - 1)).kind;
  return kind == text::CharClass::space || kind == text::CharClass::newline || kind == text::CharClass::other;
}

bool follows_span_word(std::string_view text, std::size_t at) {
  const std::size_t begin = boundary_before(text, at < kLookBehind ? 0 : at - kLookBehind);
  std::string before(" ");
  before += text::fold(trim(text.substr(begin, at - begin)));
  return std::any_of(kSpanWords.begin(), kSpanWords.end(),
                     [&](std::string_view word) { return before.ends_with(word); });
}

// The next "ce" that is a word of its own, from `at`.
std::size_t find_ce(std::string_view text, std::size_t at) {
  for (at = text.find_first_of("cC", at); at != std::string_view::npos; at = text.find_first_of("cC", at + 1)) {
    const bool ce = at + 2 < text.size() && (text[at + 1] == 'e' || text[at + 1] == 'E');
    if (ce && text::char_at(text, at + 2).kind == text::CharClass::space && begins_word(text, at)) return at;
  }
  return at;
}

bool same_day(const PrintedDate& a, const PrintedDate& b) {
  return a.day == b.day && a.month == b.month && a.year == b.year;
}

}  // namespace

std::optional<PrintedDate> find_written_day(std::string_view text) {
  std::optional<PrintedDate> found;
  for (std::size_t at = find_ce(text, 0); at != std::string_view::npos; at = find_ce(text, at + 2)) {
    const auto printed = read_printed_date(text, at + 2);
    if (!printed || follows_span_word(text, at)) continue;
    if (found && !same_day(*found, *printed)) return std::nullopt;
    if (!found) found = printed;
  }
  return found;
}

}  // namespace depeche::dispatch
