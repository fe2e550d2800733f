#include "base/message.h"
#include "time/calendar.h"
#include "time/counted_part.h"
#include "time/date_rules.h"
#include "time/era.h"
#include "time/moment_rules.h"
#include "time/number_words.h"
#include "time/unit_rules.h"

// Parts of weeks, months, years, decades and centuries: beginnings and ends, first weeks, quarters, halves.

namespace depeche::time {
namespace {

enum class Part { beginning, middle, end };

std::optional<Part> read_part_word(Reader& reader) {
  if (reader.accept(Word::debut)) return Part::beginning;
  if (reader.accept(Word::milieu)) return Part::middle;
  if (reader.accept(Word::fin)) return Part::end;
  return std::nullopt;
}

DateRange days_of(const DateRange& whole, int from, int to) {
  return range_between(whole.first + std::chrono::days{from}, whole.first + std::chrono::days{to});
}

// A month is cut at the 10th and the 20th. A year begins with its first quarter, ends with its last, and its middle is
// four months long.
DateRange part_of_month(const DateRange& month, Part part) {
  if (part == Part::beginning) return days_of(month, 0, 9);
  if (part == Part::middle) return days_of(month, 10, 19);
  return range_between(month.first + std::chrono::days{20}, month.last);
}

DateRange part_of_year(const DateRange& year, Part part) {
  const int number = year_of(year.first);
  if (part == Part::middle) return range_between(month_range(number, 5).first, month_range(number, 8).last);
  const unsigned from = part == Part::beginning ? 1 : 10;
  return range_between(month_range(number, from).first, month_range(number, from + 2).last);
}

// The middle and the end of a week share its Thursday.
DateRange part_of_week(const DateRange& week, Part part) {
  if (part == Part::beginning) return days_of(week, 0, 1);
  return part == Part::middle ? days_of(week, 2, 3) : days_of(week, 3, 6);
}

// The early 1990s end with 1993, and the late ones begin with 1997. A century is cut in three.
std::optional<DateRange> part_of_era(const DateRange& whole, Part part) {
  const Era era = era_of(whole);
  if (era == Era::none) return std::nullopt;
  const bool decade = era == Era::decade;
  if (part == Part::beginning) return years_of_era(whole, 0, decade ? 3 : 32);
  if (part == Part::middle) return decade ? years_of_era(whole, 4, 6) : years_of_era(whole, 33, 65);
  return decade ? years_of_era(whole, 7, 9) : years_of_era(whole, 66, 99);
}

// A third of it.
DateRange part_of_season(const DateRange& season, Part part) {
  const auto length = static_cast<int>((season.last - season.first).count()) + 1;
  if (part == Part::beginning) return days_of(season, 0, length / 3 - 1);
  if (part == Part::middle) return days_of(season, length / 3, length - length / 3 - 1);
  return days_of(season, length - length / 3, length - 1);
}

std::optional<DateRange> part_of(const DateRange& whole, Part part) {
  if (const auto years = part_of_era(whole, part)) return years;
  if (whole.precision == DatePrecision::month) return part_of_month(whole, part);
  if (whole.precision == DatePrecision::year) return part_of_year(whole, part);
  if (whole == week_of(whole.first)) return part_of_week(whole, part);
  return std::nullopt;
}

// fin mars: the nearest March whose end has begun.
std::optional<DateRange> read_part_of_date(Reader& reader, Part part) {
  const auto date = read_month_or_year(reader);
  if (!date) return std::nullopt;
  Reading reading = reader.reading();
  for (int attempt = 0; attempt < 2; ++attempt) {
    const auto whole = reader.accept(resolve(*date, reading));
    const auto days = whole ? part_of(*whole, part) : std::nullopt;
    if (!days || date->year || is_on_asked_side(*days, reader.reading())) return days;
    const bool past = reading.direction == Direction::past;
    reading.today = past ? whole->first - std::chrono::days{1} : whole->last + std::chrono::days{1};
  }
  return std::nullopt;
}

// en fin de mois: the nearest; à la fin du mois: that of this one.
std::optional<DateRange> read_part_of_bare_unit(Reader& reader, Part part) {
  const auto unit = read_unit(reader);
  if (!unit || unit->plural) return std::nullopt;
  const int step = reader.reading().direction == Direction::past ? -1 : 1;
  for (int count : {0, step}) {
    const auto whole = unit_from(reader.reading().today, unit->unit, count);
    const auto days = whole ? part_of(*whole, part) : std::nullopt;
    if (days && is_on_asked_side(*days, reader.reading())) return days;
  }
  return std::nullopt;
}

// de, du, de la, de cette, of the, or a hyphen. True when an article or pronoun is among them.
bool read_of(Reader& reader) {
  reader.accept(DateTokenKind::dash);
  if (reader.accept(Word::du)) return true;
  reader.accept(Word::de);
  const std::size_t start = reader.mark();
  reader.skip_articles();
  return reader.mark() != start;
}

struct Nth {
  int number = 0;  // from 1; -1 is the last
};

std::optional<Nth> read_ordinal(Reader& reader) {
  if (reader.accept(Word::dernier)) return Nth{-1};
  if (const auto roman = read_roman_number(reader)) return Nth{*roman};
  const auto number = reader.accept_number();
  if (!number || !number->ordinal || number->value < 1) return std::nullopt;
  return Nth{number->value};
}

// The n-th of the spans of `length` days that start `offset` days into `whole` and every `step` days, and lie inside
// it.
std::optional<DateRange> nth_span(const DateRange& whole, Nth nth, int offset, int step, int length) {
  using std::chrono::days;
  const auto room = static_cast<int>((whole.last - whole.first).count()) + 1 - length - offset;
  const int last = room / step;
  const int index = nth.number == -1 ? last : nth.number - 1;
  if (index > last) return std::nullopt;
  const Day first = whole.first + days{offset + index * step};
  return range_between(first, first + days{length - 1});
}

int days_until(Day from, unsigned weekday) { return static_cast<int>((weekday + 7 - iso_weekday(from)) % 7); }

std::optional<DateRange> nth_fortnight(const DateRange& month, Nth nth) {
  if (month.precision != DatePrecision::month || nth.number > 2) return std::nullopt;
  if (nth.number == 1) return days_of(month, 0, 14);
  return range_between(month.first + std::chrono::days{15}, month.last);
}

std::optional<DateRange> nth_months(const DateRange& year, Nth nth, int length) {
  if (year.precision != DatePrecision::year || nth.number > 12 / length) return std::nullopt;
  const int index = nth.number == -1 ? 12 / length - 1 : nth.number - 1;
  const auto first = static_cast<unsigned>(index * length + 1);
  const int number = year_of(year.first);
  return range_between(month_range(number, first).first,
                       month_range(number, first + static_cast<unsigned>(length) - 1).last);
}

// The halves or the quarters of a whole, as even as they can be: of a month the first half ends on the 15th.
std::optional<DateRange> nth_share(const DateRange& whole, Nth nth, int shares) {
  const int index = nth.number == -1 ? shares - 1 : nth.number - 1;
  if (index >= shares) return std::nullopt;
  if (whole.precision == DatePrecision::year) return nth_months(whole, nth, 12 / shares);
  if (whole.precision == DatePrecision::month && shares == 2) return nth_fortnight(whole, {index + 1});
  if (whole.precision == DatePrecision::month && shares == 3) return part_of_month(whole, static_cast<Part>(index));
  const Era era = era_of(whole);
  const int years = era == Era::century ? 100 : 10;
  if (era == Era::none || years % shares != 0) return std::nullopt;
  return years_of_era(whole, index * years / shares, (index + 1) * years / shares - 1);
}

// What is counted inside a month or year.
struct Counted {
  Word word = Word::none;
  unsigned weekday = 0;
  int shares = 0;                       // 2 of halves, 4 of quarters of a century
  std::optional<DatePrecision> within;  // what alone has such parts
};

// quadrimestre, bimestre, tiers; the "décade" of a month is ten days long
std::optional<Counted> read_rare_share(Reader& reader) {
  if (reader.accept("tiers")) return Counted{Word::none, 0, 3, std::nullopt};
  if (reader.accept("quadrimestre")) return Counted{Word::none, 0, 3, DatePrecision::year};
  if (reader.accept("bimestre")) return Counted{Word::none, 0, 6, DatePrecision::year};
  if (reader.accept("decade")) return Counted{Word::none, 0, 3, DatePrecision::month};
  return std::nullopt;
}

std::optional<Counted> read_share(Reader& reader) {
  Counted counted;
  if (reader.accept("moitie") || reader.accept("half")) counted.shares = 2;
  if (counted.shares == 0 && reader.accept("quart")) counted.shares = 4;
  if (counted.shares == 0 && (reader.accept("trim") || reader.accept("tr") || reader.accept("t"))) {
    counted.word = Word::trimestre;
    reader.accept(DateTokenKind::dot);
  }
  if (reader.accept("week end") || reader.accept(Word::weekend)) counted.word = Word::weekend;
  return counted.shares != 0 || counted.word != Word::none ? std::optional(counted) : std::nullopt;
}

std::optional<Counted> read_counted(Reader& reader) {
  if (const auto share = read_share(reader)) return share;
  if (const auto share = read_rare_share(reader)) return share;
  const DateToken& token = reader.peek();
  if (token.plural()) return std::nullopt;
  const Counted counted{token.word(), token.weekday(), 0, std::nullopt};
  switch (counted.word) {
    case Word::jour:
    case Word::semaine:
    case Word::quinzaine:
    case Word::trimestre:
    case Word::semestre:
      break;
    default:
      if (counted.weekday == 0) return std::nullopt;
  }
  reader.advance();
  return counted;
}

std::optional<DateRange> nth_of(const DateRange& whole, Counted counted, Nth nth) {
  if (counted.within && whole.precision != *counted.within) return std::nullopt;
  if (counted.shares != 0) return nth_share(whole, nth, counted.shares);
  switch (counted.word) {
    case Word::jour:
      return nth_span(whole, nth, 0, 1, 1);
    case Word::semaine:
      return nth_span(whole, nth, days_until(whole.first, 1), 7, 7);
    case Word::weekend:
      return nth_span(whole, nth, days_until(whole.first, 6), 7, 2);
    case Word::quinzaine:
      return nth_fortnight(whole, nth);
    case Word::trimestre:
      // "The first quarter of the century" is one of years.
      return whole.precision == DatePrecision::year ? nth_months(whole, nth, 3) : nth_share(whole, nth, 4);
    case Word::semestre:
      return nth_months(whole, nth, 6);
    default:
      return nth_span(whole, nth, days_until(whole.first, counted.weekday), 7, 1);
  }
}

std::optional<DateRange> read_era(Reader& reader) {
  const std::size_t start = reader.mark();
  if (const auto decade = read_decade(reader)) return decade;
  reader.rewind(start);
  if (const auto century = read_century(reader)) return century;
  reader.rewind(start);
  return std::nullopt;
}

// The first or last so many of what a whole is counted in.
std::optional<DateRange> several_of(const DateRange& whole, Word unit, int count, bool from_end) {
  const bool is_year = whole.precision == DatePrecision::year;
  const int months = unit == Word::mois ? 1 : unit == Word::trimestre ? 3 : 6;
  if (unit == Word::jour) {
    const auto length = static_cast<int>((whole.last - whole.first).count()) + 1;
    if (count > length) return std::nullopt;
    return from_end ? days_of(whole, length - count, length - 1) : days_of(whole, 0, count - 1);
  }
  const int number = 12 / months;
  if (!is_year || count > number) return std::nullopt;
  const auto first = nth_months(whole, {from_end ? number - count + 1 : 1}, months);
  const auto last = nth_months(whole, {from_end ? number : count}, months);
  return first && last ? std::optional(range_between(first->first, last->last)) : std::nullopt;
}

// premier trimestre, 2e semestre: of the year in which the last one began.
std::optional<DateRange> nth_of_nearest_year(Reader& reader, const Counted& counted, Nth nth) {
  if ((counted.word != Word::trimestre && counted.word != Word::semestre) || nth.number < 1) return std::nullopt;
  const CountedPart part = counted.word == Word::trimestre ? CountedPart::quarter : CountedPart::half_year;
  return of_year(reader, std::nullopt, part, nth.number);
}

// The month, year, decade or century behind "de": on the calendar, or seen from today.
std::optional<DateRange> read_whole(Reader& reader) {
  const bool determined = read_of(reader);
  if (const auto era = read_era(reader)) return era;
  const std::size_t start = reader.mark();
  if (!reader.accept(Word::mois) || !reader.accept(Word::de)) {  // du mois de novembre 2019
    reader.rewind(start);
    if (const auto unit = read_relative_unit(reader, determined)) return unit;
  }
  const auto date = read_month_or_year(reader);
  return date ? reader.accept(resolve(*date, reader.reading())) : std::nullopt;
}

// The 21 of "3e trim. 21", which can be no day.
std::optional<DateRange> read_short_year_of(Reader& reader, const Counted& counted, Nth nth) {
  const bool is_part_of_year = counted.word == Word::trimestre || counted.word == Word::semestre;
  if (!is_part_of_year || nth.number < 1 || !reader.peek().is_plain_number(2, 2)) return std::nullopt;
  const auto year = read_year_of_part(reader, true);
  const CountedPart part = counted.word == Word::trimestre ? CountedPart::quarter : CountedPart::half_year;
  return year ? of_year(reader, year, part, nth.number) : std::nullopt;
}

}  // namespace

std::optional<DateRange> read_part(Reader& reader) {
  while (reader.accept(Word::en) || reader.accept(Word::a) || reader.accept(Word::au) || reader.accept(Word::article)) {
  }
  const auto part = read_part_word(reader);
  if (!part) return std::nullopt;
  const bool determined = read_of(reader);
  const std::size_t start = reader.mark();
  if (const auto era = read_era(reader)) return part_of(*era, *part);
  if (const auto season = read_season(reader)) return part_of_season(*season, *part);
  reader.rewind(start);
  if (const auto days = read_part_of_date(reader, *part)) return days;
  reader.rewind(start);
  if (const auto unit = read_relative_unit(reader, determined)) return part_of(*unit, *part);
  return read_part_of_bare_unit(reader, *part);
}

std::optional<DateRange> read_nth(Reader& reader) {
  reader.accept(Word::au);
  reader.skip_articles();
  const auto nth = read_ordinal(reader);
  const auto counted = nth ? read_counted(reader) : std::nullopt;
  const std::size_t behind = reader.mark();
  if (counted)
    if (const auto part = read_short_year_of(reader, *counted, *nth)) return part;
  const auto whole = counted ? read_whole(reader) : std::nullopt;
  if (!whole && counted) {
    reader.rewind(behind);
    return nth_of_nearest_year(reader, *counted, *nth);
  }
  if (!whole) return std::nullopt;
  const auto days = nth_of(*whole, *counted, *nth);
  if (!days) reader.note_impossible(tr("{} has no such part", to_string(*whole)));
  return days;
}

std::optional<DateRange> read_first_of(Reader& reader) {
  while (reader.accept(Word::au) || reader.accept(Word::dans) || reader.accept(Word::article)) {
  }
  const auto count = reader.accept_number();
  if (!count || count->ordinal || count->value < 1 || count->value > 366) return std::nullopt;
  const bool from_end = reader.accept(Word::dernier);
  if (!from_end && !reader.accept("premiers") && !reader.accept("premieres") && !reader.accept("first"))
    return std::nullopt;
  const auto unit = read_unit(reader);
  if (!unit || unit->unit == Unit::week || unit->unit == Unit::year) return std::nullopt;
  const auto whole = read_whole(reader);
  if (!whole) return std::nullopt;
  const Word word = unit->unit == Unit::day       ? Word::jour
                    : unit->unit == Unit::month   ? Word::mois
                    : unit->unit == Unit::quarter ? Word::trimestre
                                                  : Word::semestre;
  const auto days = several_of(*whole, word, count->value, from_end);
  if (!days) reader.note_impossible(tr("{} has no such part", to_string(*whole)));
  return days;
}

std::optional<DateRange> read_week_of(Reader& reader) {
  reader.skip_articles();
  if (!reader.accept(Word::semaine) && !accept_short_week(reader)) return std::nullopt;
  if (!reader.accept(Word::du) && !reader.accept(Word::de)) return std::nullopt;
  reader.skip_articles();
  const std::size_t start = reader.mark();
  if (const auto holiday = read_holiday(reader)) return unit_from(holiday->first, Unit::week, 0);
  reader.rewind(start);
  const auto date = read_date(reader);
  if (!date || !date->day) return std::nullopt;
  const auto day = reader.accept(resolve(*date, reader.reading()));
  return day ? unit_from(day->first, Unit::week, 0) : std::nullopt;
}

}  // namespace depeche::time
