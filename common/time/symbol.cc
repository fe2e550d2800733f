#include "time/symbol.h"

#include <array>

namespace depeche::time {
namespace {

// The base letters of U+00C0 to U+00FF; a blank where there is none.
constexpr std::string_view kLatin1 =
    "aaaaaa ceeeeiiii nooooo ouuuuy  "
    "aaaaaa ceeeeiiii nooooo ouuuuy y";
static_assert(kLatin1.size() == 64);

struct CodePoint {
  char32_t value = 0;
  unsigned char size = 1;
  bool valid = false;
};

unsigned char byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

unsigned char sequence_size(unsigned char lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  if (lead >= 0xF0 && lead <= 0xF4) return 4;
  return 1;
}

bool is_scalar(char32_t value, unsigned char size) {
  if (size == 3) return value >= 0x800 && (value < 0xD800 || value > 0xDFFF);
  if (size == 4) return value >= 0x10000 && value <= 0x10FFFF;
  return true;
}

CodePoint decode(std::string_view text, std::size_t at) {
  const unsigned char lead = byte_at(text, at);
  const unsigned char size = sequence_size(lead);
  if (size == 1 || at + size > text.size()) return {};
  char32_t value = lead & (0xFFU >> (size + 1U));
  for (std::size_t i = 1; i < size; ++i) {
    const unsigned char byte = byte_at(text, at + i);
    if ((byte & 0xC0U) != 0x80U) return {};
    value = value << 6U | (byte & 0x3FU);
  }
  return is_scalar(value, size) ? CodePoint{value, size, true} : CodePoint{};
}

// The letters that are raised in 1ᵉʳ, 2ⁿᵈ, 3ᵉ, 2ᵈᵉ, 5ᵉᵐᵉ.
char raised_letter(char32_t c) {
  switch (c) {
    case 0x1D49:
      return 'e';
    case 0x02B3:
      return 'r';
    case 0x1D48:
      return 'd';
    case 0x1D50:
      return 'm';
    case 0x207F:
      return 'n';
    default:
      return 0;
  }
}

// · • ∙ ⋅ ․ 。 ．: what stands between the figures of a date as a full stop does.
bool is_dot(char32_t c) {
  return c == 0xB7 || c == 0x2022 || c == 0x2219 || c == 0x22C5 || c == 0x2024 || c == 0x3002 || c == 0xFF0E;
}

SymbolKind punctuation(char32_t c) {
  if (c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000) return SymbolKind::blank;
  if (c == 0x2018 || c == 0x2019 || c == 0x02BC || c == 0x2032 || c == 0xB4) return SymbolKind::apostrophe;
  // The arrow of "5 → 13 janvier" is a dash.
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2192) return SymbolKind::dash;
  if ((c >= 0x0300 && c <= 0x036F) || c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF)
    return SymbolKind::invisible;
  if (is_dot(c)) return SymbolKind::dot;
  if (c == 0x2044 || c == 0x2215 || c == 0xFF0F) return SymbolKind::slash;
  return SymbolKind::other;
}

Symbol wide_symbol(CodePoint c) {
  if (c.value >= 0xC0 && c.value <= 0xFF && kLatin1[c.value - 0xC0] != ' ')
    return {SymbolKind::letter, c.size, kLatin1[c.value - 0xC0], 0};
  if (c.value == 0x152 || c.value == 0x153) return {SymbolKind::letter, c.size, 'o', 'e'};
  if (c.value == 0xC6 || c.value == 0xE6) return {SymbolKind::letter, c.size, 'a', 'e'};
  if (const char raised = raised_letter(c.value); raised != 0) return {SymbolKind::letter, c.size, raised, 0};
  return {punctuation(c.value), c.size, 0, 0};
}

constexpr Symbol ascii_symbol(unsigned char c) {
  if (c >= 'a' && c <= 'z') return {SymbolKind::letter, 1, static_cast<char>(c), 0};
  if (c >= 'A' && c <= 'Z') return {SymbolKind::letter, 1, static_cast<char>(c + ('a' - 'A')), 0};
  if (c >= '0' && c <= '9') return {SymbolKind::digit, 1, static_cast<char>(c), 0};
  if (c == ' ' || (c >= '\t' && c <= '\r')) return {SymbolKind::blank, 1, 0, 0};
  if (c == '\'' || c == '`') return {SymbolKind::apostrophe, 1, 0, 0};
  if (c == '-') return {SymbolKind::dash, 1, 0, 0};
  if (c == '/') return {SymbolKind::slash, 1, 0, 0};
  if (c == '.') return {SymbolKind::dot, 1, 0, 0};
  if (c == ',') return {SymbolKind::comma, 1, 0, 0};
  if (c < 0x20 || c == 0x7F) return {SymbolKind::invalid, 1, 0, 0};
  return {SymbolKind::other, 1, 0, 0};
}

constexpr std::array<Symbol, 128> kAscii = [] {
  std::array<Symbol, 128> symbols{};
  for (unsigned c = 0; c < symbols.size(); ++c) symbols[c] = ascii_symbol(static_cast<unsigned char>(c));
  return symbols;
}();

}  // namespace

Symbol symbol_at(std::string_view text, std::size_t at) {
  const unsigned char lead = byte_at(text, at);
  if (lead < 0x80) return kAscii[lead];
  const CodePoint c = decode(text, at);
  return c.valid ? wide_symbol(c) : Symbol{SymbolKind::invalid, 1, 0, 0};
}

}  // namespace depeche::time
