#include "schema/terms.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>

#include <xxhash.h>

namespace depeche::schema {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::last;
using std::chrono::month;
using std::chrono::year;
using std::chrono::year_month;
using std::chrono::year_month_day;

constexpr std::size_t kMaxIdBytes = 200;
constexpr std::size_t kMaxWordBytes = 200;

template <class... Numbers>
std::string format(const char* pattern, Numbers... numbers) {
  std::array<char, 48> out{};
  std::snprintf(out.data(), out.size(), pattern, numbers...);
  return out.data();
}

// The names of one field's date terms.
class DateTermNames {
 public:
  explicit DateTermNames(Field field) : prefix_(field_info(field).prefix) {}

  std::string of_year(year y) const { return prefix_ + format("Y%04d", static_cast<int>(y)); }
  std::string of_month(year_month m) const {
    return prefix_ + format("M%04d%02u", static_cast<int>(m.year()), static_cast<unsigned>(m.month()));
  }
  std::string of_day(year_month_day d) const {
    return prefix_ + format("D%04d%02u%02u", static_cast<int>(d.year()), static_cast<unsigned>(d.month()),
                            static_cast<unsigned>(d.day()));
  }
  // Known to the month, to the year only.
  std::string of_month_only(year_month m) const {
    return prefix_ + format("PM%04d%02u", static_cast<int>(m.year()), static_cast<unsigned>(m.month()));
  }
  std::string of_year_only(year y) const { return prefix_ + format("PY%04d", static_cast<int>(y)); }
  // Known to some days, of which this is one.
  std::string of_possible_day(year_month_day d) const {
    return prefix_ + format("PD%04d%02u%02u", static_cast<int>(d.year()), static_cast<unsigned>(d.month()),
                            static_cast<unsigned>(d.day()));
  }

 private:
  std::string prefix_;
};

year_month month_of(year_month_day d) { return d.year() / d.month(); }

// Seconds from before the first year of the calendar, so that none is negative.
constexpr int kMomentBytes = 5;
constexpr std::int64_t kMomentShift = std::int64_t{1} << 38;

std::string hour_term(std::chrono::sys_time<std::chrono::hours> hour) {
  const auto date = std::chrono::floor<days>(hour);
  const year_month_day d(date);
  return std::string(field_info(Field::date).prefix) +
         format("H%04d%02u%02u%02d", static_cast<int>(d.year()), static_cast<unsigned>(d.month()),
                static_cast<unsigned>(d.day()), static_cast<int>((hour - date).count()));
}

std::string minute_term(std::chrono::minutes minute) {
  return std::string(field_info(Field::date).prefix) + format("N%02d", static_cast<int>(minute.count()));
}

// The largest unit that begins on `first` and ends by `end`.
DateRange unit_at(Day first, Day end) {
  const year_month_day begin(first);
  const Day year_end = begin.year() / 12 / 31;
  if (begin.month() == month{1} && begin.day() == day{1} && year_end <= end)
    return {first, year_end, DatePrecision::year};
  const Day month_end = month_of(begin) / last;
  if (begin.day() == day{1} && month_end <= end) return {first, month_end, DatePrecision::month};
  return {first, first, DatePrecision::day};
}

void add_once(std::vector<std::string>& terms, std::string term) {
  if (std::find(terms.begin(), terms.end(), term) == terms.end()) terms.push_back(std::move(term));
}

}  // namespace

std::string stem_term(Field field, std::string_view stem) { return std::string(field_info(field).prefix).append(stem); }

std::string foreign_term(Field field, std::string_view folded) {
  return std::string(kForeignMark).append(field_info(field).prefix).append(folded);
}

std::string status_words(const Dispatch& dispatch) {
  std::string words;
  if (dispatch.status != PublicationStatus::usable) words = to_string(dispatch.status);
  if (dispatch.embargoed_until) words += words.empty() ? "embargoed" : " embargoed";
  return words;
}

std::string word_term(Field field, std::string_view folded) {
  return std::string(field_info(field).prefix).append(folded.substr(0, kMaxWordBytes));
}

std::string id_term(std::string_view id) {
  std::string term(field_info(Field::id).prefix);
  // Xapian stores a zero byte as two.
  if (id.size() + static_cast<std::size_t>(std::count(id.begin(), id.end(), '\0')) <= kMaxIdBytes)
    return term.append(id);
  const XXH128_hash_t hash = XXH3_128bits(id.data(), id.size());
  return term + format("#%016llx", static_cast<unsigned long long>(hash.high64)) +
         format("%016llx", static_cast<unsigned long long>(hash.low64)) +
         std::string(id.substr(0, std::min<std::size_t>(64, id.find('\0'))));
}

