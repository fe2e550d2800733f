#include "time/hour_rules.h"

#include <algorithm>
#include <array>

#include "base/message.h"
#include "time/calendar.h"
#include "time/moment_rules.h"
#include "time/spoken_minutes.h"

namespace depeche::time {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::size_t kMostJoints = 4;

std::string_view folded(const DateToken& token) {
  return token.kind == DateTokenKind::word ? token.folded.view() : std::string_view();
}

// What may stand between a day and its hour.
bool is_joint(const DateToken& token) {
  switch (token.word()) {
    case Word::a:
    case Word::au:
    case Word::en:
    case Word::dans:
    case Word::article:
      return true;
    default:
      break;
  }
  static constexpr std::array<std::string_view, 5> kWords{"vers", "at", "autour", "alentours", "environs"};
  return token.kind == DateTokenKind::comma || token.kind == DateTokenKind::dash ||
         std::ranges::find(kWords, folded(token)) != kWords.end();
}

// What may open an interval of hours.
bool is_opener(const DateToken& token) {
  switch (token.word()) {
    case Word::entre:
    case Word::de:
    case Word::du:
    case Word::from:
    case Word::avant:
    case Word::apres:
    case Word::depuis:
      return true;
    default:
      return folded(token) == "partir";
  }
}

// dix-huit heures
bool begins_spelt_clock(const Reader& reader, std::size_t ahead) {
  if (reader.peek(ahead).kind != DateTokenKind::word || reader.peek(ahead).value == 0) return false;
  constexpr std::size_t kLongest = 5;  // vingt - et - une heures
  for (std::size_t further = 1; further <= kLongest; ++further) {
    const std::string_view word = folded(reader.peek(ahead + further));
    if (word == "heure" || word == "heures") return true;
  }
  return false;
}

// What may stand between the hours of an interval: de 14 à 18 heures, 14h-18h, 14h/18h.
bool is_joint_of_hours(const DateToken& token, bool is_entre) {
  if (is_entre) return token.word() == Word::et;
  return token.word() == Word::a || token.word() == Word::au || token.word() == Word::to ||
         token.kind == DateTokenKind::dash || token.kind == DateTokenKind::slash;
}

// The 14 of "14-18h", "de 14 à 18 heures", "entre 14 et 18h", which has the unit of the hour behind it.
bool begins_hours_without_unit(const Reader& reader, std::size_t ahead, bool is_opened) {
  const DateToken& hour = reader.peek(ahead);
  const bool is_word = hour.kind == DateTokenKind::word && hour.value > 0;
  if (!hour.is_plain_number(1, 2) && !is_word) return false;
  const DateToken& joint = reader.peek(ahead + 1);
  if (!is_joint_of_hours(joint, false) && !is_joint_of_hours(joint, true)) return false;
  // "le 5 à 18h" is a day.
  if (!is_opened && joint.kind != DateTokenKind::dash && joint.kind != DateTokenKind::slash) return false;
  return reader.peek(ahead + 2).kind == DateTokenKind::clock || begins_spelt_clock(reader, ahead + 2);
}

}  // namespace

std::chrono::sys_seconds HourReader::at(Day day, seconds clock) const {
  return zone_.time_of(std::chrono::local_seconds(day.time_since_epoch() + clock));
}

Moments HourReader::of_days(const DateRange& asked) const {
  const auto from = asked.first == kFirstDay ? kFirstMoment : zone_.begin_of(asked.first);
  return {from, asked.last == kLastDay ? kLastMoment : zone_.begin_of(asked.last + days(1)), false};
}

std::optional<HourReader::DayPart> HourReader::part_at(const Reader& reader, std::size_t ahead, std::size_t& size) {
  struct Named {
    std::string_view word;
    DayPart part;
  };
  static constexpr std::array kParts{
      Named{"matin", DayPart::morning},     Named{"matinee", DayPart::morning}, Named{"morning", DayPart::morning},
      Named{"midi", DayPart::noon},         Named{"noon", DayPart::noon},       Named{"afternoon", DayPart::afternoon},
      Named{"soir", DayPart::evening},      Named{"soiree", DayPart::evening},  Named{"evening", DayPart::evening},
      Named{"nuit", DayPart::night},        Named{"night", DayPart::night},     Named{"minuit", DayPart::midnight},
      Named{"midnight", DayPart::midnight}, Named{"aprem", DayPart::afternoon}};
  size = 1;
  for (const Named& named : kParts)
    if (folded(reader.peek(ahead)) == named.word) return named.part;
  if (reader.peek(ahead).word() != Word::apres) return std::nullopt;
  size = reader.peek(ahead + 1).kind == DateTokenKind::dash ? 3 : 2;
  return folded(reader.peek(ahead + size - 1)) == "midi" ? std::optional(DayPart::afternoon) : std::nullopt;
}

