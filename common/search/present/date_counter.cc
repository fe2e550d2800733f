#include "search/present/date_counter.h"

#include <algorithm>
#include <optional>

#include "base/wire.h"
#include "schema/terms.h"
#include "schema/version.h"

namespace depeche::search {
namespace {

constexpr std::size_t kYearSize = 4;
constexpr std::size_t kMonthSize = 7;
constexpr std::size_t kDaySize = 10;
constexpr std::size_t kHourSize = 13;
constexpr std::chrono::days kLongestWithDays{366};

// Adds to the node of `value` below `siblings`, which is the last one when dates come in order.
FacetValue& grow(std::vector<FacetValue>& siblings, const std::string& value, std::size_t count) {
  if (siblings.empty() || siblings.back().value != value) siblings.push_back({value, 0, {}});
  siblings.back().count += count;
  return siblings.back();
}

// The year or month that an interval lies inside of; the interval itself where there is none.
std::string unit_around(const std::string& date) {
  const auto range = parse_iso_range(date);
  if (!range || range->precision != DatePrecision::range) return date;
  const std::string first = to_string(range->first);
  const std::string last = to_string(range->last);
  for (const std::size_t size : {kMonthSize, kYearSize})
    if (first.substr(0, size) == last.substr(0, size)) return first.substr(0, size);
  return date;
}

// The days that are known as such.
std::optional<DateRange> span_of_days(const std::map<std::string, std::size_t>& dates) {
  std::optional<DateRange> span;
  for (const auto& [date, count] : dates) {
    const auto day = date.size() == kDaySize ? parse_iso_range(date) : Result<DateRange>(tl::unexpected(Error{}));
    if (!day) continue;
    span = range_between(span ? span->first : day->first, day->last);
  }
  return span;
}

}  // namespace

void DateCounter::operator()(const Xapian::Document& document, double) {
  const std::string date = document.get_value(schema::kDateSlot);
  if (date.empty()) {
    ++undated_;
    return;
  }
  ++dates_[date];
  if (!has_moments_ || date.size() != kDaySize) return;
  if (const auto moment = schema::read_moment_value(document.get_value(schema::kMomentSlot)))
    ++hours_[std::chrono::floor<std::chrono::hours>(*moment)];
}

std::string DateCounter::serialise() const { return base::to_wire(has_moments_); }

Xapian::MatchSpy* DateCounter::unserialise(const std::string& bytes, const Xapian::Registry&) const {
  return new DateCounter(base::WireReader(bytes).next<bool>());
}

std::string DateCounter::serialise_results() const { return base::to_wire(dates_, hours_, undated_); }

void DateCounter::merge_results(const std::string& bytes) {
  base::WireReader reader(bytes);
  for (const auto& [date, count] : reader.next<std::map<std::string, std::size_t>>()) dates_[date] += count;
  for (const auto& [hour, count] : reader.next<std::map<Hour, std::size_t>>()) hours_[hour] += count;
  undated_ += reader.next<std::size_t>();
}

std::vector<FacetValue> DateCounter::values() const {
  const auto span = span_of_days(dates_);
  const bool with_hours = span && span->first == span->last;
  const bool with_days = !span || span->last - span->first < kLongestWithDays;
  std::map<std::string, std::size_t> units;
  for (const auto& [date, count] : dates_) units[unit_around(date)] += count;
  std::vector<FacetValue> years;
  for (const auto& [value, count] : units) {
    if (value.size() > kDaySize) {
      years.push_back({value, count, {}});
      continue;
    }
    FacetValue& year = grow(years, value.substr(0, kYearSize), count);
    if (value.size() <= kYearSize) continue;
    FacetValue& month = grow(year.children, value.substr(0, kMonthSize), count);
    if (value.size() <= kMonthSize || !with_days) continue;
    FacetValue& day = grow(month.children, value, count);
    if (!with_hours) continue;
    for (const auto& [hour, matches] : hours_)
      grow(day.children, to_string(in_time_zone(hour)).substr(0, kHourSize), matches);
  }
  return years;
}

}  // namespace depeche::search
