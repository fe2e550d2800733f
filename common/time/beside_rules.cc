#include <array>

#include "time/calendar.h"
#include "time/moment_rules.h"
#include "time/unit_rules.h"

// Days that are told by another one that is named: the eve of Christmas, three days after 14 July 2019.

namespace depeche::time {
namespace {

// The day behind "de" or "avant"; nothing longer.
std::optional<Day> read_day_beside(Reader& reader) {
  static constexpr std::array kRules{read_dated, read_holiday, read_relative_day};
  const std::size_t start = reader.mark();
  for (const auto rule : kRules) {
    reader.rewind(start);
    if (const auto days = rule(reader); days && days->first == days->last) return days->first;
  }
  return std::nullopt;
}

// How many days "la veille de" lies behind the day that follows.
std::optional<int> read_neighbour(Reader& reader) {
  struct Neighbour {
    std::string_view phrase;
    int days;
  };
  static constexpr std::array kNeighbours{Neighbour{"avant veille", -2}, Neighbour{"veille", -1},
                                          Neighbour{"surlendemain", 2},  Neighbour{"lendemain", 1},
                                          Neighbour{"journee", 0},       Neighbour{"jour", 0}};
  while (skip_throughout(reader) || reader.accept(Word::article)) {
  }
  for (const Neighbour& neighbour : kNeighbours)
    if (reader.accept(neighbour.phrase) && (reader.accept(Word::de) || reader.accept(Word::du))) return neighbour.days;
  return std::nullopt;
}

// "3 jours avant"
std::optional<DateRange> read_distance_from_day(Reader& reader) {
  auto amount = read_amount(reader);
  if (!amount) return std::nullopt;
  const bool before = reader.accept(Word::avant);
  if (!before && !reader.accept(Word::apres)) return std::nullopt;
  const auto day = read_day_beside(reader);
  if (!day) return std::nullopt;
  if (amount->unit == Unit::year) amount = Amount{12 * amount->count, Unit::month};
  return at_distance(*day, *amount, before ? -1 : 1);
}

// How the days of "les 3 jours suivant Noël" lie beside the day that follows: 1 behind it, -1 before it, 0 when nothing
// is said.
int read_side(Reader& reader) {
  static constexpr std::array<std::string_view, 4> kBefore{"precedant", "qui precedent", "qui precede",
                                                           "qui ont precede"};
  static constexpr std::array<std::string_view, 5> kAfter{"qui suivent", "qui suit", "qui ont suivi", "qui a suivi",
                                                          "succedant a"};
  if (reader.accept(Word::avant)) return -1;
  if (reader.accept(Word::apres) || reader.accept(Word::suivant)) return 1;
  for (const std::string_view phrase : kBefore)
    if (reader.accept(phrase)) return -1;
  for (const std::string_view phrase : kAfter)
    if (reader.accept(phrase)) return 1;
  return 0;
}

// les 3 jours avant le 14 juillet, la semaine suivant Noël: "3 jours avant Noël" is a day.
std::optional<DateRange> read_days_beside(Reader& reader) {
  while (skip_throughout(reader)) {
  }
  if (!reader.accept(Word::article)) return std::nullopt;
  auto amount = read_amount(reader);
  if (!amount) {
    const auto unit = read_unit(reader);
    if (!unit || unit->plural || unit->unit == Unit::day) return std::nullopt;
    amount = Amount{1, unit->unit};
  }
  const int side = amount->count > 0 ? read_side(reader) : 0;
  const auto day = side != 0 ? read_day_beside(reader) : std::nullopt;
  if (!day) return std::nullopt;
  if (amount->unit == Unit::year) amount = Amount{12 * amount->count, Unit::month};
  const auto furthest = at_distance(*day, *amount, side);
  if (!furthest) return std::nullopt;
  const Day nearest = *day + std::chrono::days{side};
  return side < 0 ? range_between(furthest->first, nearest) : range_between(nearest, furthest->last);
}

// 13/01/2022 + 3 jours, aujourd'hui - 7 jours
std::optional<DateRange> read_shifted_day(Reader& reader) {
  const auto day = read_day_beside(reader);
  const bool is_back = day && reader.accept(DateTokenKind::dash);
  if (!day || (!is_back && !reader.accept(DateTokenKind::plus))) return std::nullopt;
  auto amount = read_amount(reader);
  if (!amount) return std::nullopt;
  if (amount->unit == Unit::year) amount = Amount{12 * amount->count, Unit::month};
  return at_distance(*day, *amount, is_back ? -1 : 1);
}

}  // namespace

std::optional<DateRange> read_beside(Reader& reader) {
  const std::size_t start = reader.mark();
  if (const auto days = read_neighbour(reader)) {
    const auto day = read_day_beside(reader);
    return day ? unit_from(*day, Unit::day, *days) : std::nullopt;
  }
  for (const auto rule : {read_distance_from_day, read_days_beside, read_shifted_day}) {
    reader.rewind(start);
    if (const auto days = rule(reader)) return days;
  }
  return std::nullopt;
}

}  // namespace depeche::time
