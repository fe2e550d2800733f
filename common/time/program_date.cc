#include "time/program_date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>

#include "base/ascii.h"
#include "base/blanks.h"
#include "time/clock_zone.h"
#include "time/scan.h"
#include "time/symbol.h"
#include "time/vocabulary.h"
#include "time/zone.h"

namespace depeche::time {
namespace {

using std::chrono::seconds;

constexpr std::size_t kLongest = 120;

// Blanks, hyphens and figures of several bytes become those of one.
std::string plain_signs(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    const Symbol symbol = symbol_at(text, at);
    const std::string_view sign = text.substr(at, symbol.size);
    if (sign.size() == 3 && sign >= "０" && sign <= "９")
      plain += static_cast<char>('0' + (sign[2] - "０"[2]));
    else if (symbol.size > 1 && symbol.kind == SymbolKind::blank)
      plain += ' ';
    else if (symbol.size > 1 && symbol.kind == SymbolKind::dash)
      plain += '-';
    else if (symbol.kind != SymbolKind::invisible)
      plain += sign;
    at += symbol.size;
  }
  return plain;
}

struct Frame {
  std::string_view opening;
  std::string_view closing;
};

// Inside the first frame that fits.
std::string_view inside_frame(std::string_view text) {
  constexpr std::array kFrames{Frame{"\\/Date(", ")\\/"},
                               Frame{"/Date(", ")/"},
                               Frame{"new Date(", ")"},
                               Frame{"Date(", ")"},
                               Frame{"ISODate(", ")"},
                               Frame{"TIMESTAMP", ""},
                               Frame{"DATE '", "'"},
                               Frame{"{ts", "}"},
                               Frame{"{d", "}"},
                               Frame{"[", "]"},
                               Frame{"#", "#"},
                               Frame{"=\"", "\""},
                               Frame{"\"", "\""},
                               Frame{"'", "'"},
                               Frame{"(", ")"},
                               Frame{"«", "»"},
                               Frame{"“", "”"},
                               Frame{"@", ""},
                               Frame{"D:", ""},
                               Frame{"{\"$date\":", "}"},
                               Frame{"{\"$numberLong\":", "}"},
                               Frame{"Timestamp(", ")"},
                               Frame{"pd.Timestamp(", ")"},
                               Frame{"np.datetime64(", ")"},
                               Frame{"numpy.datetime64(", ")"}};
  for (const Frame& frame : kFrames) {
    if (text.size() <= frame.opening.size() + frame.closing.size()) continue;
    if (!text.starts_with(frame.opening) || !text.ends_with(frame.closing)) continue;
    text.remove_prefix(frame.opening.size());
    text.remove_suffix(frame.closing.size());
    return base::trim(text);
  }
  return text;
}

std::string_view without_frames(std::string_view text) {
  for (int depth = 0; depth < 3; ++depth) {
    const std::string_view inside = inside_frame(text);
    if (inside.size() == text.size()) break;
    text = inside;
  }
  // The count of /Date(1642095125000+0100)/ is of UTC, whatever the zone behind it.
  const std::size_t sign = text.find_first_of("+-", 1);
  constexpr std::size_t kFiguresOfMilliseconds = 11;
  const bool counted = sign != std::string_view::npos && sign >= kFiguresOfMilliseconds && sign != 14 &&
                       std::ranges::all_of(text.substr(0, sign), base::is_digit);
  return counted ? text.substr(0, sign) : text;
}

// Takes the next parts of a moment in figures.
class Figures {
 public:
  explicit Figures(std::string_view text) : text_(text) {}

  std::size_t run() const { return std::min(text_.find_first_not_of("0123456789"), text_.size()); }
  std::string take(std::size_t count) {
    const std::string taken(text_.substr(0, count));
    text_.remove_prefix(taken.size());
    return taken;
  }
  // One of the signs, which must stand before a figure.
  char take_sign(std::string_view signs) {
    if (text_.size() < 2 || signs.find(text_[0]) == std::string_view::npos || !base::is_digit(text_[1])) return 0;
    const char sign = text_[0];
    text_.remove_prefix(1);
    return sign;
  }
  void skip_blanks() {
    while (text_.size() > 1 && text_[0] == ' ' && text_[1] == ' ') text_.remove_prefix(1);
  }
  std::string_view rest() const { return text_; }

