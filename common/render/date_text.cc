#include "render/date_text.h"

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

}  // namespace depeche::render
