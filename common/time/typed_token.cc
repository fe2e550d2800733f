#include "time/typed_token.h"

#include <array>

#include "time/number_words.h"
#include "time/scan.h"
#include "time/symbol.h"

namespace depeche::time {
namespace {

// Letters that stand behind a number without a blank, and are no word: quarters, half-years, weeks, "à", the s of
// 1990s, the days of "-7j".
constexpr std::array<std::string_view, 9> kLetters{"t", "q", "s", "w", "a", "j", "min", "mn", "sem"};
constexpr std::array<std::string_view, 8> kOrdinals{"ieme", "eme", "er", "st", "nd", "rd", "th", "e"};

bool is_word_of_dates(std::string_view folded) {
  const Entry* entry = folded.size() > 1 ? find_entry(folded) : nullptr;
  return entry != nullptr && entry->word != Word::time_of_day;
}

// Where so many letters end that begin at `at`.
std::size_t behind_letters(std::string_view text, std::size_t at, std::size_t count) {
  while (count > 0 && at < text.size()) {
    const Symbol symbol = symbol_at(text, at);
    if (symbol.kind == SymbolKind::letter) --count;
    at += symbol.size;
  }
  return at;
}

// A number and the word that is glued to it.
void split_number(std::string_view text, DateToken& token) {
  const std::size_t end = std::min(text.find_first_not_of("0123456789", token.begin), text.size());
  if (end - token.begin > 8) return;
  std::size_t word_end = end;
  const FoldedWord word = read_word(text, word_end);
  const std::string_view letters = word.view();
  const bool is_half_year = letters == "h" && end - token.begin == 4;
  if (is_word_of_dates(letters) || is_one_of(letters, kLetters) || is_half_year) {
    token.kind = DateTokenKind::number;
    token.end = end;
    return;
  }
  for (const std::string_view ordinal : kOrdinals) {
    if (!letters.starts_with(ordinal)) continue;
    const std::string_view rest = letters.substr(ordinal.size());
    if (!is_word_of_dates(rest) && rest != "siecle") continue;
    token.kind = DateTokenKind::number;
    token.ordinal = true;
    token.end = behind_letters(text, end, ordinal.size());
    return;
  }
}

void read_sign(std::string_view sign, DateToken& token) {
  if (sign == "&") {
    token.kind = DateTokenKind::word;
    token.entry = find_entry("et");
  } else if (sign == "_" || sign == ">") {
    token.kind = DateTokenKind::dash;
  } else if (sign == "+") {
    token.kind = DateTokenKind::plus;
  } else if (sign == "±") {
    token.kind = DateTokenKind::plus_minus;
  } else if (sign == "..." || sign == "…" || sign == "‥") {
    token.kind = DateTokenKind::dots;
  }
}

}  // namespace

DateToken next_typed_token(std::string_view text, std::size_t at) {
  DateToken token = next_token(text, at);
  const std::string_view written = text.substr(token.begin, token.end - token.begin);
  if (token.kind == DateTokenKind::other && is_digit_at(text, token.begin)) {
    split_number(text, token);
  } else if (token.kind == DateTokenKind::other) {
    read_sign(written, token);
  } else if (token.kind == DateTokenKind::word && written.size() == 4 && token.folded.view() == "des") {
    token.entry = find_entry("depuis");
  } else if (token.kind == DateTokenKind::word && token.folded.view() == "ou") {
    token.entry = find_entry("et");
  } else if (token.kind == DateTokenKind::word) {
    token.roman = static_cast<unsigned char>(roman_number(written, token.folded.view()));
  } else if (token.kind == DateTokenKind::number && !token.ordinal) {
    for (const std::string_view degree : {"°", "º"}) {
      if (!text.substr(token.end).starts_with(degree)) continue;
      token.ordinal = true;
      token.end += degree.size();
    }
  }
  return token;
}

}  // namespace depeche::time
