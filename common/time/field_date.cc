#include "time/field_date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/blanks.h"
#include "time/absolute_date.h"
#include "time/calendar.h"
#include "time/clock.h"
#include "time/clock_zone.h"
#include "time/folded_word.h"
#include "time/line_dates.h"
#include "time/scan.h"
#include "time/symbol.h"
#include "time/timestamp.h"
#include "time/wire_date.h"

namespace depeche::time {
namespace {

using std::chrono::seconds;

// What may stand before a date and says only that it is one.
constexpr std::array<std::string_view, 40> kLabels{
    "publie", "publiee", "publication", "mis",      "mise",   "a",         "jour",    "en",
    "ligne",  "modifie", "modifiee",    "poste",    "postee", "cree",      "creee",   "paru",
    "parue",  "diffuse", "diffusee",    "ecrit",    "redige", "actualise", "date",    "le",
    "on",     "at",      "published",   "updated",  "posted", "modified",  "created", "last",
    "du",     "article", "depeche",     "derniere", "online", "emis",      "recu",    "heure"};
// What begins a second date.
constexpr std::array<std::string_view, 8> kSecondDates{"mis",     "mise",     "modifie", "modifiee",
                                                       "updated", "modified", "maj",     "actualise"};
// What may stand between a day and an hour.
constexpr std::array<std::string_view, 5> kJoints{"a", "vers", "at", "t", "le"};

bool is_letter_at(std::string_view text, std::size_t at) {
  return at < text.size() && symbol_at(text, at).kind == SymbolKind::letter;
}

FieldDate of_moment(const Instant& moment) {
  const Day day = reader_zone().day_of(moment.time);
  if (!in_calendar(day)) return {};
  return {day_range(day), moment, false};
}

FieldDate of_days(const std::optional<DateRange>& dated) { return {dated, std::nullopt, false}; }

// The seconds from 1970 that a number counts, or thousandths, millionths or milliardths of them: from 1973 to 2200.
std::optional<std::chrono::sys_seconds> counted_seconds(std::string_view text) {
  constexpr double kFirst = 1e8;
  constexpr double kLast = 7.2582e9;
  constexpr std::size_t kMost = 32;
  double count = 0;
  const char* end = text.data() + text.size();
  if (text.size() > kMost || !base::is_digit(text.front())) return std::nullopt;
  if (const auto read = std::from_chars(text.data(), end, count); read.ec != std::errc{} || read.ptr != end)
    return std::nullopt;
  for (int step = 0; step < 3 && count > kLast; ++step) count /= 1000;
  if (count < kFirst || count > kLast) return std::nullopt;
  return std::chrono::sys_seconds{seconds(static_cast<std::int64_t>(count))};
}

// "20220113183200", "202201131832": a day of this time and an hour.
std::optional<Instant> glued_timestamp(std::string_view figures) {
  if (figures.size() != 12 && figures.size() != 14) return std::nullopt;
  if (!figures.starts_with("19") && !figures.starts_with("20")) return std::nullopt;
  return read_timestamp(std::string(figures.substr(0, 8)) + "T" + std::string(figures.substr(8)));
}

// Figures alone: a date without separators, or a count from 1970.
std::optional<FieldDate> read_figures(std::string_view text) {
  if (text.empty()) return std::nullopt;
  if (std::ranges::all_of(text, base::is_digit)) {
    if (const auto moment = glued_timestamp(text)) return of_moment(*moment);
    if (text.size() == 6) {
      const int year = std::stoi(std::string(text.substr(0, 4)));
      const int month = std::stoi(std::string(text.substr(4)));
      if (year < kFirstYear || month < 1 || month > 12) return FieldDate{};
      return of_days(month_range(year, static_cast<unsigned>(month)));
    }
  }
  const auto time = counted_seconds(text);
  return time ? std::optional(of_moment(reader_zone().show(*time))) : std::nullopt;
}

// Without what stands in front of the date.
std::string_view without_labels(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Symbol symbol = symbol_at(text, at);
    if (symbol.kind == SymbolKind::digit) return text.substr(at);
    if (symbol.kind != SymbolKind::letter) {
      at += symbol.size;
      continue;
    }
    std::size_t end = at;
    if (!is_one_of(read_word(text, end).view(), kLabels)) return text.substr(at);
    at = end;
  }
  return {};
}

// Without a second date, such as that of an update.
std::string_view first_date(std::string_view text) {
  bool met_figures = false;
  for (std::size_t at = 0; at < text.size();) {
    const Symbol symbol = symbol_at(text, at);
    met_figures = met_figures || symbol.kind == SymbolKind::digit;
    if (symbol.kind != SymbolKind::letter) {
      at += symbol.size;
      continue;
    }
    std::size_t end = at;
    if (is_one_of(read_word(text, end).view(), kSecondDates) && met_figures) return text.substr(0, at);
    at = end;
  }
  return text;
}

// Without blanks, marks and joints at its end.
std::string_view trim_end(std::string_view text) {
  constexpr std::string_view kMarks = ",;:-|@(/";
  for (;;) {
    text = base::trim(text);
    if (text.empty()) return text;
    if (kMarks.find(text.back()) != std::string_view::npos) {
      text.remove_suffix(1);
      continue;
    }
    for (const std::string_view mark : {"–", "—", "·", "•"})
      if (text.ends_with(mark)) text.remove_suffix(mark.size());
    const std::size_t blank = text.find_last_of(" \t\n");
    if (blank == std::string_view::npos) return text;
    std::size_t end = blank + 1;
    const FoldedWord word = read_word(text, end);
    if (end != text.size() || !is_one_of(word.view(), kJoints)) return text;
    text = text.substr(0, blank);
  }
}

std::string_view trim_start(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Symbol symbol = symbol_at(text, at);
    std::size_t end = at;
    if (symbol.kind == SymbolKind::digit) return text.substr(at);
    if (symbol.kind != SymbolKind::letter)
      end += symbol.size;
    else if (!is_one_of(read_word(text, end).view(), kJoints))
      return text.substr(at);
    at = end;
  }
  return {};
}

