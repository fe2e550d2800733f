#include "search/timeline/time_bars.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "time/calendar.h"

namespace depeche::search {
namespace {

constexpr std::chrono::hours kLongestInHours{72};
constexpr int kManyBars = 62;  // the days of two months
constexpr std::size_t kMostPeaks = 5;
constexpr std::size_t kLeastMatches = 5;
// Standard deviations, of a Poisson distribution, above what is expected.
constexpr double kStandsOut = 2;

constexpr std::array kUnits{TimeUnit::day, TimeUnit::week, TimeUnit::month, TimeUnit::year};

double days_in(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::hour:
      return 1.0 / 24;
    case TimeUnit::day:
      return 1;
    case TimeUnit::week:
      return 7;
    case TimeUnit::month:
      return 30.4;
    case TimeUnit::year:
      return 365.25;
  }
  return 1;
}

bool fits(const DateRange& date, TimeUnit unit) { return unit_of(date.first, unit).contains(date); }

// What each bar would have if the matches were spread evenly, over the days or over the archive.
std::vector<double> expectations(const std::vector<TimelineBar>& bars, TimelineMeasure measure) {
  double matches = 0;
  double dispatches = 0;
  for (const TimelineBar& bar : bars) {
    matches += static_cast<double>(bar.matches);
    dispatches += static_cast<double>(bar.dispatches);
  }
  std::vector<double> expected(bars.size(), matches / static_cast<double>(std::max<std::size_t>(bars.size(), 1)));
  if (measure == TimelineMeasure::share && dispatches > 0)
    for (std::size_t i = 0; i < bars.size(); ++i)
      expected[i] = matches * static_cast<double>(bars[i].dispatches) / dispatches;
  return expected;
}

// No neighbour is higher, and the one before is lower: of equal ones the first counts.
bool is_summit(const std::vector<TimelineBar>& bars, std::size_t i, TimelineMeasure measure) {
  const double height = bars[i].height(measure);
  return (i == 0 || bars[i - 1].height(measure) < height) &&
         (i + 1 == bars.size() || bars[i + 1].height(measure) <= height);
}

}  // namespace

DateRange unit_of(Day day, TimeUnit unit) {
  switch (unit) {
    case TimeUnit::week:
      return time::week_of(day);
    case TimeUnit::month:
      return month_range(time::year_of(day), time::month_of(day));
    case TimeUnit::year:
      return year_range(time::year_of(day));
    case TimeUnit::hour:
    case TimeUnit::day:
      break;
  }
  return day_range(day);
}

TimeUnit unit_for(const std::vector<DateRange>& dates) {
  for (const TimeUnit unit : kUnits) {
    std::optional<DateRange> span;
    std::size_t fitting = 0;
    for (const DateRange& date : dates) {
      if (!fits(date, unit)) continue;
      ++fitting;
      span = span ? range_between(std::min(span->first, date.first), std::max(span->last, date.last)) : date;
    }
    if (span && 2 * fitting > dates.size() &&
        static_cast<double>((span->last - span->first).count()) < kManyBars * days_in(unit))
      return unit;
  }
  return TimeUnit::year;
}

std::vector<TimelineBar> empty_bars(const std::vector<DateRange>& dates, TimeUnit unit) {
  std::optional<Day> first;
  std::optional<Day> last;
  for (const DateRange& date : dates) {
    if (!fits(date, unit)) continue;
    first = std::min(first.value_or(date.first), date.first);
    last = std::max(last.value_or(date.last), date.last);
  }
  std::vector<TimelineBar> bars;
  if (!first) return bars;
  for (Day day = *first; day <= *last; day = bars.back().days.last + std::chrono::days{1})
    bars.push_back({unit_of(day, unit), 0, 0, {}, std::nullopt});
  return bars;
}

bool hours_fit(const std::vector<std::chrono::sys_seconds>& moments, std::size_t dates) {
  if (moments.empty() || 2 * moments.size() <= dates) return false;
  const auto [first, last] = std::ranges::minmax(moments);
  return last - first <= kLongestInHours;
}

std::vector<TimelineBar> empty_hours(const std::vector<std::chrono::sys_seconds>& moments) {
  using std::chrono::hours;
  const auto [first, last] = std::ranges::minmax(moments);
  std::vector<TimelineBar> bars;
  for (auto hour = std::chrono::floor<hours>(first); hour <= last; hour += hours(1))
    bars.push_back({day_range(day_in_time_zone(hour)), 0, 0, {}, TimeSpan{hour, hour + hours(1)}});
  return bars;
}

std::optional<std::size_t> hour_bar_of(std::chrono::sys_seconds moment, const std::vector<TimelineBar>& bars) {
  const auto place = std::chrono::floor<std::chrono::hours>(moment - bars.front().moments->from).count();
  if (place < 0 || static_cast<std::size_t>(place) >= bars.size()) return std::nullopt;
  return static_cast<std::size_t>(place);
}

std::optional<std::size_t> bar_of(const DateRange& date, const std::vector<TimelineBar>& bars) {
  const auto bar = std::ranges::lower_bound(bars, date.first, {}, [](const TimelineBar& b) { return b.days.last; });
  if (bar == bars.end() || !bar->days.contains(date)) return std::nullopt;
  return static_cast<std::size_t>(bar - bars.begin());
}

std::vector<std::size_t> peaks_of(const std::vector<TimelineBar>& bars, TimelineMeasure measure) {
  const std::vector<double> expected = expectations(bars, measure);
  std::vector<std::pair<double, std::size_t>> peaks;
  for (std::size_t i = 0; i < bars.size(); ++i) {
    if (bars[i].matches < kLeastMatches || !is_summit(bars, i, measure)) continue;
    const double above = (static_cast<double>(bars[i].matches) - expected[i]) / std::sqrt(std::max(expected[i], 1e-9));
    if (above >= kStandsOut) peaks.emplace_back(-above, i);
  }
  std::ranges::sort(peaks);
  if (peaks.size() > kMostPeaks) peaks.resize(kMostPeaks);
  std::vector<std::size_t> places;
  places.reserve(peaks.size());
  for (const auto& peak : peaks) places.push_back(peak.second);
  std::ranges::sort(places);
  return places;
}

}  // namespace depeche::search