bool HourReader::at_time(const Reader& reader) {
  std::size_t size = 0;
  for (std::size_t ahead = 0; ahead < kMostJoints; ++ahead) {
    if (reader.peek(ahead).kind == DateTokenKind::clock || part_at(reader, ahead, size)) return true;
    if (begins_spelt_clock(reader, ahead)) return true;
    if (begins_hours_without_unit(reader, ahead, ahead > 0 && is_opener(reader.peek(ahead - 1)))) return true;
    if (!is_joint(reader.peek(ahead)) && !is_opener(reader.peek(ahead))) return false;
  }
  return false;
}

bool HourReader::at_part(const Reader& reader) {
  std::size_t size = 0;
  return part_at(reader, 0, size).has_value();
}

void HourReader::skip_joints() {
  bool about = false;
  while (is_joint(reader_.peek())) {
    const std::string_view word = folded(reader_.peek());
    about = word == "autour" || word == "alentours" || word == "environs";
    reader_.advance();
  }
  if (about) reader_.accept(Word::de);
}

std::optional<HourReader::DayPart> HourReader::read_part_of_day() {
  std::size_t size = 0;
  const auto part = part_at(reader_, 0, size);
  for (std::size_t i = 0; part && i < size; ++i) reader_.advance();
  return part;
}

std::optional<Moments> HourReader::of_clock(Day day, const DateToken& clock) {
  const seconds time(clock.value);
  if (time > hours(24)) {
    reader_.note_impossible(tr("no clock shows {} h", clock.value / 3600));
    return std::nullopt;
  }
  const auto from = clock.offset ? std::chrono::sys_seconds(day) + time - minutes(*clock.offset) : at(day, time);
  const seconds length = clock.digits == 1 ? hours(1) : clock.digits == 2 ? minutes(1) : seconds(1);
  return Moments{from, from + length, true};
}

Moments HourReader::of_part(Day day, DayPart part) const {
  switch (part) {
    case DayPart::morning:
      return {at(day, hours(0)), at(day, hours(12)), false};
    case DayPart::noon:
      return {at(day, hours(12)), at(day, hours(13)), true};
    case DayPart::afternoon:
      return {at(day, hours(12)), at(day, hours(18)), false};
    case DayPart::evening:
      return {at(day, hours(18)), at(day, hours(24)), false};
    case DayPart::night:
      return {at(day, hours(22)), at(day, hours(30)), false};
    case DayPart::midnight:
      break;
  }
  return {at(day, hours(24)), at(day, hours(25)), true};
}

// The hour of a part of a day: "8h" of an evening is 20h. Nothing when it lies in another part.
std::optional<Moments> HourReader::of_clock_in(Day day, DayPart part, DateToken clock) {
  struct Bounds {
    DayPart part;
    hours first;
    hours last;
  };
  static constexpr std::array kBounds{
      Bounds{DayPart::morning, hours(0), hours(12)}, Bounds{DayPart::afternoon, hours(12), hours(19)},
      Bounds{DayPart::evening, hours(17), hours(24)}, Bounds{DayPart::night, hours(20), hours(31)}};
  const seconds written(clock.value);
  for (const Bounds& bounds : kBounds) {
    if (bounds.part != part) continue;
    for (const hours later : {hours(0), hours(12), hours(24)}) {
      if (later == hours(12) && written > hours(12)) continue;
      if (written + later < bounds.first || written + later > bounds.last) continue;
      const bool is_next_day = later == hours(24);
      if (!is_next_day) clock.value = static_cast<int>((written + later).count());
      return of_clock(is_next_day ? day + days(1) : day, clock);
    }
  }
  return std::nullopt;
}

