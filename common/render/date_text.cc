#include "render/date_text.h"

#include "base/message.h"

namespace depeche::render {

std::string moment_text(std::chrono::sys_seconds time) {
  constexpr std::size_t kDay = 10;
  constexpr std::size_t kMinutes = 16;
  std::string text = full_moment_text(time).substr(0, kMinutes);
  text[kDay] = ' ';
  return text;
}

std::string full_moment_text(std::chrono::sys_seconds time) { return to_string(in_time_zone(time)); }

std::string date_text(const Dispatch& dispatch) {
  if (dispatch.written_at) return moment_text(dispatch.written_at->time);
  return dispatch.dated ? to_string(*dispatch.dated) : std::string();
}

namespace {

std::string interval(bool begins, const std::string& first, bool ends, const std::string& last) {
  if (!begins) return ends ? tr("until {}", last) : tr("any date");
  if (!ends) return tr("since {}", first);
  return first == last ? first : tr("{0} to {1}", first, last);
}

}  // namespace

std::string interval_text(const DateRange& days) {
  return interval(days.first > kFirstDay, to_string(days.first), days.last < kLastDay, to_string(days.last));
}

std::string interval_text(const TimeSpan& moments) {
  return interval(moments.from > kFirstMoment, moment_text(moments.from), moments.until < kLastMoment,
                  moment_text(moments.until));
}

}  // namespace depeche::render
