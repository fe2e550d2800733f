#include "time/interval_rules.h"

#include <algorithm>
#include <array>

#include "base/message.h"
#include "time/calendar.h"
#include "time/counted_part.h"
#include "time/date_rules.h"
#include "time/moment_rules.h"
#include "time/unit_rules.h"

namespace depeche::time {
namespace {

using std::chrono::days;

bool at_end(const Reader& reader) { return reader.at_end(); }
bool at_dots(const Reader& reader) { return reader.peek().kind == DateTokenKind::dots; }
bool at_dash(const Reader& reader) { return reader.peek().kind == DateTokenKind::dash; }

// A slash between dates, of which the second is no further part of the first: 1/2/202.
bool at_joining_slash(const Reader& reader) {
  const DateToken& behind = reader.peek(1);
  const bool begins_date =
      behind.kind == DateTokenKind::word || behind.is_plain_number(4, 4) || reader.peek(2).month() != 0;
  return reader.peek().kind == DateTokenKind::slash && begins_date;
}

bool at_connector(const Reader& reader) {
  const DateToken& token = reader.peek();
  const Word word = token.word();
  return token.kind == DateTokenKind::dash || at_joining_slash(reader) || word == Word::au || word == Word::a ||
         word == Word::to || word == Word::et || word == Word::jusque;
}

// The hyphen of 2022-W02 joins nothing.
bool at_connector_of_parts(const Reader& reader) {
  const bool is_glued = !reader.peek().spaced && !reader.peek(1).spaced;
  return at_connector(reader) && !(is_glued && part_of_letter(reader.peek(1)));
}

// fin mars début avril
bool at_beginning(const Reader& reader) { return reader.peek().word() == Word::debut; }

std::optional<DateRange> between(Reader& reader, Day first, Day last) {
  if (first <= last) return range_between(first, last);
  reader.note_impossible(tr("the range ends before it begins: {} is after {}", to_string(first), to_string(last)));
  return std::nullopt;
}

template <std::size_t count>
bool accept_any(Reader& reader, const std::array<std::string_view, count>& phrases) {
  return std::ranges::any_of(phrases, [&](std::string_view phrase) { return reader.accept(phrase); });
}

// Whether the day that ends an interval is said to belong to it.
enum class Inclusion { unsaid, included, excluded };

Inclusion read_inclusion(Reader& reader) {
  static constexpr std::array<std::string_view, 8> kIncluded{"inclus",  "incluse",  "inclusivement", "y compris",
                                                             "compris", "comprise", "included",      "inclusive"};
  static constexpr std::array<std::string_view, 5> kExcluded{"exclu", "exclue", "exclus", "exclusivement", "excluded"};
  const std::size_t start = reader.mark();
  const bool negated = reader.accept("non");
  if (accept_any(reader, kIncluded)) return negated ? Inclusion::excluded : Inclusion::included;
  if (!negated && accept_any(reader, kExcluded)) return Inclusion::excluded;
  reader.rewind(start);
  return Inclusion::unsaid;
}

bool at_last(const Reader& reader) {
  Reader behind = reader;
  read_inclusion(behind);
  return behind.at_end();
}

// 2022-01.., ..2022-01, 2022-01-06..2022-01-13
std::optional<DateRange> read_dotted(Reader& reader) {
  const auto first = read_moment(reader, at_dots);
  if (!reader.accept(DateTokenKind::dots)) return std::nullopt;
  const auto last = read_moment(reader, at_end);
  if (!reader.at_end() || (!first && !last)) return std::nullopt;
  return between(reader, first ? first->first : kFirstDay, last ? last->last : kLastDay);
}

// The moment behind depuis, jusqu' … with the preposition that may come between.
std::optional<DateRange> read_bound(Reader& reader) {
  if (const auto moment = read_moment(reader, at_last)) return moment;
  if (reader.accept(Word::a) || reader.accept(Word::au) || reader.accept(Word::de) || reader.accept(Word::du))
    return read_moment(reader, at_last);
  return std::nullopt;
}

// depuis lundi, depuis 3 jours, à partir du 8
std::optional<DateRange> read_since(Reader& reader) {
  static constexpr std::array<std::string_view, 7> kPhrases{"a partir", "a compter",   "starting", "as of",
                                                            "as from",  "au plus tot", "pas avant"};
  if (!reader.accept(Word::depuis) && !reader.accept(Word::from) && !accept_any(reader, kPhrases)) return std::nullopt;
  const std::size_t start = reader.mark();
  auto from = read_elapsed(reader);
  if (!from || !reader.at_end()) {
    reader.rewind(start);
    from = read_bound(reader);
  }
  if (!from) return std::nullopt;
  const bool excluded = read_inclusion(reader) == Inclusion::excluded;
  return between(reader, excluded ? from->last + days{1} : from->first, kLastDay);
}

std::optional<DateRange> read_until(Reader& reader) {
  static constexpr std::array<std::string_view, 2> kPhrases{"au plus tard", "pas apres"};
  if (!reader.accept(Word::jusque) && !accept_any(reader, kPhrases)) return std::nullopt;
  const auto until = read_bound(reader);
  if (!until) return std::nullopt;
  const bool excluded = read_inclusion(reader) == Inclusion::excluded;
  return between(reader, kFirstDay, excluded ? until->first - days{1} : until->last);
}

// Each with what must follow it.
constexpr std::array<std::string_view, 14> kEarlier{
    "anterieur a",       "anterieure a",     "anterieurs a",       "anterieures a", "anterieur au",
    "anterieure au",     "anterieurs au",    "anterieures au",     "plus tot que",  "plus ancien que",
    "plus ancienne que", "plus anciens que", "plus anciennes que", "earlier than"};
constexpr std::array<std::string_view, 22> kLater{
    "posterieur a",     "posterieure a",    "posterieurs a",     "posterieures a", "posterieur au", "posterieure au",
    "posterieurs au",   "posterieures au",  "ulterieur a",       "ulterieure a",   "ulterieurs a",  "ulterieures a",
    "ulterieur au",     "ulterieure au",    "ulterieurs au",     "ulterieures au", "plus tard que", "plus recent que",
    "plus recente que", "plus recents que", "plus recentes que", "later than"};

// Strictly before or after all of its days.
std::optional<DateRange> read_before_or_after(Reader& reader) {
  bool compares = false;  // plus ancien que, antérieur à
  const bool before = reader.accept(Word::avant) || (compares = accept_any(reader, kEarlier));
  if (!before && !reader.accept(Word::apres) && !(compares = accept_any(reader, kLater))) return std::nullopt;
  const auto bound = compares ? read_bound(reader) : read_moment(reader, at_last);
  if (!bound) return std::nullopt;
  const bool included = read_inclusion(reader) == Inclusion::included;
  if (before) return between(reader, kFirstDay, included ? bound->last : bound->first - days{1});
  return between(reader, included ? bound->first : bound->last + days{1}, kLastDay);
}

bool at_side(const Reader& reader) { return reader.peek().word() == Word::au || reader.peek().word() == Word::et; }

// 2020-, 13/01/2022 -: open at its end. "2022-01-" may be a day that is not written to its end.
std::optional<DateRange> read_open(Reader& reader) {
  const bool is_hyphened = reader.peek(1).kind == DateTokenKind::dash && !reader.peek(2).spaced;
  const auto first = read_moment(reader, at_dash);
  if (!first || (is_hyphened && !reader.peek().spaced && first->precision != DatePrecision::year)) return std::nullopt;
  reader.accept(DateTokenKind::dash);
  reader.accept(DateTokenKind::dash);
  return reader.at_end() ? between(reader, first->first, kLastDay) : std::nullopt;
}

// 13 janvier 2022 au plus tard, 2020 et après; "mars 2020 inclus" is March
std::optional<DateRange> read_one_side(Reader& reader) {
  static constexpr std::array<std::string_view, 5> kOnwards{"au plus tot", "et apres", "et au dela", "et depuis",
                                                            "et plus tard"};
  static constexpr std::array<std::string_view, 3> kUntil{"au plus tard", "et avant", "et plus tot"};
  const std::size_t start = reader.mark();
  if (const auto moment = read_moment(reader, at_side)) {
    if (accept_any(reader, kOnwards)) return between(reader, moment->first, kLastDay);
    return accept_any(reader, kUntil) ? between(reader, kFirstDay, moment->last) : std::nullopt;
  }
  reader.rewind(start);
  const auto moment = read_moment(reader, at_last);
  return moment && read_inclusion(reader) == Inclusion::included ? moment : std::nullopt;
}

// What opens an interval decides what joins its ends: entre … et, else du … au, a hyphen or two, a slash, or nothing …
// au.
bool read_connector(Reader& reader, bool is_entre, bool& definite) {
  if (is_entre) return reader.accept(Word::et);
  if (reader.accept(Word::jusque)) {
    if (reader.accept(Word::au))
      definite = true;
    else
      reader.accept(Word::a);
    return true;
  }
  if (reader.accept(Word::au)) {
    definite = true;
    return true;
  }
  if (reader.accept(Word::a) || reader.accept(Word::to)) return true;
  if (!reader.accept(DateTokenKind::dash)) return false;
  reader.accept(DateTokenKind::dash);
  return true;
}

bool read_article(Reader& reader) { return reader.accept(Word::article); }

bool is_day_without_month(const PartialDate& date) { return date.day && !date.month; }

// Gives `first` what it shares with `last`: "du 5 au 13 janvier", "du 28 décembre au 3 janvier 2022".
void complete_first(PartialDate& first, int last_month, int last_year) {
  if (first.year) return;
  if (!first.month) {
    first.month = last_month;
    first.year = last_year;
  } else {
    first.year = *first.month > last_month ? last_year - 1 : last_year;
  }
}

std::optional<DateRange> resolve_last(Reader& reader, const PartialDate& first, const PartialDate& last) {
  const bool starts_in_a_year = first.year && first.month && last.month && !last.year;
  if (!starts_in_a_year) return reader.accept(resolve(last, reader.reading()));
  const auto start = reader.accept(resolve(first, reader.reading()));
  return start ? reader.accept(resolve(last, {start->last, Direction::future})) : std::nullopt;
}

struct Ends {
  DateRange first;
  DateRange last;
};

std::optional<Ends> resolve_both(Reader& reader, PartialDate first, PartialDate last) {
  if (is_day_without_month(last) && first.month) {
    last.month = first.month;
    last.year = first.year;
  }
  const auto end = resolve_last(reader, first, last);
  if (!end) return std::nullopt;
  Reading reading = reader.reading();
  if (first.is_weekday_only())
    reading = {end->first, Direction::past};
  else
    complete_first(first, static_cast<int>(month_of(end->last)), year_of(end->last));
  const auto start = reader.accept(resolve(first, reading));
  return start ? std::optional(Ends{*start, *end}) : std::nullopt;
}

std::optional<DateRange> join(Reader& reader, const PartialDate& first, const PartialDate& last) {
  const auto ends = resolve_both(reader, first, last);
  return ends ? between(reader, ends->first.first, ends->last.last) : std::nullopt;
}

// What "et" joins is one interval when the second follows the first.
std::optional<DateRange> adjoin(Reader& reader, const DateRange& first, const DateRange& last) {
  if (first.last + days{1} == last.first) return range_between(first.first, last.last);
  if (last.last + days{1} == first.first) return range_between(last.first, first.last);  // hier et avant-hier
  reader.note_impossible(tr("{} and {} do not follow each other; ask for one, or with OR between for both",
                            to_string(first), to_string(last)));
  return std::nullopt;
}

// Two calendar dates, of which the first may lack what the second says. The numbers alone of "de 5 à 7" may be hours.
std::optional<DateRange> read_dates(Reader& reader, bool is_entre, bool definite,
                                    std::optional<PartialDate> (*read_first)(Reader&)) {
  definite = read_article(reader) || definite;
  const auto first = read_first(reader);
  if (!first || read_inclusion(reader) == Inclusion::excluded) return std::nullopt;
  // 2022-01-01/2022-02-01, 2021/2022, 13 janvier/15 février 2022
  const bool may_be_slashed = !is_entre && (first->year || (first->month && first->day)) && at_joining_slash(reader);
  const bool is_glued = at_glued_year(reader);
  const bool is_slashed = may_be_slashed && reader.accept(DateTokenKind::slash);
  if (!is_slashed && !read_connector(reader, is_entre, definite)) return std::nullopt;
  definite = read_article(reader) || definite;
  const auto last = read_date(reader);
  const bool excluded = read_inclusion(reader) == Inclusion::excluded;
  if (!last || !reader.at_end()) return std::nullopt;
  if (is_glued && first->month && !last->month) return std::nullopt;
  if (is_day_without_month(*last) && !definite) return std::nullopt;
  if (is_day_without_month(*first) && !last->day) return std::nullopt;
  const auto ends = resolve_both(reader, *first, *last);
  if (!ends) return std::nullopt;
  return between(reader, ends->first.first, excluded ? ends->last.first - days{1} : ends->last.last);
}

// "début mars" of "début mars à fin avril 2022", which is nearest to that April; nothing for what is counted from
// today.
std::optional<DateRange> read_before(Reader reader, std::size_t start, const DateRange& last,
                                     bool (*at_joint)(const Reader&)) {
  std::optional<DateRange> found;
  for (const int back : {0, 1}) {
    Reader nearer = reader.seen_from({last.last - days{back}, Direction::past});
    nearer.rewind(start);
    const auto first = read_moment(nearer, at_joint);
    if (!first || (back != 0 && first != found)) return std::nullopt;
    found = first;
  }
  return found;
}

std::optional<DateRange> read_moments_joined(Reader& reader, bool is_entre, bool (*at_joint)(const Reader&)) {
  const std::size_t start = reader.mark();
  const auto first = read_moment(reader, at_joint);
  bool definite = false;
  // "juin/août" may be two months or three.
  const bool may_be_slashed =
      first && !is_entre && first->precision != DatePrecision::month && at_joining_slash(reader);
  if (first && first->precision != DatePrecision::year && at_glued_year(reader)) return std::nullopt;
  const bool is_slashed = may_be_slashed && reader.accept(DateTokenKind::slash);
  const bool is_joined = is_slashed || (at_joint == at_beginning && !is_entre);
  if (!first || (!is_joined && !read_connector(reader, is_entre, definite))) return std::nullopt;
  const auto last = read_moment(reader, at_end);
  if (!last) return std::nullopt;
  if (first->first > last->last)
    if (const auto nearer = read_before(reader, start, *last, at_joint); nearer && nearer->first <= last->last)
      return range_between(nearer->first, last->last);
  return between(reader, first->first, last->last);
}

std::optional<DateRange> read_moments(Reader& reader, bool is_entre) {
  const std::size_t start = reader.mark();
  for (const auto at_joint : {at_connector, at_connector_of_parts, at_beginning}) {
    reader.rewind(start);
    if (const auto range = read_moments_joined(reader, is_entre, at_joint)) return range;
  }
  return std::nullopt;
}

// la période du 5 au 19 mars 2021, la quinzaine du 5 au 19 mars 2021, la semaine du 10 au 16 janvier 2022
void skip_period(Reader& reader) {
  const std::size_t start = reader.mark();
  skip_throughout(reader);
  reader.skip_articles();
  const bool is_week_of = reader.peek(1).word() == Word::du && reader.accept(Word::semaine);
  if (!is_week_of && !reader.accept("periode") && !reader.accept(Word::quinzaine)) reader.rewind(start);
}

std::optional<DateRange> read_between(Reader& reader) {
  skip_period(reader);
  const bool is_entre = reader.accept(Word::entre);
  const bool definite = !is_entre && reader.accept(Word::du);
  // depuis le 5 janvier jusqu'à hier
  if (!is_entre && !definite && !reader.accept(Word::from) && !reader.accept(Word::depuis)) reader.accept(Word::de);
  const std::size_t start = reader.mark();
  for (const auto read_first : {read_day_number, read_date}) {
    if (const auto range = read_dates(reader, is_entre, definite, read_first)) return range;
    // Two dates that were read to the end but do not go together must not be tried one by one.
    if (reader.at_end()) return std::nullopt;
    reader.rewind(start);
  }
  return read_moments(reader, is_entre);
}

bool at_et(const Reader& reader) { return reader.peek().word() == Word::et; }

// 5, 6 et 7 janvier 2022
std::optional<DateRange> read_list(Reader& reader) {
  read_article(reader);
  const auto first = read_day_number(reader);
  int next = first && first->day ? *first->day : 0;
  while (first && reader.accept(DateTokenKind::comma)) {
    const auto day = read_day_number(reader);
    if (!day || *day->day != ++next) return std::nullopt;
  }
  if (!first || next == *first->day || !reader.accept(Word::et)) return std::nullopt;
  const auto last = read_date(reader);
  if (!last || !reader.at_end() || last->day != next + 1 || !last->month) return std::nullopt;
  return join(reader, *first, *last);
}

// janvier, février et mars 2022; 2019, 2020 et 2021
std::optional<DateRange> read_list_of_months(Reader& reader) {
  reader.accept(Word::en);
  const auto first = read_date(reader);
  if (!first || first->day || first->weekday || (first->month && first->year)) return std::nullopt;
  PartialDate last = *first;
  while (reader.accept(DateTokenKind::comma) || reader.accept(Word::et)) {
    const auto next = read_date(reader);
    if (!next || next->day || next->weekday || next->month.has_value() != first->month.has_value()) return std::nullopt;
    const bool follows =
        first->month ? *next->month == *last.month % 12 + 1 && !last.year : next->year == *last.year + 1;
    if (!follows) return std::nullopt;
    last = *next;
  }
  return reader.at_end() ? join(reader, *first, last) : std::nullopt;
}

// 1914-18, 2021/22: what is no month is a year.
std::optional<DateRange> read_short_years(Reader& reader) {
  constexpr int kMonths = 12;
  const auto first = read_year(reader);
  if (!first || (!reader.accept(DateTokenKind::dash) && !reader.accept(DateTokenKind::slash))) return std::nullopt;
  const DateToken& last = reader.peek();
  if (!last.is_plain_number(2, 2) || last.value <= kMonths || last.value <= *first % 100) return std::nullopt;
  reader.advance();
  if (*first < kFirstYear) return std::nullopt;
  return range_between(year_range(*first).first, year_range(*first - *first % 100 + last.value).last);
}

// January 5, or the 13 of "January 5-13"
bool read_american_day(Reader& reader, PartialDate& date) {
  if (reader.peek().month() != 0) {
    date.month = static_cast<int>(reader.peek().month());
    reader.advance();
  }
  const auto day = date.month ? read_day_number(reader) : std::nullopt;
  if (!day || day->weekday) return false;
  date.day = day->day;
  return true;
}

// January 5-13, 2022; May 5 to June 6, 2022
std::optional<DateRange> read_american_span(Reader& reader) {
  const std::size_t start = reader.mark();
  PartialDate first;
  if (!read_american_day(reader, first)) return std::nullopt;
  const bool is_list = reader.accept(Word::et);
  if (!is_list && !reader.accept(DateTokenKind::dash) && !reader.accept(Word::to)) return std::nullopt;
  PartialDate last;
  last.month = first.month;
  if (!read_american_day(reader, last)) return std::nullopt;
  reader.accept(DateTokenKind::comma);
  last.year = read_year(reader);
  if (!last.year || !reader.at_end()) {
    reader.rewind(start);
    return std::nullopt;
  }
  if (!is_list) return join(reader, first, last);
  const auto ends = resolve_both(reader, first, last);
  return ends ? adjoin(reader, ends->first, ends->last) : std::nullopt;
}

bool is_month_alone(const PartialDate& date) { return date.month && !date.day && !date.year; }

// 5 et 6 janvier 2022, juin et juillet 2020, juin/juillet 2020, hier et aujourd'hui
std::optional<DateRange> read_pair(Reader& reader) {
  reader.accept(Word::en);
  reader.accept(Word::du);
  read_article(reader);
  const std::size_t start = reader.mark();
  for (const auto read_first : {read_day_number, read_date}) {
    reader.rewind(start);
    const auto first = read_first(reader);
    if (!first) continue;
    // 1/2/3 is no pair of days.
    const bool may_be_slashed = is_month_alone(*first) || (is_day_without_month(*first) && reader.peek(2).month() != 0);
    if (!reader.accept(Word::et) && !(may_be_slashed && reader.accept(DateTokenKind::slash))) continue;
    read_article(reader);
    const auto last = read_date(reader);
    if (!last || !reader.at_end() || (is_day_without_month(*first) && !last->month)) continue;
    const auto ends = resolve_both(reader, *first, *last);
    return ends ? adjoin(reader, ends->first, ends->last) : std::nullopt;
  }
  reader.rewind(start);
  const auto first = read_moment(reader, at_et);
  if (!first || !reader.accept(Word::et)) return std::nullopt;
  const auto last = read_moment(reader, at_end);
  if (!last) return std::nullopt;
  // fin mars et début avril 2020
  if (first->last + days{1} != last->first)
    if (const auto nearer = read_before(reader, start, *last, at_et)) return adjoin(reader, *nearer, *last);
  return adjoin(reader, *first, *last);
}

}  // namespace

bool at_glued_year(const Reader& reader) {
  const DateToken& joint = reader.peek();
  const bool is_joint = joint.kind == DateTokenKind::dash || joint.kind == DateTokenKind::slash;
  return is_joint && !joint.spaced && !reader.peek(1).spaced && reader.peek(1).is_plain_number(4, 4) &&
         reader.peek(2).kind == DateTokenKind::end;
}

std::optional<DateRange> read_interval(Reader& reader) {
  static constexpr std::array kRules{read_dotted,   read_since,          read_until,       read_before_or_after,
                                     read_one_side, read_open,           read_between,     read_pair,
                                     read_list,     read_list_of_months, read_short_years, read_american_span};
  const std::size_t start = reader.mark();
  for (const auto rule : kRules) {
    reader.rewind(start);
    const auto range = rule(reader);
    if (range && reader.at_end()) return range;
  }
  return std::nullopt;
}

}  // namespace depeche::time