// The figures of a time do not go on to the left: "13.01.2022".
bool may_begin_clock(std::string_view text, std::size_t at) {
  if (!base::is_digit(text[at])) return false;
  if (at == 0) return true;
  const char before = text[at - 1];
  if (base::is_digit(before)) return false;
  const bool joined = before == '.' || before == '/' || before == '-' || before == ':';
  return !joined || at < 2 || !base::is_digit(text[at - 2]);
}

struct Timed {
  Clock clock;
  ClockZone where;
};

// A time and its zone at `at`.
std::optional<Timed> read_timed(std::string_view text, std::size_t at, std::size_t& end) {
  const auto clock = read_clock(text, at, ClockDots::may_separate);
  if (!clock) return std::nullopt;
  const std::string_view rest = text.substr(clock->end);
  if (rest.size() > 1 && (rest[0] == ':' || rest[0] == '.') && base::is_digit(rest[1])) return std::nullopt;
  Timed timed{*clock, read_clock_zone(text, clock->end)};
  end = timed.where.end;
  while (end < text.size() && (symbol_at(text, end).kind == SymbolKind::blank || text[end] == '.' || text[end] == ')'))
    end += symbol_at(text, end).size;
  return is_letter_at(text, end) && end == clock->end ? std::nullopt : std::optional(timed);
}

FieldDate join(const DateRange& dated, const Timed& timed) {
  FieldDate date = of_days(dated);
  if (dated.precision != DatePrecision::day || !timed.clock.exists || !timed.where.known) {
    date.hour_is_left_out = true;
    return date;
  }
  const std::chrono::local_days midnight(dated.first.time_since_epoch());
  return of_moment(moment_at(midnight + timed.clock.time, timed.where));
}

// The weekday of mail is sometimes wrong, and never read by programs.
std::optional<DateRange> read_days(std::string_view text) {
  if (const auto dated = read_absolute_date(text)) return dated;
  const std::size_t comma = text.find(',');
  return comma < 5 ? read_absolute_date(base::trim(text.substr(comma + 1))) : std::nullopt;
}