 private:
  std::string_view text_;
};

// "2022-01-13" of 2022-01-13, 20220113, 2022:01:13; empty for all else.
std::string take_day(Figures& figures, bool& is_glued) {
  is_glued = figures.run() >= 8;
  if (!is_glued && figures.run() != 4) return {};
  std::string day = figures.take(4);
  const char sign = is_glued ? '-' : figures.take_sign("-/.:_");
  if (sign == 0 || (!is_glued && figures.run() != 2)) return {};
  day += "-" + figures.take(2);
  if (!is_glued && figures.take_sign(std::string_view(&sign, 1)) == 0) return {};
  if (!is_glued && figures.run() != 2) return {};
  return day + "-" + figures.take(2);
}

// "18:32:05" of 18:32:05, 183205, 18.32.05, 18-32-05, 1832; empty for all else.
std::string take_clock(Figures& figures) {
  const std::size_t run = figures.run();
  if (run == 4 || run == 6 || run == 9) {
    std::string clock = figures.take(2);
    clock += ":" + figures.take(2);
    if (run > 4) clock += ":" + figures.take(2);
    // 20220113183205123
    if (run == 9) clock += "." + figures.take(3);
    return clock;
  }
  if (run != 2) return {};
  std::string clock = figures.take(2);
  const char sign = figures.take_sign(":.-");
  if (sign == 0 || figures.run() != 2) return {};
  clock += ":" + figures.take(2);
  if (figures.take_sign(std::string_view(&sign, 1)) == 0) return clock;
  if (figures.run() != 2) return {};
  return clock + ":" + figures.take(2);
}

// "2022-01-13 18:32:05" of datetime.datetime(2022, 1, 13, 18, 32, 5) and =DATE(2022;1;13); empty for all else. The
// months of JavaScript begin with 0, so that these are not among them.
std::string of_arguments(std::string_view text) {
  constexpr std::array<std::string_view, 6> kCalls{
      "datetime.datetime(", "datetime.date(", "datetime(", "date(", "=DATE(", "DATE("};
  constexpr std::array<std::string_view, 6> kJoints{"", "-", "-", " ", ":", ":"};
  const auto* call = std::ranges::find_if(kCalls, [&](std::string_view name) { return text.starts_with(name); });
  if (call == kCalls.end() || !text.ends_with(')')) return {};
  text.remove_prefix(call->size());
  std::string moment;
  std::size_t count = 0;
  for (; count < kJoints.size() && !text.empty() && base::is_digit(text.front()); ++count) {
    const std::size_t figures = std::min(text.find_first_not_of("0123456789"), text.size());
    moment.append(kJoints[count]).append(figures == 1 ? "0" : "").append(text.substr(0, figures));
    text.remove_prefix(std::min(text.find_first_not_of(",; ", figures), text.size()));
  }
  if (count == 4) moment += ":00";
  return count >= 3 ? moment : std::string();
}

// "Thu Jan 13 18:32:05 +0100 2022" of Thu Jan 13 18:32:05 2022 +0100, as Git writes; empty for all else.
std::string with_zone_before_year(std::string_view text) {
  constexpr std::size_t kTail = 11;  // " 2022 +0100"
  if (text.size() < 2 * kTail || !text.substr(text.size() - kTail).starts_with(' ')) return {};
  const std::string_view year = text.substr(text.size() - kTail, 5);
  const std::string_view zone = text.substr(text.size() - 6);
  const std::string_view before = text.substr(0, text.size() - kTail);
  const bool has_zone = (zone[1] == '+' || zone[1] == '-') && zone[0] == ' ';
  const bool has_year = std::ranges::all_of(year.substr(1), base::is_digit);
  if (!has_zone || !has_year || !base::is_digit(before.back()) || before.find(':') == std::string_view::npos) return {};
  return std::string(before).append(zone).append(year);
}

// The zone without what says it again: "+01:00[Europe/Paris]", "+0100 CET m=+0.01"; of PDF "+01'00'".
std::string plain_zone(std::string_view zone) {
  if (const std::size_t monotonic = zone.find(" m="); monotonic != std::string_view::npos)
    zone = zone.substr(0, monotonic);
  if (zone.ends_with(']')) zone = zone.substr(0, zone.find('['));
  std::string plain;
  for (const char c : zone)
    if (c != '\'') plain += c;
  const std::size_t begin = plain.find_first_not_of(' ');
  if (begin == std::string::npos || (plain[begin] != '+' && plain[begin] != '-')) return plain == "z" ? "Z" : plain;
  const std::size_t end = std::min(plain.find_first_not_of("+-:0123456789", begin), plain.size());
  const std::string_view behind = std::string_view(plain).substr(end);
  const bool is_name = behind.size() >= 3 && behind[0] == ' ' && behind.size() <= 6 &&
                       std::ranges::all_of(behind.substr(1), [](char c) { return c >= 'A' && c <= 'Z'; });
  return is_name ? plain.substr(0, end) : plain;
}

std::string as_iso(std::string_view text) {
  Figures figures(text);
  bool is_glued = false;
  const std::string day = take_day(figures, is_glued);
  if (day.empty()) return {};
  // The zone of a day says nothing.
  if (figures.rest() == "T" || figures.rest() == "Z" || figures.rest() == "z") return day;
  if (!is_glued && figures.rest().size() == 6 && read_utc_offset(figures.rest())) return day;
  figures.skip_blanks();
  const bool has_sign = figures.take_sign("T t-_:") != 0;
  if (!has_sign && !(is_glued && (figures.run() == 4 || figures.run() == 6 || figures.run() == 9))) return {};
  if (figures.run() == 2 && figures.rest().size() == 2 && has_sign && text[10] != '-')
    return day + "T" + figures.take(2) + ":00";
  std::string clock = take_clock(figures);
  if (clock.empty()) return {};
  if (clock.size() == 8 && figures.take_sign(".,") != 0) clock += "." + figures.take(figures.run());
  return day + "T" + clock + plain_zone(figures.rest());
}

// "2022-W02-4" of 2022W024; empty for all else.
std::string spread_week_date(std::string_view text) {
  constexpr std::size_t kSize = 8;
  constexpr std::size_t kLetter = 4;
  if (text.size() != kSize || (text[kLetter] != 'W' && text[kLetter] != 'w')) return {};
  const std::string year(text.substr(0, kLetter));
  const std::string rest(text.substr(kLetter + 1));
  if (!std::ranges::all_of(year + rest, base::is_digit)) return {};
  return year + "-W" + rest.substr(0, 2) + "-" + rest.substr(2);
}

// "131832Z JAN 22" of 131832ZJAN22, "131932 JAN 22" of 131932JAN22.
std::string spread_wire_date(std::string_view text) {
  constexpr std::size_t kZoneless = 11;
  constexpr std::size_t kZonelessLong = 13;
  if (text.size() == kZoneless || text.size() == kZonelessLong) {
    const std::string_view month = text.substr(6, 3);
    const bool has_month = month_from_name(month).has_value();
    const bool has_figures =
        std::ranges::all_of(text.substr(0, 6), base::is_digit) && std::ranges::all_of(text.substr(9), base::is_digit);
    if (!has_month || !has_figures) return {};
    return std::string(text.substr(0, 6)) + " " + std::string(month) + " " + std::string(text.substr(9));
  }
  constexpr std::size_t kShort = 12;
  constexpr std::size_t kLong = 14;
  if (text.size() != kShort && text.size() != kLong) return {};
  const auto letter = [&](std::size_t at) {
    return base::lower_ascii(text[at]) >= 'a' && base::lower_ascii(text[at]) <= 'z';
  };
  if (!std::ranges::all_of(text.substr(0, 6), base::is_digit) || !letter(6)) return {};
  if (!letter(7) || !letter(8) || !letter(9) || !std::ranges::all_of(text.substr(10), base::is_digit)) return {};
  return std::string(text.substr(0, 7)) + " " + std::string(text.substr(7, 3)) + " " + std::string(text.substr(10));
}

constexpr std::int64_t kTenthsInSecond = 10'000'000;

CountedTime moment_of(std::chrono::sys_seconds time) { return {reader_zone().show(time), std::nullopt}; }

// Of 18 figures: FILETIME of 1981 to 2044, the ticks of 1966 to 2060.
std::optional<CountedTime> read_tenths(std::string_view text) {
  constexpr std::size_t kFigures = 18;
  constexpr std::int64_t kFirstFileTime = 120'000'000'000'000'000;
  constexpr std::int64_t kLastFileTime = 140'000'000'000'000'000;
  constexpr std::int64_t kFirstTicks = 620'000'000'000'000'000;
  constexpr std::int64_t kLastTicks = 650'000'000'000'000'000;
  std::int64_t count = 0;
  if (text.size() != kFigures ||
      std::from_chars(text.data(), text.data() + text.size(), count).ptr != text.data() + text.size())
    return std::nullopt;
  const seconds passed(count / kTenthsInSecond);
  if (count >= kFirstFileTime && count < kLastFileTime)
    return moment_of(std::chrono::sys_days(std::chrono::year{1601} / 1 / 1) + passed);
  if (count < kFirstTicks || count >= kLastTicks) return std::nullopt;
  const auto shown = std::chrono::sys_days(std::chrono::year{1} / 1 / 1) + passed;
  return CountedTime{std::nullopt, Day(std::chrono::floor<std::chrono::days>(shown).time_since_epoch())};
}

std::optional<CountedTime> read_days_of_spreadsheet(std::string_view text, double count) {
  constexpr double kFirst = 25'569;  // 1970-01-01
  constexpr double kEnd = 73'051;
  constexpr double kSecondsInDay = 86'400;
  const std::size_t whole = std::min(text.find_first_not_of("0123456789"), text.size());
  if (whole != 5 || (whole < text.size() && text[whole] != '.') || count < kFirst || count >= kEnd) return std::nullopt;
  const Day day = Day{std::chrono::year{1899} / 12 / 30} + std::chrono::days{static_cast<int>(count)};
  const seconds time(static_cast<std::int64_t>(std::llround((count - std::floor(count)) * kSecondsInDay)));
  if (whole == text.size()) return CountedTime{std::nullopt, day};
  const Zone& zone = reader_zone();
  return CountedTime{zone.show(zone.time_of(std::chrono::local_seconds(day.time_since_epoch() + time))), std::nullopt};
}

}  // namespace

