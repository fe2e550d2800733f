#include "time/field_date.h"

#include <algorithm>
#include <array>
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
#include "time/program_date.h"
#include "time/scan.h"
#include "time/symbol.h"
#include "time/timestamp.h"
#include "time/vocabulary.h"
#include "time/wire_date.h"

namespace depeche::time {
namespace {

using std::chrono::seconds;

// What may stand before a date and says only that it is one.
constexpr std::array<std::string_view, 64> kLabels{
    "publie",   "publiee",  "publication",  "mis",       "mise",      "a",          "jour",      "en",
    "ligne",    "modifie",  "modifiee",     "poste",     "postee",    "cree",       "creee",     "paru",
    "parue",    "parution", "diffuse",      "diffusee",  "ecrit",     "redige",     "actualise", "date",
    "dated",    "le",       "on",           "at",        "published", "updated",    "posted",    "modified",
    "created",  "last",     "first",        "du",        "de",        "la",         "article",   "depeche",
    "derniere", "online",   "emis",         "recu",      "envoye",    "enregistre", "heure",     "time",
    "edition",  "creation", "modification", "diffusion", "emission",  "reception",  "envoi",     "release",
    "released", "issued",   "fait",         "numero",    "n",         "no",         "dans",      "l"};
// What begins a second date, or says who wrote.
constexpr std::array<std::string_view, 10> kSecondDates{"mis",      "mise", "modifie",   "modifiee", "updated",
                                                        "modified", "maj",  "actualise", "par",      "by"};
// What begins an interval that another date would have to end.
constexpr std::array<std::string_view, 10> kOneSided{"apres",  "avant", "jusqu", "jusque", "depuis",
                                                     "before", "after", "until", "since",  "till"};
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

// Figures alone: a date without separators, or a count from 1970.
std::optional<FieldDate> read_figures(std::string_view text) {
  if (text.empty()) return std::nullopt;
  if (std::ranges::all_of(text, base::is_digit)) {
    if (text.size() == 6) {
      const int year = std::stoi(std::string(text.substr(0, 4)));
      const int month = std::stoi(std::string(text.substr(4)));
      if (year < kFirstYear || month < 1 || month > 12) return FieldDate{};
      return of_days(month_range(year, static_cast<unsigned>(month)));
    }
  }
  const auto time = read_counted_time(text);
  if (!time) return std::nullopt;
  if (time->moment) return of_moment(*time->moment);
  FieldDate date = of_days(day_range(*time->day));
  // The ticks of .NET, unlike the days of a spreadsheet, have an hour.
  constexpr std::size_t kFiguresOfDays = 5;
  date.hour_is_left_out = text.size() > kFiguresOfDays;
  return date;
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

// Without the town or the author before ", le".
std::string_view behind_town(std::string_view text) {
  constexpr std::string_view kLe = ", le ";
  const std::size_t comma = text.find(kLe);
  if (comma == std::string_view::npos || std::ranges::any_of(text.substr(0, comma), base::is_digit)) return text;
  return text.substr(comma + kLe.size());
}

// Without a second date, such as that of an update, and the author.
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
  constexpr std::string_view kMarks = ",;:-|@([/";
  for (;;) {
    text = base::trim(text);
    if (text.empty()) return text;
    if (kMarks.find(text.back()) != std::string_view::npos) {
      text.remove_suffix(1);
      continue;
    }
    for (const std::string_view mark : {"–", "—", "·", "•"})
      if (text.ends_with(mark)) text.remove_suffix(mark.size());
    if (text.ends_with('T') && text.size() > 1 && base::is_digit(text[text.size() - 2])) text.remove_suffix(1);
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

// Past the ".123" of "18:32:05.123".
std::size_t behind_fraction(std::string_view text, const Clock& clock) {
  constexpr std::size_t kSeconds = 3;  // ":05"
  const bool has_seconds = clock.precision == ClockPrecision::second && text[clock.end - kSeconds] == ':';
  if (!has_seconds || clock.end + 1 >= text.size() || (text[clock.end] != '.' && text[clock.end] != ','))
    return clock.end;
  const std::size_t end = std::min(text.find_first_not_of("0123456789", clock.end + 1), text.size());
  return end == clock.end + 1 ? clock.end : end;
}

// Past the unit of "18:32 h".
std::size_t behind_unit(std::string_view text, std::size_t at) {
  std::size_t end = skip_blanks(text, at);
  const FoldedWord word = read_word(text, end);
  return word.view() == "h" || word.view() == "uhr" || word.view() == "hrs" ? end : at;
}

struct Timed {
  Clock clock;
  ClockZone where;
};

// A time and its zone at `at`.
std::optional<Timed> read_timed(std::string_view text, std::size_t at, std::size_t& end) {
  const auto clock = read_clock(text, at, ClockDots::may_separate);
  if (!clock) return std::nullopt;
  const bool has_sign = text.substr(at, clock->end - at).find_first_of(":.") != std::string_view::npos;
  const std::size_t fraction = behind_fraction(text, *clock);
  const std::size_t behind = has_sign ? behind_unit(text, fraction) : fraction;
  const std::string_view rest = text.substr(behind);
  if (rest.size() > 1 && (rest[0] == ':' || rest[0] == '.') && base::is_digit(rest[1])) return std::nullopt;
  Timed timed{*clock, read_clock_zone(text, behind)};
  end = timed.where.end;
  while (end < text.size() && (symbol_at(text, end).kind == SymbolKind::blank || text[end] == '.' || text[end] == ')'))
    end += symbol_at(text, end).size;
  return is_letter_at(text, end) && end == behind ? std::nullopt : std::optional(timed);
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

// The days, without a time of day that stands among them.
FieldDate of_days_in(std::string_view text, const DateRange& dated) {
  FieldDate date = of_days(dated);
  date.hour_is_left_out = without_time_of_day(text).size() != text.size();
  return date;
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
    // 13.01.22 is no time, and of 06.12.05 13.01.22 nobody knows which is; but the 06.32.05 behind another day is one.
    const bool is_dotted = timed->clock.precision == ClockPrecision::second && text.substr(at).find('.') == 2;
    if (is_dotted && (before.empty() || before.find('.') == before.size() - 6)) continue;
    // Of two times of day, "18:32:05 01:00", nobody knows what the second is.
    if (without_time_of_day(before).size() != before.size()) return std::nullopt;
    if (const auto dated = read_days(before.empty() ? behind : before)) return join(*dated, *timed);
  }
  return std::nullopt;
}

// "13/01/2022 1832", "13/01/2022 18-32", "13JAN22/1832Z": the day has its year, so that the figures behind it are none.
std::optional<FieldDate> read_day_and_bare_hour(std::string_view text) {
  const bool is_utc = text.size() > 1 && (text.back() == 'Z' || text.back() == 'z');
  if (is_utc) text.remove_suffix(1);
  const std::size_t blank = text.find_last_of(is_utc ? " /" : " ");
  if (blank == std::string_view::npos) return std::nullopt;
  std::string figures(text.substr(blank + 1));
  if (figures.size() == 5 && figures[2] == '-') figures.erase(2, 1);
  if (figures.size() != 4 || !std::ranges::all_of(figures, base::is_digit)) return std::nullopt;
  const auto clock = read_clock(figures.insert(2, ":"), 0);
  const std::string_view before = base::trim(text.substr(0, blank));
  const auto dated = clock && clock->exists ? read_absolute_date(before) : std::nullopt;
  if (!dated || dated->precision != DatePrecision::day) return std::nullopt;
  return join(*dated, {*clock, is_utc ? read_clock_zone("Z", 0) : read_clock_zone({}, 0)});
}

// "2022-01-13T25:00:00", "2022-1-3 8:5", "2022-01-13 18:32 XYZ": a day, and an hour or a zone that nobody knows.
FieldDate read_day_in_front(std::string_view text) {
  const auto dates = find_line_dates(text);
  if (dates.size() != 1 || dates[0].begin != 0 || !dates[0].is_ordered) return {};
  constexpr std::size_t kLongestDay = 10;
  const std::size_t behind = text.find_first_of("T ");
  if (behind > kLongestDay || !is_digit_at(text, behind + 1)) return {};
  const Day found{std::chrono::sys_days(dates[0].day)};
  if (!in_calendar(found)) return {};
  FieldDate date = of_days(day_range(found));
  date.hour_is_left_out = true;
  return date;
}

// "1/2/2022 6:32 PM": most who write so have the month first, but not all.
bool is_unordered(std::string_view text) {
  const std::string lower = base::lower_ascii(text);
  const bool halved = lower.ends_with("am") || lower.ends_with("pm");
  if (!halved || text.find('/') == std::string_view::npos) return false;
  const auto dates = find_line_dates(text);
  return !dates.empty() && !dates[0].is_ordered;
}

bool is_one_sided(std::string_view before) {
  for (std::size_t at = 0; at < before.size();) {
    std::size_t end = at;
    if (symbol_at(before, at).kind != SymbolKind::letter)
      end += symbol_at(before, at).size;
    else if (is_one_of(read_word(before, end).view(), kOneSided))
      return true;
    at = end;
  }
  return false;
}

// "14 juillet 2022 à midi" is a moment, "14 juillet 2022 au soir" the day; midnight may be that of either end of it.
std::optional<FieldDate> read_named_hours(std::string_view text) {
  const auto span = read_absolute_hours(text);
  if (!span) return std::nullopt;
  const bool is_hour = span->until - span->from <= std::chrono::hours(1);
  const Zone& zone = reader_zone();
  const bool is_midnight = span->from == zone.begin_of(zone.day_of(span->from));
  if (is_hour && !is_midnight) return of_moment(zone.show(span->from));
  const Day first = zone.day_of(is_hour ? span->from - seconds(1) : span->from);
  const Day last = is_hour ? first : zone.day_of(span->until - seconds(1));
  if (!in_calendar(first) || !in_calendar(last)) return std::nullopt;
  FieldDate date = of_days(range_between(first, last));
  date.hour_is_left_out = true;
  return date;
}

// What a word of a remark must not mean: it would belong to the date.
bool is_said_of_dates(std::string_view word) {
  const Entry* entry = find_entry(word);
  if (entry == nullptr) return is_one_of(word, kOneSided);
  if (entry->month != 0 || entry->weekday != 0 || entry->number != 0) return true;
  switch (entry->word) {
    case Word::none:
    case Word::article:
    case Word::de:
    case Word::du:
    case Word::au:
    case Word::a:
    case Word::to:
    case Word::et:
    case Word::dans:
    case Word::en:
      return false;
    default:
      return true;
  }
}

// "Paris", "AFP", "Jean Dupont a écrit", "3 min de lecture", "Temps de lecture : 3 min", "p. 12".
bool is_remark(std::string_view text) {
  bool has_words = false;
  bool reads = false;
  bool has_figures = false;
  for (std::size_t at = 0; at < text.size();) {
    const Symbol symbol = symbol_at(text, at);
    has_figures = has_figures || symbol.kind == SymbolKind::digit;
    if (symbol.kind != SymbolKind::letter) {
      at += symbol.size;
      continue;
    }
    const FoldedWord word = read_word(text, at);
    static constexpr std::array<std::string_view, 8> kRead{"min", "mn", "minutes", "minute",
                                                           "p",   "pp", "page",    "pages"};
    const bool is_read = is_one_of(word.view(), kRead);
    reads = reads || is_read;
    if (!is_read && is_said_of_dates(word.view())) return false;
    has_words = true;
  }
  return has_words && (!has_figures || reads);
}

// Without the last remark behind a comma, a dash, a bar or a dot; the whole text where there is none.
std::string_view without_remark(std::string_view text) {
  std::size_t cut = std::string_view::npos;
  for (const std::string_view mark : {", ", " - ", " – ", " — ", " | ", " · ", " • ", " / "})
    if (const std::size_t at = text.rfind(mark);
        at != std::string_view::npos && (cut == std::string_view::npos || at > cut))
      cut = at;
  if (cut == std::string_view::npos || !is_remark(text.substr(cut))) return text;
  return base::trim(text.substr(0, cut));
}

// Without the agency of "13/01/2022 18:32:05 AFP", which looks like a zone.
std::string_view without_agency(std::string_view text) {
  static constexpr std::array<std::string_view, 11> kAgencies{"afp", "ap",    "ats",  "efe",     "ansa",  "dpa",
                                                              "apa", "belga", "tass", "reuters", "xinhua"};
  const std::size_t blank = text.rfind(' ');
  if (blank == std::string_view::npos || blank == 0 || !base::is_digit(text[blank - 1])) return text;
  return is_one_of(base::lower_ascii(text.substr(blank + 1)), kAgencies) ? text.substr(0, blank) : text;
}

// A day, with or without its hour.
std::optional<FieldDate> read_plain(std::string_view text) {
  if (const auto date = read_day_and_hour(text)) return date;
  if (const auto date = read_day_and_bare_hour(text)) return date;
  if (const auto dated = read_days(text)) return of_days_in(text, *dated);
  return std::nullopt;
}

// "131832 GMT JAN 22", "AFP 131832 GMT JAN 22".
std::optional<Instant> read_wire_date_behind_name(std::string_view text) {
  constexpr std::size_t kLongestName = 20;
  const std::size_t figures = text.find_first_of("0123456789");
  if (figures == std::string_view::npos || figures > kLongestName) return std::nullopt;
  return read_wire_date(text.substr(figures));
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
  if (is_one_sided(before)) return {};
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
  const std::string bare = plain_program_date(trimmed);
  std::string_view text = without_agency(bare);
  if (is_unordered(text)) return {};
  if (const auto moment = read_timestamp(text)) return of_moment(*moment);
  if (const auto figures = read_figures(text)) return *figures;
  if (const auto moment = read_wire_date_behind_name(text)) return of_moment(*moment);
  if (const auto date = read_plain(text)) return *date;
  text = trim_end(first_date(without_labels(behind_town(text))));
  if (const auto date = read_plain(text)) return *date;
  if (const auto date = read_named_hours(text)) return *date;
  for (std::string_view rest = without_remark(text); rest.size() < text.size(); rest = without_remark(text)) {
    text = trim_end(rest);
    if (const auto date = read_plain(text)) return *date;
    if (const auto date = read_named_hours(text)) return *date;
  }
  if (const FieldDate foreign = read_foreign(bare); foreign.dated) return foreign;
  if (const FieldDate foreign = read_foreign(text); foreign.dated) return foreign;
  return read_day_in_front(bare);
}

}  // namespace depeche::time