// "13 janvier 2022 à 18h32", "18h32, le 13 janvier 2022".
std::optional<FieldDate> read_day_and_hour(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!may_begin_clock(text, at)) continue;
    std::size_t end = at;
    const auto timed = read_timed(text, at, end);
    if (!timed) continue;
    const std::string_view before = trim_end(text.substr(0, at));
    const std::string_view behind = trim_start(text.substr(end));
    if (before.empty() == behind.empty()) continue;
    if (const auto dated = read_days(before.empty() ? behind : before)) return join(*dated, *timed);
  }
  return std::nullopt;
}

// What programs write around a timestamp: "/Date(1642095120000+0100)/", "…t18:32:05z", "…+01:00[Europe/Paris]",
// "… +0000 UTC", "2022-01-13T18".
std::string without_program_marks(std::string_view text) {
  constexpr std::string_view kOpening = "/Date(";
  if (text.starts_with(kOpening) && text.ends_with(")/")) {
    text = text.substr(kOpening.size(), text.size() - kOpening.size() - 2);
    return std::string(text.substr(0, text.find_first_of("+-", 1)));
  }
  if (text.size() < 13 || text.size() > 80 || !base::is_digit(text[0]) || text[4] != '-') return std::string(text);
  if (text.ends_with(']')) text = text.substr(0, text.find('['));
  if (text.ends_with(" UTC") && text.size() > 9 && (text[text.size() - 9] == '+' || text[text.size() - 9] == '-'))
    text.remove_suffix(4);
  std::string bare(text);
  if (bare[10] == 't') bare[10] = 'T';
  if (bare.ends_with('z')) bare.back() = 'Z';
  if (bare.size() == 13 && bare[10] == 'T') bare += ":00";
  return bare;
}

// A date in another language, or as other programs print it: the text is hardly more than that.
FieldDate read_foreign(std::string_view text) {
  constexpr std::size_t kWeekday = 16;
  const std::vector<LineDate> dates = find_line_dates(text.substr(0, 120));
  if (dates.size() != 1 || !dates[0].is_ordered) return {};
  const LineDate& date = dates[0];
  const std::string_view before = text.substr(0, date.begin);
  const std::string_view behind = base::trim(text.substr(date.end));
  const bool is_more = !behind.empty() && behind != "Uhr" && !(behind.starts_with('(') && behind.ends_with(')'));
  if (before.size() > kWeekday || std::ranges::any_of(before, base::is_digit) || is_more) return {};
  const Day day{std::chrono::sys_days(date.day)};
  if (!in_calendar(day)) return {};
  FieldDate found = of_days(day_range(day));
  found.hour_is_left_out = !date.time && text.find(':') != std::string_view::npos;
  if (!date.time) return found;
  ClockZone where;
  where.utc_offset = date.utc_offset;
  return of_moment(
      moment_at(std::chrono::local_seconds(std::chrono::sys_days(date.day).time_since_epoch()) + *date.time, where));
}

}  // namespace

FieldDate read_hour(Day day, std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!may_begin_clock(text, at)) continue;
    std::size_t end = at;
    if (const auto timed = read_timed(text, at, end)) return join(day_range(day), *timed);
  }
  return of_days(day_range(day));
}

FieldDate read_field_date(std::string_view written) {
  const std::string_view trimmed = base::trim(written);
  const std::string bare = without_program_marks(trimmed);
  std::string_view text = bare;
  if (const auto moment = read_timestamp(text)) return of_moment(*moment);
  if (const auto figures = read_figures(text)) return *figures;
  if (const auto moment = read_wire_date(text)) return of_moment(*moment);
  if (const auto date = read_day_and_hour(text)) return *date;
  if (const auto dated = read_days(text)) return of_days(dated);
  text = trim_end(first_date(without_labels(text)));
  if (const auto date = read_day_and_hour(text)) return *date;
  if (const auto dated = read_days(text)) return of_days(dated);
  return read_foreign(trimmed);
}

}  // namespace depeche::time
