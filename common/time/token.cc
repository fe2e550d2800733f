#include "time/token.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace depeche::time {
namespace {

constexpr int kMaxDigits = 9;

SymbolKind kind_at(std::string_view text, std::size_t at) {
  return at < text.size() ? symbol_at(text, at).kind : SymbolKind::other;
}

bool separates(SymbolKind kind) {
  return kind == SymbolKind::blank || kind == SymbolKind::apostrophe || kind == SymbolKind::invisible;
}

// Moves past separators. False at a blank line or the end of the text.
bool skip_separators(std::string_view text, std::size_t& at, bool& spaced) {
  int newlines = 0;
  while (at < text.size()) {
    const Symbol symbol = symbol_at(text, at);
    if (!separates(symbol.kind)) return newlines < 2;
    if (symbol.kind == SymbolKind::blank) spaced = true;
    if (text[at] == '\n') ++newlines;
    at += symbol.size;
  }
  return false;
}

bool is_ordinal_suffix(std::string_view folded) {
  static constexpr std::array<std::string_view, 13> kSuffixes{"er", "re", "ere", "e",  "eme", "ieme", "ier",
                                                              "st", "nd", "rd",  "th", "nde", "de"};
  return std::find(kSuffixes.begin(), kSuffixes.end(), folded) != kSuffixes.end();
}

void read_digits(std::string_view text, DateToken& token) {
  while (token.end < text.size() && base::is_digit(text[token.end])) {
    if (token.digits < kMaxDigits) token.value = token.value * 10 + (text[token.end] - '0');
    if (token.digits <= kMaxDigits) ++token.digits;
    ++token.end;
  }
}

void read_number(std::string_view text, DateToken& token) {
  read_digits(text, token);
  const bool overlong = token.digits > kMaxDigits;
  token.kind = overlong ? DateTokenKind::other : DateTokenKind::number;
  if (token.digits <= 2 && kind_at(text, token.end) == SymbolKind::blank && text[token.end] != '\n') {
    // "1 er": letters that printers raise, which some systems set apart.
    std::size_t end = token.end + symbol_at(text, token.end).size;
    if (read_word(text, end).view() != "er") return;
    token.ordinal = true;
    token.end = end;
    return;
  }
  if (kind_at(text, token.end) != SymbolKind::letter) return;
  token.ordinal = is_ordinal_suffix(read_word(text, token.end).view());
  if (!token.ordinal) token.kind = DateTokenKind::other;
}

void read_word_token(std::string_view text, DateToken& token) {
  token.kind = DateTokenKind::word;
  token.folded = read_word(text, token.end);
  token.entry = find_entry(token.folded.view());
  if (!token.entry) return;
  token.value = token.entry->number;
  token.ordinal = token.entry->ordinal;
  if (!token.entry->abbreviation || kind_at(text, token.end) != SymbolKind::dot) return;
  const std::size_t behind = token.end + symbol_at(text, token.end).size;
  if (kind_at(text, behind) != SymbolKind::dot) token.end = behind;
}

void read_dots(std::string_view text, DateToken& token) {
  std::size_t count = 0;
  for (; kind_at(text, token.end) == SymbolKind::dot; ++count) token.end += symbol_at(text, token.end).size;
  token.kind = count == 1 ? DateTokenKind::dot : count == 2 ? DateTokenKind::dots : DateTokenKind::other;
}

DateTokenKind punctuation_kind(SymbolKind kind) {
  switch (kind) {
    case SymbolKind::dash:
      return DateTokenKind::dash;
    case SymbolKind::slash:
      return DateTokenKind::slash;
    case SymbolKind::comma:
      return DateTokenKind::comma;
    default:
      return DateTokenKind::other;
  }
}

}  // namespace

DateToken next_token(std::string_view text, std::size_t at) {
  DateToken token;
  const bool found = skip_separators(text, at, token.spaced);
  token.begin = token.end = at;
  if (!found) return token;
  const Symbol symbol = symbol_at(text, at);
  switch (symbol.kind) {
    case SymbolKind::digit:
      read_number(text, token);
      break;
    case SymbolKind::letter:
      read_word_token(text, token);
      break;
    case SymbolKind::dot:
      read_dots(text, token);
      break;
    default:
      token.kind = punctuation_kind(symbol.kind);
      token.end += symbol.size;
  }
  return token;
}

}  // namespace depeche::time
