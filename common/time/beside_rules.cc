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

}  // namespace

std::optional<DateRange> read_beside(Reader& reader) {
  const std::size_t start = reader.mark();
  if (const auto days = read_neighbour(reader)) {
    const auto day = read_day_beside(reader);
    return day ? unit_from(*day, Unit::day, *days) : std::nullopt;
  }
  reader.rewind(start);
  return read_distance_from_day(reader);
}

}  // namespace depeche::time
