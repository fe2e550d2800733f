#include "time/date_rules.h"

namespace depeche::time {
namespace {

bool is_separator(TokenKind kind) {
  return kind == TokenKind::dash || kind == TokenKind::slash || kind == TokenKind::dot;
}

PartialDate whole_date(int year, int month, std::optional<int> day) {
  PartialDate date;
  date.year = year;
  date.month = month;
  date.day = day;
  return date;
}

// The next number of a numeric date, behind the separator that the date uses.
std::optional<int> next_part(Reader& reader, TokenKind separator, unsigned least, unsigned most) {
  if (reader.peek().kind != separator || !reader.peek(1).is_plain_number(least, most)) return std::nullopt;
  reader.advance();
  const int value = reader.peek().value;
  reader.advance();
  return value;
}

// 20220113.
std::optional<PartialDate> read_compact(Reader& reader) {
  if (!reader.peek().is_plain_number(8, 8)) return std::nullopt;
  const int value = reader.peek().value;
  reader.advance();
  return whole_date(value / 10000, value / 100 % 100, value % 100);
}

// 2022-01-13, 2022/1/13, 2022-01.
std::optional<PartialDate> read_year_first(Reader& reader) {
  const Token& year = reader.peek();
  const TokenKind separator = reader.peek(1).kind;
  if (!year.is_plain_number(4, 4) || !is_separator(separator) || !reader.peek(2).is_plain_number(1, 2))
    return std::nullopt;
  reader.advance();
  const auto month = next_part(reader, separator, 1, 2);
  return whole_date(year.value, *month, next_part(reader, separator, 1, 2));
}

// The year at the end of 13/01/2022 or 13/01/22.
std::optional<int> read_last_year(Reader& reader, TokenKind separator) {
  if (const auto year = next_part(reader, separator, 4, 4)) return year;
  if (const auto year = next_part(reader, separator, 2, 2)) return full_year(*year, reader.reading());
  return std::nullopt;
}

// 13/01/2022, 13.1.22, 13/1, 01/2022.
std::optional<PartialDate> read_day_first(Reader& reader) {
  const Token& first = reader.peek();
  const TokenKind separator = reader.peek(1).kind;
  if (!first.is_plain_number(1, 2) || !is_separator(separator)) return std::nullopt;
  const Token& second = reader.peek(2);
  if (!second.is_plain_number(1, 2) && !second.is_plain_number(4, 4)) return std::nullopt;
  reader.advance();
  if (const auto year = next_part(reader, separator, 4, 4)) return whole_date(*year, first.value, std::nullopt);
  PartialDate date;
  date.day = first.value;
  date.month = next_part(reader, separator, 1, 2);
  date.year = read_last_year(reader, separator);
  return date;
}

// 24 12 2014, 20 2 14, 17 2.
std::optional<PartialDate> read_spaced(Reader& reader) {
  if (!reader.peek().is_plain_number(1, 2) || !reader.peek(1).is_plain_number(1, 2)) return std::nullopt;
  PartialDate date;
  date.day = reader.peek().value;
  date.month = reader.peek(1).value;
  reader.advance();
  reader.advance();
  const Token& year = reader.peek();
  if (!year.is_plain_number(2, 2) && !year.is_plain_number(4, 4)) return date;
  date.year = year.digits == 4 ? year.value : full_year(year.value, reader.reading());
  reader.advance();
  return date;
}

std::optional<PartialDate> read_numeric(Reader& reader) {
  for (auto rule : {read_compact, read_year_first, read_day_first, read_spaced})
    if (auto date = rule(reader)) return date;
  return std::nullopt;
}

std::optional<int> read_month(Reader& reader) {
  const unsigned month = reader.peek().month();
  if (month == 0) return std::nullopt;
  reader.advance();
  return static_cast<int>(month);
}

// The day of a month; "13h" and "2022" are none.
std::optional<int> read_day(Reader& reader) {
  const std::size_t start = reader.mark();
  // "sept" is seven only before a month: sept mars, sept. 2019.
  if (reader.peek().month() != 0 && reader.peek(1).month() == 0) return std::nullopt;
  const auto number = reader.accept_number();
  if (number && number->digits <= 2) return number->value;
  reader.rewind(start);
  return std::nullopt;
}

// The year behind a month: 2022, 22, or de 2022.
std::optional<int> read_year_of_month(Reader& reader) {
  const std::size_t start = reader.mark();
  if (!reader.accept(TokenKind::comma) && !reader.accept(TokenKind::dash)) reader.accept(Word::de);
  if (const auto year = read_year(reader)) return year;
  reader.rewind(start);
  const Token& token = reader.peek();
  if (!token.is_plain_number(2, 2)) return std::nullopt;
  reader.advance();
  return full_year(token.value, reader.reading());
}

// 13 janvier, 1er mars 2021, 13th of January 2022, 13 alone.
std::optional<PartialDate> read_day_and_month(Reader& reader) {
  PartialDate date;
  date.day = read_day(reader);
  if (!date.day) return std::nullopt;
  const std::size_t start = reader.mark();
  // 14-Juillet
  if (!reader.accept(Word::de) && reader.peek(1).month() != 0) reader.accept(TokenKind::dash);
  date.month = read_month(reader);
  if (date.month)
    date.year = read_year_of_month(reader);
  else
    reader.rewind(start);
  return date;
}

// The "13, 2022" of January 13, 2022.
void read_american_rest(Reader& reader, PartialDate& date) {
  const std::size_t start = reader.mark();
  date.day = read_day(reader);
  reader.accept(TokenKind::comma);
  date.year = read_year(reader);
  if (date.day && date.year) return;
  date.day = date.year = std::nullopt;
  reader.rewind(start);
}

// janvier, janvier 2022, January 13, 2022.
std::optional<PartialDate> read_month_and_year(Reader& reader) {
  PartialDate date;
  date.month = read_month(reader);
  if (!date.month) return std::nullopt;
  read_american_rest(reader, date);
  if (date.day) return date;
  const std::size_t start = reader.mark();
  reader.accept(Word::de);
  date.year = read_year(reader);
  if (!date.year) reader.rewind(start);
  return date;
}

std::optional<PartialDate> read_year_alone(Reader& reader) {
  PartialDate date;
  date.year = read_year(reader);
  return date.year ? std::optional(date) : std::nullopt;
}

// "mar" is mardi before a day and March elsewhere.
std::optional<unsigned> read_weekday(Reader& reader) {
  const Token& token = reader.peek();
  if (token.weekday() == 0) return std::nullopt;
  if (token.month() != 0 && !reader.peek(1).is_plain_number(1, 2)) return std::nullopt;
  const unsigned weekday = token.weekday();
  reader.advance();
  return weekday;
}

std::optional<PartialDate> read_day_of_week(Reader& reader, unsigned weekday) {
  const std::size_t start = reader.mark();
  reader.accept(TokenKind::comma);
  reader.accept(Word::article);
  auto date = read_numeric(reader);
  if (!date) date = read_day_and_month(reader);
  if (!date) date = read_month_and_year(reader);
  if (!date || !date->day) {
    reader.rewind(start);
    date.emplace();
  }
  date->weekday = weekday;
  return date;
}

}  // namespace

std::optional<int> read_year(Reader& reader) {
  const Token& token = reader.peek();
  if (!token.is_plain_number(4, 4)) return std::nullopt;
  reader.advance();
  return token.value;
}

std::optional<PartialDate> read_date(Reader& reader) {
  if (const auto weekday = read_weekday(reader)) return read_day_of_week(reader, *weekday);
  for (auto rule : {read_numeric, read_day_and_month, read_month_and_year, read_year_alone})
    if (auto date = rule(reader)) return date;
  return std::nullopt;
}

std::optional<PartialDate> read_day_number(Reader& reader) {
  const std::size_t start = reader.mark();
  PartialDate date;
  date.weekday = read_weekday(reader);
  date.day = read_day(reader);
  if (date.day) return date;
  reader.rewind(start);
  return std::nullopt;
}

}  // namespace depeche::time
