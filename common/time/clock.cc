#include "time/clock.h"

#include <array>

#include "base/ascii.h"
#include "time/folded_word.h"
#include "time/scan.h"
#include "time/symbol.h"
#include "time/vocabulary.h"

namespace depeche::time {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::array<std::string_view, 4> kHourWords{"heure", "heures", "hours", "hrs"};
constexpr std::array<std::string_view, 6> kMinuteWords{"m", "mn", "min", "mins", "minute", "minutes"};
constexpr std::array<std::string_view, 5> kSecondWords{"s", "sec", "secs", "seconde", "secondes"};

struct Figures {
  int value = 0;
  std::size_t digits = 0;
};

// At most four figures, which `at` moves past.
std::optional<Figures> take_figures(std::string_view text, std::size_t& at, std::size_t most) {
  Figures figures;
  while (is_digit_at(text, at + figures.digits) && figures.digits <= most)
    figures.value = figures.value * 10 + (text[at + figures.digits++] - '0');
  if (figures.digits == 0 || figures.digits > most) return std::nullopt;
  at += figures.digits;
  return figures;
}

// The word at `at`, blanks before it or not; `end` is behind it.
FoldedWord word_at(std::string_view text, std::size_t at, std::size_t& end) {
  end = skip_blanks(text, at);
  return read_word(text, end);
}

enum class Separator { none, hour, spelt_hour, colon, dot };

// What stands behind the hours, which `at` moves past.
Separator take_separator(std::string_view text, std::size_t& at, ClockDots dots) {
  if (at < text.size() && (text[at] == ':' || text[at] == '.')) {
    const Separator separator = text[at] == ':' ? Separator::colon : Separator::dot;
    if (separator == Separator::dot && dots == ClockDots::none) return Separator::none;
    if (!is_digit_at(text, at + 1)) return Separator::none;
    ++at;
    return separator;
  }
  std::size_t end = at;
  const FoldedWord word = word_at(text, at, end);
  const bool spelt = is_one_of(word.view(), kHourWords);
  // As Dutch has it: 18u32.
  const bool is_dutch = word.view() == "u" && is_digit_at(text, at + 1);
  if (word.view() != "h" && !is_dutch && !spelt) return Separator::none;
  at = end;
  return spelt ? Separator::spelt_hour : Separator::hour;
}

// ".05" behind the minutes of 06.32.05, whatever stands behind that but a further figure: 13.01.2022 is a date.
bool has_seconds_behind_dot(std::string_view text, std::size_t at) {
  return text[at] == '.' && is_digit_at(text, at + 1) && is_digit_at(text, at + 2) && !is_digit_at(text, at + 3);
}

// The minutes behind "18h", "18 h" or, when it is exact, "18:": two figures, behind which no date goes on.
std::optional<int> take_minutes(std::string_view text, std::size_t& at, Separator separator) {
  const bool exact = separator == Separator::colon || separator == Separator::dot;
  std::size_t end = skip_blanks(text, at);
  // 18 heures et 32 minutes
  if (!exact && word_at(text, end, end).view() != "et") end = skip_blanks(text, at);
  end = skip_blanks(text, end);
  const bool are_glued = end == at;
  const auto figures = take_figures(text, end, 2);
  if (!figures || figures->digits != 2) return std::nullopt;
  const Symbol behind = end < text.size() ? symbol_at(text, end) : Symbol{};
  const bool goes_on =
      end < text.size() && !(separator == Separator::dot && has_seconds_behind_dot(text, end)) &&
      (behind.kind == SymbolKind::slash || behind.kind == SymbolKind::dash || behind.kind == SymbolKind::dot) &&
      is_digit_at(text, end + behind.size);
  // 18h00-20h00, 18:00/20:00
  const bool begins_interval = goes_on && are_glued && separator != Separator::dot && behind.kind != SymbolKind::dot;
  std::size_t word_end = end;
  const FoldedWord unit = word_at(text, end, word_end);
  const bool glued = word_end > end && symbol_at(text, end).kind == SymbolKind::letter;
  if ((goes_on && !begins_interval) || (glued && !exact && !is_one_of(unit.view(), kMinuteWords))) return std::nullopt;
  // The next hour of "8 h et 10 h".
  if (!exact && !are_glued && (unit.view() == "h" || is_one_of(unit.view(), kHourWords))) return std::nullopt;
  // The day of "18h 13 janvier".
  const Entry* entry = find_entry(unit.view());
  if (entry && entry->month != 0 && !is_one_of(unit.view(), kMinuteWords)) return std::nullopt;
  at = is_one_of(unit.view(), kMinuteWords) ? word_end : end;
  return figures->value;
}

// ":123" of 06:32:05:123PM
bool is_colon_fraction(std::string_view text, std::size_t at) {
  constexpr std::size_t kFigures = 3;
  for (std::size_t i = 1; i <= kFigures; ++i)
    if (!is_digit_at(text, at + i)) return false;
  return text[at] == ':' && !is_digit_at(text, at + kFigures + 1);
}

// ":05", "05s"; a fraction is left out.
std::optional<int> take_seconds(std::string_view text, std::size_t& at, Separator separator) {
  std::size_t end = at;
  // 18h32:05
  if (separator == Separator::hour && end < text.size() && text[end] == ':') separator = Separator::colon;
  if (separator == Separator::colon || separator == Separator::dot) {
    const char sign = separator == Separator::colon ? ':' : '.';
    if (end >= text.size() || text[end] != sign) return std::nullopt;
    ++end;
  } else {
    end = skip_blanks(text, end);
  }
  const auto figures = take_figures(text, end, 2);
  const bool has_unit = separator != Separator::colon && separator != Separator::dot;
  if (!figures || (figures->digits != 2 && !has_unit)) return std::nullopt;
  if (separator == Separator::colon || separator == Separator::dot) {
    const bool has_fraction =
        end < text.size() && (text[end] == '.' || text[end] == ',' || is_colon_fraction(text, end));
    if (has_fraction && is_digit_at(text, end + 1))
      while (is_digit_at(text, ++end)) {
      }
    at = end;
    return figures->value;
  }
  std::size_t word_end = end;
  if (!is_one_of(word_at(text, end, word_end).view(), kSecondWords)) return std::nullopt;
  at = word_end;
  return figures->value;
}

// AM or PM behind the time, "p.m." included.
std::optional<bool> take_half(std::string_view text, std::size_t& at) {
  std::size_t end = skip_blanks(text, at);
  if (end >= text.size()) return std::nullopt;
  const char letter = base::lower_ascii(text[end]);
  if (letter != 'a' && letter != 'p') return std::nullopt;
  const bool dotted = text.substr(end + 1).starts_with('.');
  end += dotted ? 2 : 1;
  if (end >= text.size() || base::lower_ascii(text[end]) != 'm') return std::nullopt;
  ++end;
  if (end < text.size() && symbol_at(text, end).kind == SymbolKind::letter) return std::nullopt;
  if (dotted && text.substr(end).starts_with('.')) ++end;
  at = end;
  return letter == 'p';
}

Clock make_clock(int hour, std::optional<int> minute, std::optional<int> second) {
  Clock clock;
  const int most_hours = minute.value_or(0) + second.value_or(0) == 0 ? 24 : 23;
  clock.exists = hour <= most_hours && minute.value_or(0) <= 59 && second.value_or(0) <= 60;
  clock.time = hours(hour) + minutes(minute.value_or(0)) + seconds(second.value_or(0));
  if (minute) clock.precision = ClockPrecision::minute;
  if (second) clock.precision = ClockPrecision::second;
  return clock;
}

}  // namespace

std::optional<Clock> read_clock(std::string_view text, std::size_t at, ClockDots dots) {
  const auto hour = take_figures(text, at, 4);
  if (!hour) return std::nullopt;
  std::size_t half_end = at;
  const auto bare_half = take_half(text, half_end);
  const Separator separator = bare_half ? Separator::none : take_separator(text, at, dots);
  if (separator == Separator::none && !bare_half) return std::nullopt;
  const bool exact = separator == Separator::colon || separator == Separator::dot;
  if (exact && hour->digits > 2) return std::nullopt;
  std::optional<int> minute;
  std::optional<int> second;
  if (separator != Separator::none) minute = take_minutes(text, at, separator);
  if (exact && !minute) return std::nullopt;
  if (minute) second = take_seconds(text, at, separator);
  const auto half = take_half(text, at);
  int value = hour->value;
  if (half && value >= 1 && value <= 12) value = value % 12 + (*half ? 12 : 0);
  Clock clock = make_clock(value, minute, second);
  clock.spelt = separator == Separator::spelt_hour;
  clock.end = at;
  return clock;
}

}  // namespace depeche::time