// dix-huit heures, vingt heures trente
bool HourReader::read_spelt_clock(Reader& reader, DateToken& token) {
  if (!begins_spelt_clock(reader, 0)) return false;
  const auto hour = reader.accept_number();
  if (!hour || hour->ordinal || (!reader.accept("heures") && !reader.accept("heure"))) return false;
  token.kind = DateTokenKind::clock;
  token.digits = 1;
  token.value = hour->value * 3600;
  token.spelt = true;
  const std::size_t start = reader.mark();
  const auto minute = reader.accept_number();
  if (minute && !minute->ordinal && minute->digits == 0 && minute->value < 60) {
    token.digits = 2;
    token.value += minute->value * 60;
  } else {
    reader.rewind(start);
  }
  return true;
}

// 18h32, dix-huit heures, 18h et quart, huit heures moins dix
std::optional<DateToken> HourReader::read_clock(Reader& reader) {
  DateToken token = reader.peek();
  if (!reader.accept(DateTokenKind::clock) && !read_spelt_clock(reader, token)) return std::nullopt;
  constexpr int kHour = 3600;
  if (token.digits != 1 || token.offset || token.value < kHour) return token;
  if (const auto added = read_minutes_in_words(reader)) {
    token.digits = 2;
    token.value += static_cast<int>(seconds(*added).count());
  }
  return token;
}

// The evening of "9 heures du soir", "20h hier soir", the morning of "9h ce matin".
std::optional<HourReader::DayPart> HourReader::read_part_behind_clock() {
  const std::size_t start = reader_.mark();
  if (!reader_.accept(Word::du)) reader_.accept(Word::de);
  reader_.skip_articles();
  if (const auto part = read_part_of_day()) return part;
  reader_.rewind(start);
  return std::nullopt;
}

std::optional<Moments> HourReader::read_clock_or_noon(Day day) {
  if (const auto clock = read_clock(reader_)) {
    const std::size_t start = reader_.mark();
    const auto part = parts_have_hours_ ? read_part_behind_clock() : std::nullopt;
    if (const auto moments = part ? of_clock_in(day, *part, *clock) : std::nullopt) return moments;
    reader_.rewind(start);
    return of_clock(day, *clock);
  }
  const auto part = read_part_of_day();
  if (part != DayPart::noon && part != DayPart::midnight) return std::nullopt;
  const Moments whole = of_part(day, *part);
  const std::size_t start = reader_.mark();
  auto added = read_minutes_in_words(reader_);
  if (!added && part == DayPart::noon) added = read_minutes_alone(reader_);
  if (!added) return whole;
  // The half past midnight of a day may be at either end of it.
  if (part == DayPart::midnight && *added > minutes(0) && !is_alone_) {
    reader_.rewind(start);
    return whole;
  }
  return Moments{whole.from + *added, whole.from + *added + minutes(1), true};
}

// The first hour of an interval, which may leave its unit to the last.
std::optional<Moments> HourReader::read_first_of_range(Day day, bool is_opened) {
  if (!begins_hours_without_unit(reader_, 0, is_opened)) return read_clock_or_noon(day);
  DateToken token = reader_.peek();
  const auto hour = reader_.accept_number();
  if (!hour || hour->ordinal) return std::nullopt;
  token.value = hour->value * 3600;
  token.digits = 1;
  return of_clock(day, token);
}

// à partir de 14h, dès 14h, avant 14h, après 18h: of the day that stands before it
std::optional<Moments> HourReader::read_side_of_clock(Day day) {
  // "hier après midi" is the afternoon.
  std::size_t size = 0;
  const bool before = reader_.accept(Word::avant);
  if (!before && part_at(reader_, 0, size)) return std::nullopt;
  const bool onwards = !before && (reader_.accept(Word::depuis) || reader_.accept("partir"));
  if (onwards) reader_.accept(Word::de);
  if (!before && !onwards && !reader_.accept(Word::apres)) return std::nullopt;
  const auto bound = read_clock_or_noon(day);
  if (!bound) return std::nullopt;
  return before ? Moments{at(day, hours(0)), bound->from, false} : Moments{bound->from, at(day, hours(24)), false};
}