std::string plain_program_date(std::string_view written) {
  if (written.size() > kLongest) return std::string(written);
  const std::string signs = plain_signs(written);
  const std::string_view text = without_frames(base::trim(signs));
  if (std::string called = of_arguments(text); !called.empty()) return called;
  if (std::string turned = with_zone_before_year(text); !turned.empty()) return turned;
  if (std::string iso = as_iso(text); !iso.empty()) return iso;
  if (std::string week = spread_week_date(text); !week.empty()) return week;
  if (std::string wire = spread_wire_date(text); !wire.empty()) return wire;
  return std::string(text);
}

std::optional<CountedTime> read_counted_time(std::string_view written) {
  constexpr double kFirst = 1e8;
  constexpr double kLast = 7.2582e9;
  constexpr std::size_t kMost = 32;
  if (written.empty() || written.size() > kMost || !base::is_digit(written.front())) return std::nullopt;
  std::string text(written);
  if (const std::size_t comma = text.find(','); comma != std::string::npos && comma >= 5) text[comma] = '.';
  double count = 0;
  const char* end = text.data() + text.size();
  if (const auto read = std::from_chars(text.data(), end, count); read.ec != std::errc{} || read.ptr != end)
    return std::nullopt;
  if (const auto tenths = read_tenths(text)) return tenths;
  if (const auto days = read_days_of_spreadsheet(text, count)) return days;
  for (int step = 0; step < 3 && count > kLast; ++step) count /= 1000;
  if (count < kFirst || count > kLast) return std::nullopt;
  return moment_of(std::chrono::sys_seconds{seconds(static_cast<std::int64_t>(count))});
}

}  // namespace depeche::time
