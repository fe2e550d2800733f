#include "time/nearest_date.h"

#include "time/calendar.h"

namespace depeche::time {
namespace {

using std::chrono::days;

// Of an interval longer than this, every completion is one of several.
constexpr days kLongestWritten{366};

// Nobody leaves out the year of a day further ahead.
constexpr days kFurthestAhead{183};

// Distance to the days of writing: 0 inside, twice as far ahead as behind.
int distance(const DateRange& range, const DateRange& written) {
  if (range.overlaps(written)) return 0;
  if (range.last < written.first) return static_cast<int>((written.first - range.last).count());
  return 2 * static_cast<int>((range.first - written.last).count());
}

class Nearest {
 public:
  explicit Nearest(const DateRange& written) : written_(written) {}

  void offer(const std::optional<DateRange>& range) {
    if (!range || range->first - written_.last > kFurthestAhead) return;
    const int offered = distance(*range, written_);
    ambiguous_ = best_ && offered == distance_ && (ambiguous_ || offered == 0);
    if (best_ && offered >= distance_) return;
    best_ = range;
    distance_ = offered;
    ambiguous_ = false;
  }
  std::optional<DateRange> best() const { return ambiguous_ ? std::nullopt : best_; }

 private:
  DateRange written_;
  std::optional<DateRange> best_;
  int distance_ = 0;
  bool ambiguous_ = false;
};

std::optional<DateRange> complete(const PartialDate& date, int year, unsigned month) {
  if (!date.day) return year < kFirstYear || year > kLastYear ? std::nullopt : std::optional(month_range(year, month));
  const auto day = make_day(year, month, static_cast<unsigned>(*date.day));
  if (!day || (date.weekday && iso_weekday(*day) != *date.weekday)) return std::nullopt;
  return day_range(*day);
}

std::optional<DateRange> nearest_year(const PartialDate& date, const DateRange& written) {
  Nearest nearest(written);
  for (int year = year_of(written.first) - 1; year <= year_of(written.last) + 1; ++year)
    nearest.offer(complete(date, year, static_cast<unsigned>(*date.month)));
  return nearest.best();
}

std::optional<DateRange> nearest_month(const PartialDate& date, const DateRange& written) {
  Nearest nearest(written);
  for (int count = -1;; ++count) {
    const auto month = month_from(written.first, count);
    if (!month || month->first > written.last + days{31}) return nearest.best();
    nearest.offer(complete(date, year_of(month->first), month_of(month->first)));
  }
}

}  // namespace

std::optional<DateRange> resolve_near(const PartialDate& date, const std::optional<DateRange>& written) {
  if (date.year) {
    const auto range = resolve(date, Reading{});
    return range ? std::optional(*range) : std::nullopt;
  }
  if (!written || written->last - written->first > kLongestWritten) return std::nullopt;
  if (date.month) return nearest_year(date, *written);
  return date.day && date.weekday ? nearest_month(date, *written) : std::nullopt;
}

}  // namespace depeche::time