std::vector<std::string> date_terms(Field field, const DateRange& date) {
  const DateTermNames names(field);
  const year_month_day first(date.first);
  const year_month_day end(date.last);
  std::vector<std::string> terms{names.of_year(first.year())};
  if (first.year() != end.year() || (first.month() != end.month() && date.precision != DatePrecision::day)) {
    terms.push_back(names.of_year_only(first.year()));
    return terms;
  }
  terms.push_back(names.of_month(month_of(first)));
  terms.push_back(first == end ? names.of_day(first) : names.of_month_only(month_of(first)));
  return terms;
}

std::string range_mark() { return std::string(field_info(Field::date).prefix) + 'R'; }

std::vector<std::string> written_terms(const DateRange& dated) {
  if (range_between(dated.first, dated.last).precision != DatePrecision::range) return date_terms(Field::date, dated);
  const DateTermNames names(Field::date);
  std::vector<std::string> terms{range_mark()};
  for (const DateRange& unit : calendar_units(dated)) {
    const year_month_day begin(unit.first);
    add_once(terms, names.of_year(begin.year()));
    if (unit.precision == DatePrecision::year) {
      add_once(terms, names.of_year_only(begin.year()));
      continue;
    }
    add_once(terms, names.of_month(month_of(begin)));
    add_once(terms, unit.precision == DatePrecision::month ? names.of_month_only(month_of(begin))
                                                           : names.of_possible_day(begin));
  }
  return terms;
}

DateTerms cover(Field field, const DateRange& asked, bool ranges) {
  const DateTermNames names(field);
  DateTerms terms;
  for (const DateRange& unit : calendar_units(asked)) {
    const year_month_day begin(unit.first);
    if (unit.precision == DatePrecision::year) {
      terms.inside.push_back(names.of_year(begin.year()));
      continue;
    }
    add_once(terms.overlaps, names.of_year_only(begin.year()));
    if (unit.precision == DatePrecision::month) {
      terms.inside.push_back(names.of_month(month_of(begin)));
      continue;
    }
    add_once(terms.overlaps, names.of_month_only(month_of(begin)));
    if (ranges) terms.overlaps.push_back(names.of_possible_day(begin));
    terms.inside.push_back(names.of_day(begin));
  }
  return terms;
}

std::string moment_mark() { return std::string(field_info(Field::date).prefix) + 'T'; }

std::vector<std::string> moment_terms(std::chrono::sys_seconds time) {
  const auto hour = std::chrono::floor<std::chrono::hours>(time);
  return {moment_mark(), hour_term(hour), minute_term(std::chrono::floor<std::chrono::minutes>(time - hour))};
}

MomentTerms cover_moments(const TimeSpan& moments) {
  using std::chrono::hours;
  using std::chrono::minutes;
  MomentTerms terms;
  for (auto hour = std::chrono::floor<hours>(moments.from); hour < moments.until; hour += hours(1)) {
    const auto first = std::max<std::chrono::sys_seconds>(hour, moments.from);
    const auto end = std::min<std::chrono::sys_seconds>(hour + hours(1), moments.until);
    if (end - first == hours(1)) {
      terms.hours.push_back(hour_term(hour));
      continue;
    }
    MomentTerms::PartOfHour part{hour_term(hour), {}};
    for (auto minute = std::chrono::floor<minutes>(first - hour); minute < end - hour; minute += minutes(1))
      part.minutes.push_back(minute_term(minute));
    terms.parts.push_back(std::move(part));
  }
  return terms;
}

std::string moment_value(std::chrono::sys_seconds time) {
  const auto shifted = static_cast<std::uint64_t>(time.time_since_epoch().count() + kMomentShift);
  std::string value;
  for (int byte = kMomentBytes - 1; byte >= 0; --byte) value += static_cast<char>(shifted >> (8 * byte) & 0xFFU);
  return value;
}

std::optional<std::chrono::sys_seconds> read_moment_value(std::string_view value) {
  if (value.size() != kMomentBytes) return std::nullopt;
  std::int64_t shifted = 0;
  for (const char byte : value) shifted = shifted << 8 | static_cast<unsigned char>(byte);
  return std::chrono::sys_seconds(std::chrono::seconds(shifted - kMomentShift));
}

std::string year_prefix(Field field) { return std::string(field_info(field).prefix) + 'Y'; }

std::vector<DateRange> calendar_units(const DateRange& range) {
  std::vector<DateRange> units;
  for (Day first = range.first; first <= range.last; first = units.back().last + days{1})
    units.push_back(unit_at(first, range.last));
  return units;
}

}  // namespace depeche::schema
