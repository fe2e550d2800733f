#include "time/iso_timestamp.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "base/ascii.h"

namespace depeche::time {
namespace {

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), base::is_digit) - text.begin());
}

// Two digits, at most `most`.
bool take_pair(std::string_view& text, int most) {
  if (text.size() < 2 || !base::is_digit(text[0]) || !base::is_digit(text[1])) return false;
  const int value = (text[0] - '0') * 10 + (text[1] - '0');
  text.remove_prefix(2);
  return value <= most;
}

bool take_fraction(std::string_view& text) {
  if (!take(text, '.') && !take(text, ',')) return true;
  const std::size_t digits = count_digits(text);
  text.remove_prefix(digits);
  return digits > 0;
}

// 10:00, 10:00:00.123, 1000, 100000.
bool take_clock(std::string_view& text) {
  if (!take_pair(text, 24)) return false;
  const bool colons = take(text, ':');
  if (!take_pair(text, 59)) return false;
  const bool has_seconds = colons ? take(text, ':') : count_digits(text) >= 2;
  if (!has_seconds) return true;
  return take_pair(text, 60) && take_fraction(text);
}

// Z, +01:00, -0500, GMT, or nothing.
bool is_zone(std::string_view text) {
  if (text.starts_with(' ')) text.remove_prefix(1);
  if (!text.starts_with('+') && !text.starts_with('-'))
    return text.size() <= 5 && std::all_of(text.begin(), text.end(), is_upper);
  text.remove_prefix(1);
  if (!take_pair(text, 14)) return false;
  if (text.empty()) return true;
  take(text, ':');
  return take_pair(text, 59) && text.empty();
}

bool is_time_of_day(std::string_view text) { return take_clock(text) && is_zone(text); }

}  // namespace

std::string_view without_time_of_day(std::string_view text) {
  for (std::size_t at = 8; at + 4 < text.size(); ++at) {
    const bool separated = text[at] == 'T' || (text[at] == ' ' && text.substr(at).find(':') == 3);
    if (!separated || !base::is_digit(text[at - 1])) continue;
    if (is_time_of_day(text.substr(at + 1))) return text.substr(0, at);
  }
  return text;
}

}  // namespace depeche::time
