#include "time/date_rules.h"

#include "time/calendar.h"

namespace depeche::time {
namespace {

// The years of dates without separators.
constexpr int kEarliest = 1900;
constexpr int kLatest = 2100;

bool is_separator(DateTokenKind kind) {
  return kind == DateTokenKind::dash || kind == DateTokenKind::slash || kind == DateTokenKind::dot;
}

// Databases and catalogues write 00 for what they do not know: 2022-01-00, 2022-00-00.
PartialDate whole_date(int year, int month, std::optional<int> day) {
  PartialDate date;
  date.year = year;
  date.month = month;
  if (day != 0) date.day = day;
  if (day == 0 && month == 0) date.month = std::nullopt;
  return date;
}

// The next number of a numeric date, behind the separator that the date uses.
std::optional<int> next_part(Reader& reader, DateTokenKind separator, unsigned least, unsigned most) {
  if (reader.peek().kind != separator || !reader.peek(1).is_plain_number(least, most)) return std::nullopt;
  reader.advance();
  const int value = reader.peek().value;
  reader.advance();
  return value;
}

// 20220113, and 13012022, which is no day of the year 1301.
std::optional<PartialDate> read_compact(Reader& reader) {
  if (!reader.peek().is_plain_number(8, 8)) return std::nullopt;
  const int value = reader.peek().value;
  reader.advance();
  const int year = value % 10000;
  const int month = value / 100 % 100;
  const bool is_day_first = (month == 0 || month > 12) && year >= kEarliest && year <= kLatest;
  if (is_day_first) return whole_date(year, value / 10000 % 100, value / 1000000);
  return whole_date(value / 10000, month, value % 100);
}

// The n-th day of a year.
std::optional<PartialDate> day_of_year(int year, int number) {
  if (year < kFirstYear || year > kLastYear || number < 1) return std::nullopt;
  const Day day = year_range(year).first + std::chrono::days{number - 1};
  if (!in_calendar(day) || year_of(day) != year) return std::nullopt;
  const std::chrono::year_month_day civil{day};
  return whole_date(year, static_cast<int>(static_cast<unsigned>(civil.month())),
                    static_cast<int>(static_cast<unsigned>(civil.day())));
}

// 2022-013: the days of the year are counted.
std::optional<PartialDate> read_day_of_year(Reader& reader) {
  const DateToken& year = reader.peek();
  const bool is_glued = reader.peek(1).kind == DateTokenKind::dash && !reader.peek(1).spaced && !reader.peek(2).spaced;
  if (!year.is_plain_number(4, 4) || !is_glued || !reader.peek(2).is_plain_number(3, 3)) return std::nullopt;
  const auto date = day_of_year(year.value, reader.peek(2).value);
  for (int i = 0; date && i < 3; ++i) reader.advance();
  return date;
}

// 2022013
std::optional<PartialDate> read_compact_day_of_year(Reader& reader) {
  if (!reader.peek().is_plain_number(7, 7)) return std::nullopt;
  const int year = reader.peek().value / 1000;
  const auto date = year >= kEarliest && year <= kLatest ? day_of_year(year, reader.peek().value % 1000) : std::nullopt;
  if (date) reader.advance();
  return date;
}

// 202201, which can be no day: 201201 may be one of 2020.
std::optional<PartialDate> read_compact_month(Reader& reader) {
  constexpr int kMonths = 12;
  if (!reader.peek().is_plain_number(6, 6)) return std::nullopt;
  const int year = reader.peek().value / 100;
  const int month = reader.peek().value % 100;
  const int last_two = year % 100;
  const bool may_be_day = last_two >= 1 && last_two <= kMonths;
  if (year < kEarliest || year > kLatest || month < 1 || month > kMonths || may_be_day) return std::nullopt;
  reader.advance();
  return whole_date(year, month, std::nullopt);
}

// 2022 01 13
std::optional<PartialDate> read_spaced_year_first(Reader& reader) {
  const DateToken year = reader.peek();
  if (!year.is_plain_number(4, 4) || !reader.peek(1).is_plain_number(2, 2) || !reader.peek(2).is_plain_number(2, 2))
    return std::nullopt;
  PartialDate date = whole_date(year.value, reader.peek(1).value, reader.peek(2).value);
  for (int i = 0; i < 3; ++i) reader.advance();
  return date;
}

// 2022-01-13, 2022/1/13, 2022-01.
std::optional<PartialDate> read_year_first(Reader& reader) {
  const DateToken& year = reader.peek();
  const DateTokenKind separator = reader.peek(1).kind;
  if (!year.is_plain_number(4, 4) || !is_separator(separator) || !reader.peek(2).is_plain_number(1, 2))
    return std::nullopt;
  reader.advance();
  const auto month = next_part(reader, separator, 1, 2);
  return whole_date(year.value, *month, next_part(reader, separator, 1, 2));
}

// The year at the end of 13/01/2022 or 13/01/22.
std::optional<int> read_last_year(Reader& reader, DateTokenKind separator) {
  if (const auto year = next_part(reader, separator, 4, 4)) return year;
  if (const auto year = next_part(reader, separator, 2, 2)) return full_year(*year, reader.reading());
  return std::nullopt;
}

// 13/01/2022, 13.1.22, 13/1, 01/2022.
std::optional<PartialDate> read_day_first(Reader& reader) {
  const DateToken& first = reader.peek();
  const DateTokenKind separator = reader.peek(1).kind;
  const bool is_first = first.kind == DateTokenKind::number && first.ordinal && first.value == 1;  // 1er/01/2022
  if ((!first.is_plain_number(1, 2) && !is_first) || !is_separator(separator)) return std::nullopt;
  const DateToken& second = reader.peek(2);
  if (!second.is_plain_number(1, 2) && !second.is_plain_number(4, 4)) return std::nullopt;
  reader.advance();
  if (const auto year = next_part(reader, separator, 4, 4)) return whole_date(*year, first.value, std::nullopt);
  PartialDate date;
  date.day = first.value;
  date.month = next_part(reader, separator, 1, 2);
  date.year = read_last_year(reader, separator);
  const bool is_unknown = first.digits == 2 && *date.day == 0;  // "0/1/2022" is a slip
  if (date.year && date.month && is_unknown) return whole_date(*date.year, *date.month, date.day);
  return date;
}

// 31.XII.2021, 31 XII 2021
std::optional<PartialDate> read_roman_month(Reader& reader) {
  constexpr int kMonths = 12;
  const DateTokenKind separator = reader.peek(1).kind;
  const std::size_t month = is_separator(separator) ? 2 : 1;
  const int number = reader.peek(month).roman;
  const DateToken& year = reader.peek(2 * month);
  const bool is_separated = month == 1 || reader.peek(3).kind == separator;
  if (!reader.peek().is_plain_number(1, 2) || number < 1 || number > kMonths || !is_separated) return std::nullopt;
  if (!year.is_plain_number(4, 4)) return std::nullopt;
  const PartialDate date = whole_date(year.value, number, reader.peek().value);
  for (std::size_t i = 0; i <= 2 * month; ++i) reader.advance();
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
  const DateToken& year = reader.peek();
  if (!year.is_plain_number(2, 2) && !year.is_plain_number(4, 4)) return date;
  date.year = year.digits == 4 ? year.value : full_year(year.value, reader.reading());
  reader.advance();
  return date;
}

std::optional<PartialDate> read_numeric(Reader& reader) {
  for (auto rule : {read_compact, read_compact_day_of_year, read_compact_month, read_day_of_year, read_year_first,
                    read_day_first, read_roman_month, read_spaced, read_spaced_year_first})
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

// The separator of 13-janv-22, 13/Jan/2022, 13.janv.2022, without blanks. The full stop of an abbreviation belongs to
// it.
bool accept_glued(Reader& reader, std::optional<DateTokenKind> separator) {
  if (!separator || reader.peek().kind != *separator) return false;
  if (reader.peek().spaced || reader.peek(1).spaced) return false;
  reader.advance();
  return true;
}

// The year behind a month: 2022, 22, or de 2022; behind a separator if one stands before the month.
std::optional<int> read_year_of_month(Reader& reader, std::optional<DateTokenKind> separator) {
  const std::size_t start = reader.mark();
  if (!accept_glued(reader, separator)) {
    if (!reader.accept(DateTokenKind::comma) && !reader.accept(DateTokenKind::dash)) reader.accept(Word::de);
    if (const auto year = read_year(reader)) return year;
    reader.rewind(start);
  } else if (const auto year = read_year(reader)) {
    return year;
  }
  const DateToken& token = reader.peek();
  if (token.is_plain_number(2, 2)) {
    reader.advance();
    return full_year(token.value, reader.reading());
  }
  reader.rewind(start);
  return std::nullopt;
}

// 13 janvier, 1er mars 2021, 13th of January 2022, 13 alone.
std::optional<PartialDate> read_day_and_month(Reader& reader) {
  PartialDate date;
  date.day = read_day(reader);
  if (!date.day) return std::nullopt;
  const std::size_t start = reader.mark();
  // 14-Juillet, 13/Jan/2022
  std::optional<DateTokenKind> separator;
  if (!reader.accept(Word::de) && reader.peek(1).month() != 0 && is_separator(reader.peek().kind)) {
    separator = reader.peek().kind;
    reader.advance();
  }
  date.month = read_month(reader);
  if (date.month)
    date.year = read_year_of_month(reader, separator);
  else
    reader.rewind(start);
  return date;
}

// The "13, 2022" of January 13, 2022.
void read_american_rest(Reader& reader, PartialDate& date) {
  const std::size_t start = reader.mark();
  date.day = read_day(reader);
  reader.accept(DateTokenKind::comma);
  date.year = read_year(reader);
  if (date.day && date.year) return;
  date.day = date.year = std::nullopt;
  reader.rewind(start);
}

// The 68 of "mai 68", which is no day; in a date field it may be another.
std::optional<int> read_short_year(Reader& reader) {
  constexpr int kLastDayOfMonth = 31;
  const DateToken& token = reader.peek();
  if (!token.is_plain_number(2, 2) || token.value <= kLastDayOfMonth) return std::nullopt;
  if (reader.reading().last_of_short_years != 0) return std::nullopt;
  reader.advance();
  return full_year(token.value, reader.reading());
}

// The 22 of "janv-22", as spreadsheets show a month. "janvier-15 février" is an interval.
std::optional<int> read_glued_short_year(Reader& reader) {
  const DateToken& token = reader.peek();
  const bool goes_on = reader.peek(1).month() != 0 || (is_separator(reader.peek(1).kind) && !reader.peek(1).spaced);
  if (!token.is_plain_number(2, 2) || goes_on) return std::nullopt;
  reader.advance();
  return full_year(token.value, reader.reading());
}

// janvier, janvier 2022, January 13, 2022, mai 68, janv-22.
std::optional<PartialDate> read_month_and_year(Reader& reader) {
  PartialDate date;
  date.month = read_month(reader);
  if (!date.month) return std::nullopt;
  read_american_rest(reader, date);
  if (date.day) return date;
  const std::size_t start = reader.mark();
  // janvier-2022, Mai-68
  const bool is_hyphened = reader.peek().kind == DateTokenKind::dash;
  const bool is_glued = is_separator(reader.peek().kind) && accept_glued(reader, reader.peek().kind);
  if (!is_glued && !reader.accept(Word::de)) reader.accept(DateTokenKind::comma);
  date.year = read_year(reader);
  if (!date.year && is_glued && is_hyphened) date.year = read_glued_short_year(reader);
  if (!date.year) date.year = read_short_year(reader);
  if (!date.year) reader.rewind(start);
  return date;
}

// 2022 janvier, 2022-Jan-13
std::optional<PartialDate> read_year_and_month(Reader& reader) {
  PartialDate date;
  date.year = read_year(reader);
  if (!date.year) return std::nullopt;
  const bool separated = is_separator(reader.peek().kind) && !reader.peek().spaced && !reader.peek(1).spaced;
  const DateTokenKind separator = reader.peek().kind;
  if (separated || separator == DateTokenKind::comma) reader.advance();
  date.month = read_month(reader);
  if (!date.month) return std::nullopt;
  const std::size_t start = reader.mark();
  if (separated && !accept_glued(reader, separator)) return date;
  date.day = read_day(reader);
  if (!date.day) reader.rewind(start);
  return date;
}

std::optional<PartialDate> read_year_alone(Reader& reader) {
  PartialDate date;
  date.year = read_year(reader);
  return date.year ? std::optional(date) : std::nullopt;
}

// "mar" is mardi before a day and March elsewhere.
std::optional<unsigned> read_weekday(Reader& reader) {
  const DateToken& token = reader.peek();
  if (token.weekday() == 0) return std::nullopt;
  if (token.month() != 0 && !reader.peek(1).is_plain_number(1, 2)) return std::nullopt;
  const unsigned weekday = token.weekday();
  reader.advance();
  return weekday;
}

std::optional<PartialDate> read_day_of_week(Reader& reader, unsigned weekday) {
  const std::size_t start = reader.mark();
  reader.accept(DateTokenKind::comma);
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
  const DateToken& token = reader.peek();
  if (!token.is_plain_number(4, 4)) return std::nullopt;
  reader.advance();
  return token.value;
}

std::optional<PartialDate> read_date(Reader& reader) {
  if (const auto weekday = read_weekday(reader)) return read_day_of_week(reader, *weekday);
  const std::size_t start = reader.mark();
  for (auto rule : {read_numeric, read_day_and_month, read_month_and_year, read_year_and_month, read_year_alone}) {
    if (auto date = rule(reader)) return date;
    reader.rewind(start);
  }
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
