#include <array>

#include "base/message.h"
#include "time/calendar.h"
#include "time/counted_part.h"
#include "time/date_rules.h"
#include "time/moment_rules.h"
#include "time/unit_rules.h"

// Parts of a year that have a number: quarters, half-years and weeks; days counted from today; and about a day.

namespace depeche::time {
namespace {

using std::chrono::days;

constexpr days kAbout{3};

// The half-year of "1H 2022" would be an hour.
std::optional<CountedPart> part_behind_number(const DateToken& token) {
  const auto part = token.spaced ? std::nullopt : part_of_letter(token);
  return part == CountedPart::week || token.folded.view() == "h" ? std::nullopt : part;
}

// 2022-W02, 2022-S02, 2022-W02-4, 2022 T1
std::optional<DateRange> read_year_and_part(Reader& reader) {
  const auto year = read_year(reader);
  if (!year) return std::nullopt;
  if (!reader.accept(DateTokenKind::dash)) reader.accept(DateTokenKind::slash);
  auto part = part_of_letter(reader.peek());
  if (!part) return std::nullopt;
  reader.advance();
  part = told_apart(*part, reader);
  const auto number = read_part_number(reader, true);
  const auto whole = number ? of_year(reader, year, *part, *number) : std::nullopt;
  if (!whole || part != CountedPart::week || !reader.accept(DateTokenKind::dash)) return whole;
  const auto day = read_part_number(reader, true);
  if (!day || *day < 1 || *day > 7) return std::nullopt;
  return day_range(whole->first + days{*day - 1});
}

// 1T2022, 3T 22, 2S 2021
std::optional<DateRange> read_number_and_part(Reader& reader) {
  if (!reader.peek().is_plain_number(1, 1)) return std::nullopt;
  const int number = reader.peek().value;
  reader.advance();
  const auto part = part_behind_number(reader.peek());
  if (!part) return std::nullopt;
  reader.advance();
  const auto year = read_year_of_part(reader, true);
  return year ? of_year(reader, year, *part, number) : std::nullopt;
}

// "sem. 2", "semaine n° 2"
void skip_number_sign(Reader& reader) {
  reader.accept(DateTokenKind::dot);
  if (!reader.accept("n") && !reader.accept("no") && !reader.accept("numero")) return;
  if (!reader.accept(DateTokenKind::dot)) reader.accept(DateTokenKind::other);
}

}  // namespace

std::optional<CountedPart> part_of_letter(const DateToken& token) {
  if (token.kind != DateTokenKind::word) return std::nullopt;
  const std::string_view letter = token.folded.view();
  if (letter == "t" || letter == "q") return CountedPart::quarter;
  if (letter == "s" || letter == "h") return CountedPart::half_year;
  return letter == "w" ? std::optional(CountedPart::week) : std::nullopt;
}

CountedPart told_apart(CountedPart part, const Reader& reader) {
  const bool is_week = part == CountedPart::half_year && reader.peek().is_plain_number(2, 2);
  return is_week ? CountedPart::week : part;
}

std::optional<DateRange> numbered_part(int year, CountedPart part, int number) {
  if (year < kFirstYear || year > kLastYear || number < 1) return std::nullopt;
  if (part == CountedPart::week) {
    // The first one has the year's first Thursday.
    const Day monday = week_of(Day{std::chrono::year{year} / 1 / 4}).first + days{7 * (number - 1)};
    if (year_of(monday + days{3}) != year || !in_calendar(monday + days{6})) return std::nullopt;
    return range_between(monday, monday + days{6});
  }
  const unsigned months = part == CountedPart::quarter ? 3 : 6;
  if (static_cast<unsigned>(number) > 12 / months) return std::nullopt;
  const unsigned first = static_cast<unsigned>(number - 1) * months + 1;
  return range_between(month_range(year, first).first, month_range(year, first + months - 1).last);
}

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

std::optional<PartName> read_part_name(Reader& reader) {
  if (const auto part = part_of_letter(reader.peek())) {
    reader.advance();
    return PartName{told_apart(*part, reader), true};
  }
  std::optional<CountedPart> part;
  if (reader.accept(Word::semaine) || reader.accept("sem"))
    part = CountedPart::week;
  else if (reader.accept(Word::trimestre) || reader.accept("trim") || reader.accept("tr"))
    part = CountedPart::quarter;
  else if (reader.accept(Word::semestre))
    part = CountedPart::half_year;
  if (!part) return std::nullopt;
  skip_number_sign(reader);
  return PartName{*part, false};
}

std::optional<int> read_part_number(Reader& reader, bool is_glued) {
  const DateToken& token = reader.peek();
  if (!token.is_plain_number(1, 2) || (is_glued && token.spaced)) return std::nullopt;
  reader.advance();
  return token.value;
}

std::optional<int> read_year_of_part(Reader& reader, bool may_be_short) {
  const std::size_t start = reader.mark();
  if (!reader.accept(DateTokenKind::comma) && !reader.accept(DateTokenKind::dash) &&
      !reader.accept(DateTokenKind::slash) && !(may_be_short && reader.accept(DateTokenKind::dot)))
    reader.accept(Word::de);
  reader.skip_articles();
  if (!reader.accept("annee")) reader.accept("year");
  if (const auto year = read_year(reader)) return year;
  const DateToken& token = reader.peek();
  if (may_be_short && token.is_plain_number(2, 2)) {
    reader.advance();
    return full_year(token.value, reader.reading());
  }
  reader.rewind(start);
  return std::nullopt;
}

std::optional<DateRange> read_numbered(Reader& reader) {
  reader.accept(Word::au);
  reader.skip_articles();
  if (reader.peek().is_plain_number(4, 4)) return read_year_and_part(reader);
  if (reader.peek().is_plain_number(1, 1)) return read_number_and_part(reader);
  const auto name = read_part_name(reader);
  const auto number = name ? read_part_number(reader, name->is_letter) : std::nullopt;
  if (!number) return std::nullopt;
  const auto year = read_year_of_part(reader, name->is_letter);
  return of_year(reader, year, name->part, *number);
}

std::optional<DateRange> read_countdown(Reader& reader) {
  struct Letter {
    std::string_view letter;
    Unit unit;
  };
  static constexpr std::array kLetters{Letter{"j", Unit::day}, Letter{"s", Unit::week}, Letter{"m", Unit::month},
                                       Letter{"a", Unit::year}, Letter{"n", Unit::year}};
  const std::size_t start = reader.mark();
  reader.skip_articles();
  if (!reader.accept(Word::an)) reader.rewind(start);  // l'année N-1
  for (const Letter& letter : kLetters) {
    if (!reader.accept(letter.letter)) continue;
    const bool is_past = reader.accept(DateTokenKind::dash);
    const DateToken token = is_past || reader.accept(DateTokenKind::plus) ? reader.peek() : DateToken{};
    if (!token.is_plain_number(1, letter.unit == Unit::day ? 4 : 2)) return std::nullopt;
    reader.advance();
    return unit_from(reader.reading().today, letter.unit, is_past ? -token.value : token.value);
  }
  return std::nullopt;
}

namespace {

// ±, +/-, +-
bool accept_plus_minus(Reader& reader) {
  if (reader.accept("plus ou moins") || reader.accept(DateTokenKind::plus_minus)) return true;
  if (!reader.accept(DateTokenKind::plus)) return false;
  reader.accept(DateTokenKind::slash);
  return reader.accept(DateTokenKind::dash);
}

// à 3 jours près, plus ou moins une semaine, ± 3 jours
std::optional<days> read_tolerance(Reader& reader) {
  const std::size_t start = reader.mark();
  const bool is_near = reader.accept(Word::a);
  if (accept_plus_minus(reader) || is_near) {
    const auto amount = read_amount(reader);
    const bool counts_days = amount && (amount->unit == Unit::day || amount->unit == Unit::week);
    if (counts_days && (!is_near || reader.accept("pres")))
      return days{amount->count * (amount->unit == Unit::week ? 7 : 1)};
  }
  reader.rewind(start);
  return std::nullopt;
}

}  // namespace

std::optional<DateRange> read_about(Reader& reader) {
  static constexpr std::array<std::string_view, 9> kPhrases{
      "vers", "autour", "aux alentours", "aux environs", "environ", "approximativement", "circa", "around", "about"};
  bool said = false;
  for (const std::string_view phrase : kPhrases) said = said || reader.accept(phrase);
  if (said) reader.accept(Word::de);
  const std::size_t start = reader.mark();
  std::optional<DateRange> range;
  for (const auto rule : {read_dated, read_part, read_holiday, read_season}) {
    reader.rewind(start);
    if (range = rule(reader); range) break;
  }
  const auto tolerance = range && !said ? read_tolerance(reader) : std::nullopt;
  // le 13 janvier 2022 environ
  if (!range || (!said && !tolerance && !reader.accept("environ"))) return std::nullopt;
  // A month or a year reaches a quarter of its length further.
  const days usual = range->first == range->last ? kAbout : (range->last - range->first) / 4;
  const days margin = tolerance.value_or(usual);
  if (!in_calendar(range->first - margin) || !in_calendar(range->last + margin)) return std::nullopt;
  return range_between(range->first - margin, range->last + margin);
}

}  // namespace depeche::time
