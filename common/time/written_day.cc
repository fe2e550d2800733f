#include "time/written_day.h"

#include <algorithm>
#include <array>
#include <string>

#include <unicode/uchar.h>

#include "base/utf8.h"
#include "time/symbol.h"

namespace depeche::time {
namespace {

constexpr std::size_t kLookBehind = 24;  // bytes: the longest words of a span, with the blank before them

// What stands just before the "ce" of a span, folded; the blank before keeps "grandes" from being "des".
constexpr std::array<std::string_view, 9> kSpanWords{" depuis", " des",    " avant",     " apres",     " dici",
                                                     " dici a", " jusqua", " partir de", " compter de"};

std::size_t boundary_before(std::string_view text, std::size_t at) {
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return at;
}

// A letter, or a mark that holds two parts of a word together: the hyphen of "est-ce" does, a dash does not.
bool joins(std::string_view text, std::size_t at) {
  constexpr char32_t kNonBreakingHyphen = 0x2011;
  const char32_t value = base::code_point_at(text, at).value;
  switch (symbol_at(text, at).kind) {
    case SymbolKind::blank:
    case SymbolKind::slash:
    case SymbolKind::invalid:
      return false;
    case SymbolKind::dash:
      return value <= kNonBreakingHyphen;
    case SymbolKind::other:
      return u_isalnum(static_cast<UChar32>(value)) != 0 || value == 0xB7 || value == 0x2022 || value == 0x2027;
    default:
      return true;
  }
}

bool begins_word(std::string_view text, std::size_t at) {
  return at == 0 || !joins(text, boundary_before(text, at - 1));
}

// Letters and figures without accents and case, words with one blank before each.
std::string words_before(std::string_view text, std::size_t at) {
  const std::size_t begin = boundary_before(text, at < kLookBehind ? 0 : at - kLookBehind);
  std::string words;
  bool blank = true;
  for (std::size_t next = begin; next < at;) {
    const Symbol symbol = symbol_at(text, next);
    next += symbol.size;
    if (symbol.kind == SymbolKind::apostrophe || symbol.kind == SymbolKind::invisible) continue;
    if (symbol.kind != SymbolKind::blank && blank) words += ' ';
    blank = symbol.kind == SymbolKind::blank;
    if (blank) continue;
    words += symbol.letter != 0 ? symbol.letter : '?';
    if (symbol.second != 0) words += symbol.second;
  }
  return words;
}

bool follows_span_word(std::string_view text, std::size_t at) {
  const std::string before = words_before(text, at);
  return std::any_of(kSpanWords.begin(), kSpanWords.end(),
                     [&](std::string_view word) { return before.ends_with(word); });
}

bool is_blank_in_line(std::string_view text, std::size_t at) {
  return text[at] != '\n' && symbol_at(text, at).kind == SymbolKind::blank;
}

// The next "ce" that is a word of its own, from `at`.
std::size_t find_ce(std::string_view text, std::size_t at) {
  for (at = text.find_first_of("cC", at); at != std::string_view::npos; at = text.find_first_of("cC", at + 1)) {
    const bool ce = at + 2 < text.size() && (text[at + 1] == 'e' || text[at + 1] == 'E');
    if (ce && is_blank_in_line(text, at + 2) && begins_word(text, at)) return at;
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

}  // namespace depeche::time
