#include "time/unit_rules.h"

#include <algorithm>
#include <array>

#include "base/message.h"
#include "time/calendar.h"
#include "time/moment_rules.h"

namespace depeche::time {
namespace {

// More than the calendar holds of any unit but days and weeks; a larger count lies outside in any case.
constexpr int kMaxCount = 4'000'000;

std::optional<DateRange> within_calendar(Day first, Day last) {
  if (!in_calendar(first) || !in_calendar(last)) return std::nullopt;
  return range_between(first, last);
}

int months_in(Unit unit) { return unit == Unit::quarter ? 3 : 6; }

// Quarters and half-years start in a month whose number is 1 modulo their length.
std::optional<DateRange> months_from(Day day, int length, int count) {
  const int into = static_cast<int>(month_of(day) - 1) % length;
  const auto first = month_from(day, count * length - into);
  const auto last = month_from(day, count * length - into + length - 1);
  if (!first || !last) return std::nullopt;
  return range_between(first->first, last->last);
}

// The modifier says how many units away from today: -1, 0 (none) or 1.
std::optional<int> read_modifier(Reader& reader) {
  if (reader.peek().plural()) return std::nullopt;
  if (reader.accept(Word::dernier)) return -1;
  if (reader.accept(Word::prochain) || reader.accept(Word::suivant)) return 1;
  if (reader.accept("qui suit") || reader.accept("d apres")) return 1;
  if (reader.accept("avant dernier") || reader.accept("avant derniere")) return -2;
  if (reader.accept("qui precede") || reader.accept("d avant")) return -1;
  if (reader.accept("ecoule") || reader.accept("ecoulee")) return -1;
  if (reader.accept("en cours") || reader.accept("courant") || reader.accept("courante") || reader.accept("actuel") ||
      reader.accept("actuelle") || reader.accept("current"))
    return 0;
  return std::nullopt;
}

// Behind the unit a hyphen may stand: "mois-ci".
bool read_ci(Reader& reader) {
  const std::size_t start = reader.mark();
  reader.accept(DateTokenKind::dash);
  if (reader.accept(Word::ci)) return true;
  reader.rewind(start);
  return false;
}

std::optional<DateRange> unit_or_note(Reader& reader, Unit unit, int count) {
  const auto range = unit_from(reader.reading().today, unit, count);
  if (!range) reader.note_impossible(tr("the day lies outside the years 1000 to 9999"));
  return range;
}

std::optional<DateRange> distance_or_note(Reader& reader, Amount amount, int sign) {
  const auto range = at_distance(reader.reading().today, amount, sign);
  if (!range) reader.note_impossible(tr("the day lies outside the years 1000 to 9999"));
  return range;
}

// "3 derniers jours", "3 jours passés", "last 3 days": the amount with the sign of its modifier.
std::optional<int> read_plural_modifier(Reader& reader) {
  if (reader.accept(Word::dernier) || reader.accept("ecoules") || reader.accept("ecoulees")) return -1;
  if (reader.accept(Word::prochain) || reader.accept(Word::suivant)) return 1;
  return std::nullopt;
}

std::optional<Amount> read_modified_amount(Reader& reader) {
  auto modifier = read_plural_modifier(reader);
  const auto number = reader.accept_number();
  if (!number || number->ordinal || number->value < 1) return std::nullopt;
  if (!modifier) modifier = read_plural_modifier(reader);
  const auto unit = read_unit(reader);
  if (!unit) return std::nullopt;
  if (!modifier) modifier = read_plural_modifier(reader);
  if (!modifier) return std::nullopt;
  return Amount{*modifier * std::min(number->value, kMaxCount), unit->unit};
}

// "ces 3 dernières semaines" and "les 3 derniers jours" end today; the units of "les 3 dernières semaines" are whole
// ones before the present.
std::optional<DateRange> up_to_today(Day today, Amount amount) {
  if (amount.unit == Unit::year) amount = {12 * amount.count, Unit::month};
  const auto start = at_distance(today + std::chrono::days{1}, {-amount.count, amount.unit}, -1);
  if (!start) return std::nullopt;
  return range_between(start->first, today);
}

std::optional<DateRange> whole_units(Day today, Amount amount) {
  const auto near = unit_from(today, amount.unit, amount.count < 0 ? -1 : 1);
  const auto far = unit_from(today, amount.unit, amount.count);
  if (!near || !far) return std::nullopt;
  return amount.count < 0 ? range_between(far->first, near->last) : range_between(near->first, far->last);
}

// The "3 jours" of "il y a moins de 3 jours", "moins de 3 jours".
std::optional<DateRange> read_elapsed_at_most(Reader& reader) {
  const auto amount = read_amount(reader);
  return amount && amount->count > 0 ? up_to_today(reader.reading().today, {-amount->count, amount->unit})
                                     : std::nullopt;
}

// The "3 jours" of "il y a plus de 3 jours".
std::optional<DateRange> read_elapsed_at_least(Reader& reader) {
  const auto amount = read_amount(reader);
  const auto limit = amount ? distance_or_note(reader, *amount, -1) : std::nullopt;
  if (!limit || limit->first <= kFirstDay) return std::nullopt;
  return range_between(kFirstDay, limit->first - std::chrono::days{1});
}

}  // namespace

std::optional<Amount> read_amount(Reader& reader) {
  const std::size_t start = reader.mark();
  const auto number = reader.accept_number();
  if (number && !number->ordinal) {
    if (const auto unit = read_unit(reader)) return Amount{std::min(number->value, kMaxCount), unit->unit};
    if (reader.accept("j")) return Amount{std::min(number->value, kMaxCount), Unit::day};
  }
  reader.rewind(start);
  return std::nullopt;
}

// Days and weeks lead to a day, months to the same day of another month; a year ago is said of months, not days.
std::optional<DateRange> at_distance(Day today, Amount amount, int sign) {
  const int count = sign * amount.count;
  switch (amount.unit) {
    case Unit::day:
      return within_calendar(today + std::chrono::days{count}, today + std::chrono::days{count});
    case Unit::week:
      return within_calendar(today + std::chrono::days{7 * count}, today + std::chrono::days{7 * count});
    case Unit::year:
      return month_from(today, 12 * count);
    case Unit::month:
      break;
    case Unit::quarter:
      return at_distance(today, {3 * amount.count, Unit::month}, sign);
    case Unit::half_year:
      return at_distance(today, {6 * amount.count, Unit::month}, sign);
  }
  const auto day = shift_months(today, count);
  return day ? std::optional(day_range(*day)) : std::nullopt;
}

bool accept_short_week(Reader& reader) {
  if (!reader.accept("sem")) return false;
  reader.accept(DateTokenKind::dot);
  return true;
}

std::optional<UnitWord> read_unit(Reader& reader) {
  struct Pair {
    Word word;
    Unit unit;
  };
  static constexpr std::array<Pair, 6> kUnits{{{Word::jour, Unit::day},
                                               {Word::semaine, Unit::week},
                                               {Word::mois, Unit::month},
                                               {Word::trimestre, Unit::quarter},
                                               {Word::semestre, Unit::half_year},
                                               {Word::an, Unit::year}}};
  const bool plural = reader.peek().plural();
  for (const Pair& pair : kUnits)
    if (reader.accept(pair.word)) return UnitWord{pair.unit, plural};
  if (!accept_short_week(reader)) return std::nullopt;
  return UnitWord{Unit::week, false};
}

std::optional<DateRange> unit_from(Day day, Unit unit, int count) {
  if (count > kMaxCount || count < -kMaxCount) return std::nullopt;
  switch (unit) {
    case Unit::day:
      return within_calendar(day + std::chrono::days{count}, day + std::chrono::days{count});
    case Unit::week: {
      const Day monday = week_of(day).first + std::chrono::days{7 * count};
      return within_calendar(monday, monday + std::chrono::days{6});
    }
    case Unit::month:
      return month_from(day, count);
    case Unit::year:
      return year_from(day, count);
    case Unit::quarter:
    case Unit::half_year:
      break;
  }
  return months_from(day, months_in(unit), count);
}

std::optional<DateRange> read_relative_unit(Reader& reader, bool determined) {
  const std::size_t start = reader.mark();
  auto modifier = read_modifier(reader);
  const auto unit = read_unit(reader);
  // "l'année 2022" is no unit seen from today.
  const bool is_numbered = reader.peek().is_plain_number(4, 4);
  if (unit && !unit->plural && !is_numbered) {
    if (!modifier) modifier = read_modifier(reader);
    if (!modifier && (read_ci(reader) || determined)) modifier = 0;
    if (modifier) return unit_or_note(reader, unit->unit, *modifier);
  }
  reader.rewind(start);
  return std::nullopt;
}

std::optional<DateRange> read_one_unit(Reader& reader) {
  const bool within = reader.accept(Word::dans) || reader.accept("pendant");
  bool determined = false;
  while (!reader.peek().plural()) {
    if (reader.accept(Word::ce))
      determined = true;
    else if (reader.accept(Word::article))
      determined = determined || within;
    else
      break;
  }
  return read_relative_unit(reader, determined);
}

std::optional<DateRange> read_several_units(Reader& reader) {
  while (skip_throughout(reader) || reader.accept(Word::du)) {
  }
  const bool present = reader.peek().word() == Word::ce;
  const std::size_t start = reader.mark();
  reader.skip_articles();
  const bool definite = reader.mark() != start;
  // "7 derniers jours" is short for "les 7 derniers jours"; "last 7 days" are seven whole ones.
  const bool is_short = reader.peek(1).word() == Word::dernier && reader.peek(1).plural();
  const auto amount = read_modified_amount(reader);
  if (!amount) return std::nullopt;
  const Day today = reader.reading().today;
  const bool ends_today = amount->count < 0 && (present || ((definite || is_short) && amount->unit == Unit::day));
  const auto range = ends_today ? up_to_today(today, *amount) : whole_units(today, *amount);
  if (!range) reader.note_impossible(tr("the days lie outside the years 1000 to 9999"));
  return range;
}

std::optional<DateRange> read_distance(Reader& reader) {
  // "-3 jours", where no date stands before it
  const bool is_minus = reader.mark() == 0 && reader.accept(DateTokenKind::dash);
  const bool is_ago = is_minus || reader.accept("il y a") || reader.accept("il ya") || reader.accept("y a") ||
                      reader.accept("voici") || reader.accept("voila");
  if (reader.accept("moins de") || reader.accept("moins d")) return read_elapsed_at_most(reader);
  if (is_ago && (reader.accept("plus de") || reader.accept("plus d"))) return read_elapsed_at_least(reader);
  if (is_ago) return read_elapsed(reader);
  const bool ahead = reader.accept(Word::dans) || reader.accept("in");
  const auto amount = read_amount(reader);
  if (!amount) return std::nullopt;
  if (ahead || reader.accept(Word::apres) || reader.accept("plus tard") || reader.accept("later"))
    return distance_or_note(reader, *amount, 1);
  if (reader.accept(Word::ago) || reader.accept("plus tot") || reader.accept("earlier"))
    return distance_or_note(reader, *amount, -1);
  return std::nullopt;
}

std::optional<DateRange> read_elapsed(Reader& reader) {
  if (reader.accept("moins de") || reader.accept("moins d")) return read_elapsed_at_most(reader);
  const auto amount = read_amount(reader);
  return amount ? distance_or_note(reader, *amount, -1) : std::nullopt;
}

}  // namespace depeche::time
