#include "time/year_words.h"

#include <algorithm>

#include "time/number_words.h"

namespace depeche::time {
namespace {

constexpr unsigned kFiguresOfYear = 4;

bool accept_hundred(Reader& reader) {
  reader.accept(DateTokenKind::dash);
  return reader.accept("cent") || reader.accept("cents");
}

// "neuf cent" behind "mil": 900. "cent" alone is 100.
int read_hundreds(Reader& reader) {
  const std::size_t start = reader.mark();
  reader.accept(DateTokenKind::dash);
  if (reader.accept("cent")) return 100;
  const auto number = read_number_words(reader);
  if (number && !number->ordinal && number->value >= 2 && number->value <= 9 && accept_hundred(reader))
    return 100 * number->value;
  reader.rewind(start);
  return 0;
}

// What stands behind the hundreds or "deux mille", from 1 to 99; else 0.
int read_rest(Reader& reader) {
  const std::size_t start = reader.mark();
  reader.accept(DateTokenKind::dash);
  const auto number = read_number_words(reader);
  if (number && !number->ordinal && number->value < 100) return number->value;
  reader.rewind(start);
  return 0;
}

// The year at the reader, 0 when there is none. "mille" and "dix" alone are no years.
int read_year_in_words(Reader& reader) {
  constexpr int kLeastHundreds = 11;
  if (reader.accept("deux mille") || reader.accept("deux mil")) return 2000 + read_rest(reader);
  if (reader.accept("mil") || reader.accept("mille")) {
    const int hundreds = read_hundreds(reader);
    return hundreds == 0 ? 0 : 1000 + hundreds + read_rest(reader);
  }
  const auto number = read_number_words(reader);
  const bool counts_hundreds =
      number && !number->ordinal && number->value >= kLeastHundreds && number->value < 20 && accept_hundred(reader);
  return counts_hundreds ? 100 * number->value + read_rest(reader) : 0;
}

}  // namespace

std::size_t join_years_in_words(std::span<DateToken> tokens) {
  std::size_t kept = 0;
  for (std::size_t at = 0; at < tokens.size(); ++kept) {
    Reader reader(tokens.subspan(at), {});
    const int year = tokens[at].kind == DateTokenKind::word ? read_year_in_words(reader) : 0;
    tokens[kept] = tokens[at];
    if (year == 0) {
      ++at;
      continue;
    }
    at += reader.mark();
    DateToken number;
    number.kind = DateTokenKind::number;
    number.digits = kFiguresOfYear;
    number.value = year;
    number.spaced = tokens[kept].spaced;
    number.begin = tokens[kept].begin;
    number.end = tokens[at - 1].end;
    tokens[kept] = number;
  }
  return kept;
}

}  // namespace depeche::time
