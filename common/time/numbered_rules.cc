#include <array>

#include "base/message.h"
#include "time/calendar.h"
#include "time/date_rules.h"
#include "time/moment_rules.h"

// Spans that are counted: quarters, half-years and weeks of a year, decades, days from today; and about a day.

namespace depeche::time {
namespace {

using std::chrono::days;

constexpr days kAbout{3};

enum class CountedPart { quarter, half_year, week };

std::optional<CountedPart> part_of_letter(const Token& token) {
  if (token.kind != TokenKind::word) return std::nullopt;
  const std::string_view letter = token.folded.view();
  if (letter == "t" || letter == "q") return CountedPart::quarter;
  if (letter == "s" || letter == "h") return CountedPart::half_year;
  return letter == "w" ? std::optional(CountedPart::week) : std::nullopt;
}

// Weeks are those of ISO 8601: the first one has the year's first Thursday.
std::optional<DateRange> numbered_part(int year, CountedPart part, int number) {
  if (year < kFirstYear || year > kLastYear || number < 1) return std::nullopt;
  if (part == CountedPart::week) {
    const Day monday = week_of(Day{std::chrono::year{year} / 1 / 4}).first + days{7 * (number - 1)};
    if (year_of(monday + days{3}) != year || !in_calendar(monday + days{6})) return std::nullopt;
    return range_between(monday, monday + days{6});
  }
  const unsigned months = part == CountedPart::quarter ? 3 : 6;
  if (static_cast<unsigned>(number) > 12 / months) return std::nullopt;
  const unsigned first = static_cast<unsigned>(number - 1) * months + 1;
  return range_between(month_range(year, first).first, month_range(year, first + months - 1).last);
}

// The one that is past or present, if no year is written.
std::optional<DateRange> of_year(Reader& reader, std::optional<int> year, CountedPart part, int number) {
  const int this_year = year_of(reader.reading().today);
  const bool past = reader.reading().direction == Direction::past;
  for (const int candidate : {year.value_or(this_year), year.value_or(this_year + (past ? -1 : 1))}) {
    const auto range = numbered_part(candidate, part, number);
    if (range && (year || is_on_asked_side(*range, reader.reading()))) return range;
  }
  reader.note_impossible(tr("the year has no such part"));
  return std::nullopt;
}

// The digits of T1, W02.
std::optional<int> take_number(Reader& reader, bool glued) {
  const Token& token = reader.peek();
  if (!token.is_plain_number(1, 2) || (glued && token.spaced)) return std::nullopt;
  reader.advance();
  return token.value;
}

// S1 and S2 are half-years, S01 to S53 weeks.
CountedPart told_apart(CountedPart part, const Reader& reader) {
  const bool is_week = part == CountedPart::half_year && reader.peek().is_plain_number(2, 2);
  return is_week ? CountedPart::week : part;
}

// 2022-W02, 2022-S02, 2022-W02-4, 2022 T1
std::optional<DateRange> read_year_and_part(Reader& reader) {
  const auto year = read_year(reader);
  if (!year) return std::nullopt;
  reader.accept(TokenKind::dash);
  auto part = part_of_letter(reader.peek());
  if (!part) return std::nullopt;
  reader.advance();
  part = told_apart(*part, reader);
  const auto number = take_number(reader, true);
  const auto whole = number ? of_year(reader, year, *part, *number) : std::nullopt;
  if (!whole || part != CountedPart::week || !reader.accept(TokenKind::dash)) return whole;
  const auto day = take_number(reader, true);
  if (!day || *day < 1 || *day > 7) return std::nullopt;
  return day_range(whole->first + days{*day - 1});
}

// "sem. 2", "semaine n° 2"
void skip_number_sign(Reader& reader) {
  reader.accept(TokenKind::dot);
  if (!reader.accept("n") && !reader.accept("no") && !reader.accept("numero")) return;
  if (!reader.accept(TokenKind::dot)) reader.accept(TokenKind::other);
}

std::optional<int> read_year_behind(Reader& reader) {
  const std::size_t start = reader.mark();
  if (!reader.accept(TokenKind::comma) && !reader.accept(TokenKind::dash)) reader.accept(Word::de);
  reader.skip_articles();
  reader.accept("annee");
  if (const auto year = read_year(reader)) return year;
  reader.rewind(start);
  return std::nullopt;
}

}  // namespace

std::optional<DateRange> read_numbered(Reader& reader) {
  reader.accept(Word::au);
  reader.skip_articles();
  if (reader.peek().is_plain_number(4, 4)) return read_year_and_part(reader);
  auto part = part_of_letter(reader.peek());
  const bool is_letter = part.has_value();
  if (is_letter)
    reader.advance();
  else if (reader.accept(Word::semaine) || reader.accept("sem"))
    part = CountedPart::week;
  else if (reader.accept("trimestre") || reader.accept("trim"))
    part = CountedPart::quarter;
  else if (reader.accept("semestre"))
    part = CountedPart::half_year;
  if (!part) return std::nullopt;
  if (is_letter)
    part = told_apart(*part, reader);
  else
    skip_number_sign(reader);
  const auto number = take_number(reader, is_letter);
  if (!number) return std::nullopt;
  const auto year = read_year_behind(reader);
  return of_year(reader, year, *part, *number);
}

std::optional<DateRange> read_decade(Reader& reader) {
  reader.accept(Word::dans);
  reader.skip_articles();
  if (!reader.accept("annees") && !reader.accept("decennie")) return std::nullopt;
  const Token token = reader.peek();
  if (!token.is_plain_number(4, 4) && !token.is_plain_number(2, 2)) return std::nullopt;
  reader.advance();
  // "les années 20" are those of this century, "les années 30" not yet.
  const int year = token.digits == 4 ? token.value : token.value + (token.value < 30 ? 2000 : 1900);
  if (year % 10 != 0 || year < kFirstYear) return std::nullopt;
  return range_between(year_range(year).first, year_range(year + 9).last);
}

std::optional<DateRange> read_countdown(Reader& reader) {
  if (!reader.accept("j") || !reader.accept(TokenKind::dash)) return std::nullopt;
  const Token token = reader.peek();
  if (!token.is_plain_number(1, 4)) return std::nullopt;
  reader.advance();
  const Day day = reader.reading().today - days{token.value};
  return in_calendar(day) ? std::optional(day_range(day)) : std::nullopt;
}

std::optional<DateRange> read_about(Reader& reader) {
  if (!reader.accept("vers") && !reader.accept("autour") && !reader.accept("aux alentours") &&
      !reader.accept("environ") && !reader.accept("around") && !reader.accept("about"))
    return std::nullopt;
  const auto range = read_dated(reader);
  if (!range) return std::nullopt;
  // A month or a year reaches a quarter of its length further.
  const days margin = range->first == range->last ? kAbout : (range->last - range->first) / 4;
  if (!in_calendar(range->first - margin) || !in_calendar(range->last + margin)) return std::nullopt;
  return range_between(range->first - margin, range->last + margin);
}

}  // namespace depeche::time
