#include "time/printed_date.h"

#include "base/message.h"
#include "time/calendar.h"
#include "time/token.h"

namespace depeche::time {
namespace {

bool is_between(const DateToken& token, int low, int high) {
  return token.kind == DateTokenKind::number && token.value >= low && token.value <= high;
}

bool separates_figures(DateTokenKind kind) {
  return kind == DateTokenKind::slash || kind == DateTokenKind::dot || kind == DateTokenKind::dash;
}

// The number after an unspaced separator of this kind: the "01" of "/01".
std::optional<DateToken> part_after(std::string_view text, std::size_t at, DateTokenKind separator, int low, int high) {
  const DateToken sign = next_token(text, at);
  if (sign.kind != separator || sign.spaced) return std::nullopt;
  const DateToken number = next_token(text, sign.end);
  if (number.spaced || number.ordinal || !is_between(number, low, high)) return std::nullopt;
  return number;
}

// "2022-01-13", of which `year` is read.
std::optional<PrintedDate> read_iso(std::string_view text, const DateToken& year) {
  const auto month = part_after(text, year.end, DateTokenKind::dash, 1, 12);
  if (!month) return std::nullopt;
  const auto day = part_after(text, month->end, DateTokenKind::dash, 1, 31);
  if (!day) return std::nullopt;
  PrintedDate date;
  date.year = year.value;
  date.month = static_cast<unsigned>(month->value);
  date.day = static_cast<unsigned>(day->value);
  date.end = day->end;
  return date;
}

void add_numeric_year(std::string_view text, DateTokenKind separator, PrintedDate& date) {
  const auto year = part_after(text, date.end, separator, 0, kLastYear);
  if (!year || (year->digits != 4 && year->digits != 2)) return;
  date.year = year->value;
  date.short_year = year->digits == 2;
  date.end = year->end;
}

// "13/01/2022", of which the day is read.
std::optional<PrintedDate> read_figures(std::string_view text, PrintedDate date) {
  const DateTokenKind separator = next_token(text, date.end).kind;
  if (!separates_figures(separator)) return std::nullopt;
  const auto month = part_after(text, date.end, separator, 1, 12);
  if (!month) return std::nullopt;
  date.month = static_cast<unsigned>(month->value);
  date.end = month->end;
  add_numeric_year(text, separator, date);
  return date;
}

// "13 janvier 2022", of which the day is read.
std::optional<PrintedDate> read_month_name(std::string_view text, PrintedDate date) {
  const DateToken month = next_token(text, date.end);
  if (month.month() == 0) return std::nullopt;
  date.month = month.month();
  date.end = month.end;
  const DateToken year = next_token(text, date.end);
  if (year.spaced && year.digits == 4 && is_between(year, kFirstYear, kLastYear)) {
    date.year = year.value;
    date.end = year.end;
  }
  return date;
}

std::optional<PrintedDate> read_after_weekday(std::string_view text, const DateToken& number) {
  if (number.digits == 4 && !number.ordinal) return read_iso(text, number);
  if (!is_between(number, 1, 31)) return std::nullopt;
  PrintedDate date;
  date.day = static_cast<unsigned>(number.value);
  date.end = number.end;
  if (auto named = read_month_name(text, date)) return named;
  return read_figures(text, date);
}

int year_of_print(const PrintedDate& printed, const std::optional<DateRange>& header) {
  const int headers = header ? year_of(header->first) : 0;
  if (!printed.year) return headers;
  return printed.short_year ? headers / 100 * 100 + *printed.year : *printed.year;
}

std::string in_words(const PrintedDate& printed) {
  std::string text = std::to_string(printed.day) + " " + month_name(printed.month);
  if (printed.year) text.append(" ").append(std::to_string(*printed.year));
  return text;
}

Resolved keep_header(const std::optional<DateRange>& header, std::string warning) {
  return {header, std::move(warning)};
}

Resolved drop_day(const PrintedDate& printed, int year, const std::optional<DateRange>& header, unsigned actual) {
  const std::string warning = tr("{} was a {}, not a {}: only the month is kept", in_words(printed),
                                 weekday_name(actual), weekday_name(*printed.weekday));
  const DateRange month = month_range(year, printed.month);
  if (!header || header->contains(month)) return {month, warning};
  return keep_header(header, warning);
}

}  // namespace

std::optional<PrintedDate> read_printed_date(std::string_view text, std::size_t at) {
  DateToken token = next_token(text, at);
  if (token.folded.view() == "le") token = next_token(text, token.end);
  std::optional<unsigned> weekday;
  if (token.weekday() != 0) {
    weekday = token.weekday();
    token = next_token(text, token.end);
    if (token.kind == DateTokenKind::comma) token = next_token(text, token.end);
  }
  if (token.folded.view() == "le") token = next_token(text, token.end);
  auto date = read_after_weekday(text, token);
  if (date) date->weekday = weekday;
  return date;
}

Resolved resolve(const PrintedDate& printed, const std::optional<DateRange>& header) {
  if (!header && (!printed.year || printed.short_year))
    return keep_header(header, tr("the dateline's {} has no full year: the dispatch is undated", in_words(printed)));
  const int year = year_of_print(printed, header);
  const std::optional<Day> day = make_day(year, printed.month, printed.day);
  if (!day) return keep_header(header, tr("{} does not exist: it is left out", in_words(printed)));
  if (header && !header->contains(day_range(*day)))
    return keep_header(
        header, tr("the day {} lies outside the header's {}: the header is kept", to_string(*day), to_string(*header)));
  const unsigned actual = iso_weekday(*day);
  if (printed.weekday && *printed.weekday != actual) return drop_day(printed, year, header, actual);
  return {day_range(*day), {}};
}

}  // namespace depeche::time