// entre 14h et 18h, de 14h à 18h, 14h-18h, de 14 à 18 heures, avant 14h, après 18h
std::optional<Moments> HourReader::read_clock_range(Day day) {
  const std::size_t start = reader_.mark();
  if (const auto side = read_side_of_clock(day)) return side;
  reader_.rewind(start);
  const bool is_entre = reader_.accept(Word::entre);
  if (!is_entre && !reader_.accept(Word::de) && !reader_.accept(Word::du)) reader_.accept(Word::from);
  const bool is_opened = reader_.mark() != start;
  const auto first = read_first_of_range(day, is_opened);
  if (!first) return std::nullopt;
  const bool jusque = !is_entre && reader_.accept(Word::jusque);
  if (is_joint_of_hours(reader_.peek(), is_entre))
    reader_.advance();
  else if (!jusque)
    return std::nullopt;
  // entre midi et deux
  const std::size_t behind = reader_.mark();
  if (is_entre && first->from == at(day, hours(12)) && reader_.accept("deux") && reader_.at_end())
    return Moments{first->from, at(day, hours(14)), false};
  reader_.rewind(behind);
  const auto last = read_clock_after(first->from);
  return last ? std::optional(Moments{first->from, last->from, false}) : std::nullopt;
}

std::optional<Moments> HourReader::read_clock_after(std::chrono::sys_seconds after) {
  const Day day = zone_.day_of(after);
  const std::size_t start = reader_.mark();
  const auto same_day = read_clock_or_noon(day);
  if (!same_day || same_day->from > after) return same_day;
  reader_.rewind(start);
  return read_clock_or_noon(day + days(1));
}

// What stands behind or before a day.
std::optional<Moments> HourReader::read_time_of(Day day) {
  const std::size_t start = reader_.mark();
  if (const auto range = read_clock_range(day)) return range;
  reader_.rewind(start);
  if (const auto clock = read_clock_or_noon(day)) return clock;
  reader_.rewind(start);
  return read_part_and_clock(day);
}

// The "avant 8h", "entre 8h et 10h" of a morning.
std::optional<Moments> HourReader::read_range_within(const Moments& part) {
  if (folded(reader_.peek(1)) == "partir") reader_.accept(Word::a);
  const Word word = reader_.peek().word();
  const bool has_both_ends = word == Word::entre || word == Word::de || word == Word::du;
  const bool has_one_end =
      word == Word::avant || word == Word::apres || word == Word::depuis || folded(reader_.peek()) == "partir";
  if (!has_both_ends && !has_one_end) return std::nullopt;
  const auto range = read_clock_range(zone_.day_of(part.from));
  if (!range || (has_both_ends && (range->from < part.from || range->until > part.until))) return std::nullopt;
  const Moments both{std::max(range->from, part.from), std::min(range->until, part.until), false};
  return both.from < both.until ? std::optional(both) : std::nullopt;
}

// hier soir, hier soir à 20h
std::optional<Moments> HourReader::read_part_and_clock(Day day) {
  const auto part = read_part_of_day();
  if (!part) return std::nullopt;
  const std::size_t start = reader_.mark();
  if (parts_have_hours_) {
    if (const auto range = read_range_within(of_part(day, *part))) return range;
    reader_.rewind(start);
    while (is_joint(reader_.peek()) && reader_.peek().kind != DateTokenKind::dash) reader_.advance();
    const auto clock = read_clock(reader_);
    if (const auto moments = clock ? of_clock_in(day, *part, *clock) : std::nullopt) return moments;
    reader_.rewind(start);
  }
  return of_part(day, *part);
}

// Today's, or when that is to come, yesterday's.
std::optional<Moments> HourReader::nearest(std::optional<Moments> (HourReader::*read)(Day)) {
  const std::size_t start = reader_.mark();
  const Day today = reader_.reading().today;
  auto moments = (this->*read)(today);
  if (!moments || moments->from <= now_) return moments;
  reader_.rewind(start);
  return (this->*read)(today - days(1));
}

// hier soir, 13 janvier 2022 à 18h, lundi entre 14h et 18h
std::optional<Moments> HourReader::read_day_then_time() {
  const auto day = read_moment(reader_, at_time);
  if (!day || day->first != day->last) return std::nullopt;
  skip_joints();
  return read_time_of(day->first);
}

