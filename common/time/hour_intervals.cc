#include "time/hour_intervals.h"

#include <array>

#include "base/message.h"
#include "time/interval_rules.h"
#include "time/moment_rules.h"

namespace depeche::time {
namespace {

using std::chrono::seconds;
using std::chrono::sys_seconds;

bool ends(const Reader& reader) { return reader.at_end(); }
bool meets_dots(const Reader& reader) { return reader.peek().kind == DateTokenKind::dots; }

bool meets_joint(const Reader& reader) {
  const DateToken& token = reader.peek();
  const Word word = token.word();
  return token.kind == DateTokenKind::dash || token.kind == DateTokenKind::slash || word == Word::au ||
         word == Word::a || word == Word::to || word == Word::et || word == Word::jusque;
}

sys_seconds end_of(const Moments& moments) { return moments.is_clock ? moments.from : moments.until; }

std::optional<TimeSpan> span(HourReader& reader, sys_seconds from, sys_seconds until) {
  if (from < until) return TimeSpan{from, until};
  reader.reader().note_impossible(tr("the range ends before it begins"));
  return std::nullopt;
}

// The end of an interval; an hour alone is one of the day on which it begins.
std::optional<sys_seconds> read_end(HourReader& hours, sys_seconds begin) {
  Reader& reader = hours.reader();
  const std::size_t start = reader.mark();
  if (const auto clock = hours.read_clock_after(begin); clock && reader.at_end()) return clock->from;
  reader.rewind(start);
  const auto last = hours.read_hours_or_days(ends);
  return last ? std::optional(end_of(*last)) : std::nullopt;
}

std::optional<TimeSpan> read_dots(HourReader& hours) {
  Reader& reader = hours.reader();
  const auto first = hours.read_hours_or_days(meets_dots);
  if (!reader.accept(DateTokenKind::dots)) return std::nullopt;
  const sys_seconds from = first ? first->from : kFirstMoment;
  if (reader.at_end()) return first ? span(hours, from, kLastMoment) : std::nullopt;
  const auto until = first ? read_end(hours, from) : std::nullopt;
  if (until) return span(hours, from, *until);
  const auto last = hours.read_hours_or_days(ends);
  return last ? span(hours, from, end_of(*last)) : std::nullopt;
}

// depuis 24 h ends now; depuis 14h, depuis hier soir and depuis ce matin do not.
std::optional<TimeSpan> read_since_hour(HourReader& hours) {
  Reader& reader = hours.reader();
  if (!reader.accept(Word::depuis) && !reader.accept("a partir") && !reader.accept(Word::from) && !reader.accept("des"))
    return std::nullopt;
  const std::size_t start = reader.mark();
  const DateToken& token = reader.peek();
  const bool is_clock =
      token.kind == DateTokenKind::clock && !token.spelt && seconds(token.value) < std::chrono::hours(24);
  if (const auto amount = is_clock ? std::nullopt : hours.read_amount(); amount && reader.at_end())
    return span(hours, hours.now() - *amount, hours.now());
  reader.rewind(start);
  if (const auto last = hours.read_last(); last && reader.at_end()) return TimeSpan{last->from, last->until};
  for (reader.rewind(start); reader.accept(Word::de) || reader.accept(Word::du);) {
  }
  const auto from = hours.read_hours(ends);
  return from ? span(hours, from->from, kLastMoment) : std::nullopt;
}

std::optional<TimeSpan> read_until_hour(HourReader& hours) {
  if (!hours.reader().accept(Word::jusque)) return std::nullopt;
  if (!hours.reader().accept(Word::au)) hours.reader().accept(Word::a);
  const auto until = hours.read_hours(ends);
  return until ? span(hours, kFirstMoment, end_of(*until)) : std::nullopt;
}

std::optional<TimeSpan> read_before_or_after_hour(HourReader& hours) {
  // "avant hier soir" is said of the day before yesterday, and "après-midi du 13 janvier" of an afternoon.
  if (hours.reader().accept("avant hier")) return std::nullopt;
  const std::size_t start = hours.reader().mark();
  const bool is_hyphened = hours.reader().peek(1).kind == DateTokenKind::dash;
  if (hours.reader().accept("apres midi") && (is_hyphened || !hours.reader().at_end())) return std::nullopt;
  hours.reader().rewind(start);
  const bool before = hours.reader().accept(Word::avant);
  if (!before && !hours.reader().accept(Word::apres)) return std::nullopt;
  const auto bound = hours.read_hours(ends);
  if (!bound) return std::nullopt;
  return before ? span(hours, kFirstMoment, bound->from) : span(hours, end_of(*bound), kLastMoment);
}

std::optional<TimeSpan> night_before(const HourReader& hours, Day day) {
  return TimeSpan{hours.at(day - std::chrono::days(1), std::chrono::hours(22)), hours.at(day, std::chrono::hours(6))};
}

// nuit de Noël, nuit du Nouvel An: the one before the feast
std::optional<TimeSpan> read_night_of_feast(HourReader& hours) {
  Reader& reader = hours.reader();
  const std::size_t start = reader.mark();
  if (!reader.accept(Word::de)) reader.accept(Word::du);
  const bool is_named = reader.peek().kind == DateTokenKind::word && reader.peek().month() == 0;
  const auto feast = is_named ? read_holiday(reader) : std::nullopt;
  if (feast && reader.at_end()) {
    const std::chrono::year_month_day day{feast->first};
    const bool is_before = day.month() == std::chrono::January || day.day() == std::chrono::day{25};
    if (is_before && feast->first == feast->last) return night_before(hours, feast->first);
  }
  reader.rewind(start);
  return std::nullopt;
}

// dans la nuit du 13 au 14 janvier 2022
std::optional<TimeSpan> read_night(HourReader& hours) {
  Reader& reader = hours.reader();
  reader.accept(Word::dans);
  reader.skip_articles();
  if (!reader.accept("nuit") && !reader.accept("night")) return std::nullopt;
  if (const auto night = read_night_of_feast(hours)) return night;
  const auto nights = read_interval(reader);
  if (!nights || nights->last - nights->first != std::chrono::days(1)) return std::nullopt;
  return night_before(hours, nights->last);
}

std::optional<TimeSpan> read_hours_alone(HourReader& hours) {
  const auto moments = hours.read_hours(ends);
  return moments ? span(hours, moments->from, moments->until) : std::nullopt;
}

// hier soir et ce matin: one interval when the second follows the first.
std::optional<TimeSpan> read_next_hours(HourReader& hours, const Moments& first) {
  const auto next = hours.read_hours_or_days(ends);
  if (next && next->from == first.until) return TimeSpan{first.from, next->until};
  if (next)
    hours.reader().note_impossible(
        tr("these hours do not follow each other; ask for one, or with OR between for both"));
  return std::nullopt;
}

// du 13/01/2022 18h au 14/01/2022 6h, entre hier soir et ce matin
std::optional<TimeSpan> read_between_hours(HourReader& hours) {
  Reader& reader = hours.reader();
  const bool is_entre = reader.accept(Word::entre);
  if (!is_entre && !reader.accept(Word::du) && !reader.accept(Word::de)) reader.accept(Word::from);
  const auto first = hours.read_hours_or_days(meets_joint);
  if (!first || at_glued_year(reader)) return std::nullopt;
  const bool is_listed = reader.accept(Word::et);
  if (is_listed && !is_entre) return read_next_hours(hours, *first);
  reader.accept(Word::jusque);
  if (!is_listed && !reader.accept(Word::au) && !reader.accept(Word::a) && !reader.accept(Word::to) &&
      !reader.accept(DateTokenKind::dash))
    reader.accept(DateTokenKind::slash);
  const auto until = read_end(hours, first->from);
  return until ? span(hours, first->from, *until) : std::nullopt;
}

}  // namespace

std::optional<TimeSpan> read_hour_interval(HourReader& hours) {
  static constexpr std::array kRules{read_dots,  read_since_hour,  read_until_hour,   read_before_or_after_hour,
                                     read_night, read_hours_alone, read_between_hours};
  const std::size_t start = hours.reader().mark();
  for (const auto rule : kRules) {
    hours.reader().rewind(start);
    const auto found = rule(hours);
    if (found && hours.reader().at_end()) return found;
  }
  return std::nullopt;
}

}  // namespace depeche::time
