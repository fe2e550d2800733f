#include "schema/terms.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>

#include <xxhash.h>

namespace depeche::schema {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::last;
using std::chrono::month;
using std::chrono::months;
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

std::string year_term(year y) { return format("DY%04d", static_cast<int>(y)); }
std::string month_term(year_month m) {
  return format("DM%04d%02u", static_cast<int>(m.year()), static_cast<unsigned>(m.month()));
}
std::string day_term(year_month_day d) {
  return format("DD%04d%02u%02u", static_cast<int>(d.year()), static_cast<unsigned>(d.month()),
                static_cast<unsigned>(d.day()));
}
// Known to the month, to the year only.
std::string month_only_term(year_month m) { return "DP" + month_term(m).substr(2); }
std::string year_only_term(year y) { return "DP" + year_term(y).substr(2); }

// The days of [first, last_day], all in one month.
void cover_days(Day first, Day last_day, DateTerms& terms) {
  const year_month_day begin(first);
  for (Day d = first; d <= last_day; d += days{1}) terms.inside.push_back(day_term(year_month_day(d)));
  terms.overlaps.push_back(month_only_term(begin.year() / begin.month()));
}

// The part of [first, last_day] that lies in the year of both.
void cover_year_part(Day first, Day last_day, DateTerms& terms) {
  const year y = year_month_day(first).year();
  terms.overlaps.push_back(year_only_term(y));
  while (first <= last_day) {
    const year_month_day begin(first);
    const year_month m = begin.year() / begin.month();
    const Day month_end = m / last;
    if (begin.day() == day{1} && month_end <= last_day)
      terms.inside.push_back(month_term(m));
    else
      cover_days(first, std::min(month_end, last_day), terms);
    first = month_end + days{1};
  }
}

}  // namespace

std::string stem_term(Field field, std::string_view stem) { return std::string(field_info(field).prefix).append(stem); }

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

std::vector<std::string> date_terms(const DateRange& dated) {
  const year_month_day first(dated.first);
  const year_month_day end(dated.last);
  std::vector<std::string> terms{year_term(first.year())};
  if (first.year() != end.year() || (first.month() != end.month() && dated.precision != DatePrecision::day)) {
    terms.push_back(year_only_term(first.year()));
    return terms;
  }
  terms.push_back(month_term(first.year() / first.month()));
  terms.push_back(first == end ? day_term(first) : month_only_term(first.year() / first.month()));
  return terms;
}

DateTerms cover(const DateRange& asked) {
  DateTerms terms;
  Day first = asked.first;
  while (first <= asked.last) {
    const year y = year_month_day(first).year();
    const Day year_end = y / 12 / 31;
    if (year_month_day(first) == y / 1 / 1 && year_end <= asked.last)
      terms.inside.push_back(year_term(y));
    else
      cover_year_part(first, std::min(year_end, asked.last), terms);
    first = year_end + days{1};
  }
  return terms;
}

}  // namespace depeche::schema