// 18h le 13 janvier 2022, matin du 13 janvier, entre 14h et 18h hier
std::optional<Moments> HourReader::read_time_then_day(bool (*follows)(const Reader&)) {
  skip_joints();
  const std::size_t start = reader_.mark();
  if (!read_time_of(reader_.reading().today)) return std::nullopt;
  reader_.accept(DateTokenKind::comma);
  reader_.accept(Word::de);
  const std::size_t behind = reader_.mark();
  auto day = read_moment(reader_, follows);
  // 20h hier soir
  std::optional<DayPart> part;
  if (!day && parts_have_hours_) {
    reader_.rewind(behind);
    day = read_moment(reader_, at_part);
    part = day ? read_part_of_day() : std::nullopt;
  }
  if (!day || day->first != day->last) return std::nullopt;
  const std::size_t end = reader_.mark();
  reader_.rewind(start);
  const auto clock = part ? read_clock(reader_) : std::nullopt;
  const auto moments = clock ? of_clock_in(day->first, *part, *clock) : part ? std::nullopt : read_time_of(day->first);
  reader_.rewind(end);
  return moments;
}

// ce matin, cette nuit, la nuit dernière, tonight
std::optional<Moments> HourReader::read_this_part() {
  const Day today = reader_.reading().today;
  if (reader_.accept("tonight")) return of_part(today, DayPart::evening);
  reader_.accept(Word::dans);
  const bool present = reader_.accept(Word::ce);
  if (!present) reader_.accept(Word::article);
  bool last = reader_.accept(Word::dernier);
  const std::size_t start = reader_.mark();
  const auto part = read_part_of_day();
  if (!part) return std::nullopt;
  last = reader_.accept(Word::dernier) || last;
  if (!present && !last) return std::nullopt;
  const bool night = part == DayPart::night;
  const Day day = night || last ? today - days(1) : today;
  if (last) return of_part(day, *part);
  reader_.rewind(start);
  return read_part_and_clock(day);
}

// 18h, midi, entre 14h et 18h
std::optional<Moments> HourReader::read_time_alone() {
  skip_joints();
  const std::size_t start = reader_.mark();
  // "24 heures" alone is as long as a day, and "48 h" as two.
  if (reader_.peek().kind == DateTokenKind::clock && seconds(reader_.peek().value) >= hours(24)) return std::nullopt;
  if (const auto range = nearest(&HourReader::read_clock_range)) return range;
  reader_.rewind(start);
  is_alone_ = true;
  const auto moments = nearest(&HourReader::read_clock_or_noon);
  is_alone_ = false;
  return moments;
}

std::optional<Moments> HourReader::read_hours(bool (*follows)(const Reader&)) {
  const std::size_t start = reader_.mark();
  for (const bool have_hours : {true, false}) {
    reader_.rewind(start);
    parts_have_hours_ = have_hours;
    if (const auto moments = read_any_hours(follows)) return moments;
  }
  return std::nullopt;
}

std::optional<Moments> HourReader::read_any_hours(bool (*follows)(const Reader&)) {
  static constexpr std::array kRules{&HourReader::read_last, &HourReader::read_ago, &HourReader::read_now,
                                     &HourReader::read_day_then_time, &HourReader::read_this_part};
  const std::size_t start = reader_.mark();
  for (const auto rule : kRules) {
    reader_.rewind(start);
    const auto moments = (this->*rule)();
    if (moments && follows(reader_)) return moments;
  }
  reader_.rewind(start);
  if (const auto moments = read_time_then_day(follows)) return moments;
  reader_.rewind(start);
  if (const auto moments = read_time_alone(); moments && follows(reader_)) return moments;
  reader_.rewind(start);
  return std::nullopt;
}

std::optional<Moments> HourReader::read_hours_or_days(bool (*follows)(const Reader&)) {
  const std::size_t start = reader_.mark();
  if (const auto moments = read_hours(follows)) return moments;
  reader_.rewind(start);
  const auto asked = read_moment(reader_, follows);
  return asked ? std::optional(of_days(*asked)) : std::nullopt;
}

}  // namespace depeche::time
