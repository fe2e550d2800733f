#include "render/date_text.h"

#include <array>
#include <cstdio>

#include "base/language.h"
#include "base/message.h"

namespace depeche::render {
namespace {

bool in_french() { return base::spoken() == base::Language::french; }

constexpr std::array<std::string_view, 12> kFrenchMonths{"janvier",   "février", "mars",     "avril",
                                                         "mai",       "juin",    "juillet",  "août",
                                                         "septembre", "octobre", "novembre", "décembre"};

// "1er", "13": the first of a month is an ordinal.
std::string day_number(std::chrono::year_month_day day) {
  const auto number = static_cast<unsigned>(day.day());
  return number == 1 ? "1er" : std::to_string(number);
}

std::string month_words(std::chrono::year_month_day day) {
  return std::string(kFrenchMonths[static_cast<unsigned>(day.month()) - 1]);
}

std::string year_words(std::chrono::year_month_day day) { return std::to_string(static_cast<int>(day.year())); }

// "13 janvier 2022".
std::string french_day(Day day) {
  const std::chrono::year_month_day civil{day};
  return day_number(civil) + " " + month_words(civil) + " " + year_words(civil);
}

// "du 6 au 13 janvier 2022": what both ends share is said once.
std::string french_days(Day first, Day last) {
  const std::chrono::year_month_day begin{first};
  const std::chrono::year_month_day end{last};
  std::string text = "du " + day_number(begin);
  if (begin.year() != end.year() || begin.month() != end.month()) text += " " + month_words(begin);
  if (begin.year() != end.year()) text += " " + year_words(begin);
  return text + " au " + french_day(last);
}

std::string french_range(const DateRange& range) {
  const std::chrono::year_month_day first{range.first};
  switch (range_between(range.first, range.last).precision) {
    case DatePrecision::day:
      return french_day(range.first);
    case DatePrecision::month:
      return month_words(first) + " " + year_words(first);
    case DatePrecision::year:
      return year_words(first);
    case DatePrecision::range:
      break;
  }
  return french_days(range.first, range.last);
}

std::string interval(bool begins, const std::string& first, bool ends, const std::string& last) {
  if (!begins) return ends ? tr("until {}", last) : tr("any date");
  return ends ? tr("{0} to {1}", first, last) : tr("since {}", first);
}

// "2022-01-13T18:32" → "18:32" in English, "18 h 32" in French.
std::string clock_text(std::string_view full) {
  const std::string hour(full.substr(11, 2));
  const std::string minute(full.substr(14, 2));
  return in_french() ? hour + "\u00A0h\u00A0" + minute : hour + ":" + minute;
}

}  // namespace

std::string range_text(const DateRange& days) { return in_french() ? french_range(days) : to_string(days); }

std::string moment_text(std::chrono::sys_seconds time) {
  const std::string clock = clock_text(full_moment_text(time));
  const Day day = day_in_time_zone(time);
  return in_french() ? french_day(day) + " à " + clock : to_string(day) + " " + clock;
}

std::string full_moment_text(std::chrono::sys_seconds time) { return to_string(in_time_zone(time)); }

std::string date_text(const Dispatch& dispatch) {
  if (dispatch.written_at) return moment_text(dispatch.written_at->time);
  return dispatch.dated ? range_text(*dispatch.dated) : std::string();
}

std::string short_range_text(const DateRange& days) {
  const std::string iso = to_string(days);
  if (!in_french()) return iso;
  switch (range_between(days.first, days.last).precision) {
    case DatePrecision::day:
      return iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4);
    case DatePrecision::month:
      return iso.substr(5, 2) + "/" + iso.substr(0, 4);
    default:
      return iso;
  }
}

std::string short_moment_text(std::chrono::sys_seconds time) {
  return short_range_text(day_range(day_in_time_zone(time))) + " " + clock_text(full_moment_text(time));
}

std::string interval_text(const DateRange& days) {
  if (days.first > kFirstDay && days.last < kLastDay)
    return in_french() || days.first == days.last ? range_text({days.first, days.last, DatePrecision::range})
                                                  : tr("{0} to {1}", to_string(days.first), to_string(days.last));
  return interval(days.first > kFirstDay, range_text(day_range(days.first)), days.last < kLastDay,
                  range_text(day_range(days.last)));
}

std::string interval_text(const TimeSpan& moments) {
  return interval(moments.from > kFirstMoment, moment_text(moments.from), moments.until < kLastMoment,
                  moment_text(moments.until));
}

}  // namespace depeche::render
