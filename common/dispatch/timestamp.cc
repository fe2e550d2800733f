#include "dispatch/timestamp.h"

#include <algorithm>
#include <cstddef>

#include "base/ascii.h"
#include "time/calendar.h"

namespace depeche::dispatch {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

// Takes numbers of fixed width and separators off the front of a text.
class Cutter {
 public:
  explicit Cutter(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }
  bool take(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  std::optional<int> number(std::size_t width, int most) {
    const std::string_view digits = rest_.substr(0, width);
    if (digits.size() != width || !std::all_of(digits.begin(), digits.end(), base::is_digit)) return std::nullopt;
    int value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    rest_.remove_prefix(width);
    return value <= most ? std::optional(value) : std::nullopt;
  }
  void skip_digits() {
    while (!rest_.empty() && base::is_digit(rest_.front())) rest_.remove_prefix(1);
  }

 private:
  std::string_view rest_;
};

std::optional<Day> take_day(Cutter& cutter) {
  const auto year = cutter.number(4, time::kLastYear);
  cutter.take('-');
  const auto month = cutter.number(2, 12);
  cutter.take('-');
  const auto day = cutter.number(2, 31);
  if (!year || !month || !day) return std::nullopt;
  return time::make_day(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

std::optional<seconds> take_clock(Cutter& cutter) {
  const auto hour = cutter.number(2, 23);
  cutter.take(':');
  const auto minute = cutter.number(2, 59);
  if (!hour || !minute) return std::nullopt;
  cutter.take(':');
  const auto second = cutter.number(2, 60);
  if (second && (cutter.take('.') || cutter.take(','))) cutter.skip_digits();
  return hours(*hour) + minutes(*minute) + seconds(second.value_or(0));
}

// What the clock is ahead of UTC.
std::optional<seconds> take_offset(Cutter& cutter) {
  if (cutter.done() || cutter.take('Z')) return seconds(0);
  const bool behind = cutter.take('-');
  if (!behind && !cutter.take('+')) return std::nullopt;
  const auto hour = cutter.number(2, 14);
  cutter.take(':');
  const auto minute = cutter.done() ? std::optional(0) : cutter.number(2, 59);
  if (!hour || !minute) return std::nullopt;
  const seconds offset = hours(*hour) + minutes(*minute);
  return behind ? -offset : offset;
}

}  // namespace

std::optional<std::chrono::sys_seconds> read_timestamp(std::string_view text) {
  Cutter cutter(text);
  const auto day = take_day(cutter);
  if (!day || (!cutter.take('T') && !cutter.take(' '))) return std::nullopt;
  const auto clock = take_clock(cutter);
  if (!clock) return std::nullopt;
  const auto offset = take_offset(cutter);
  if (!offset || !cutter.done()) return std::nullopt;
  return std::chrono::sys_seconds(*day) + *clock - *offset;
}

}  // namespace depeche::dispatch
