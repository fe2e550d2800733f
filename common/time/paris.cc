#include "time/paris.h"

#include <memory>

#include <unicode/ucal.h>

namespace depeche::time {
namespace {

struct Closer {
  void operator()(void** calendar) const { ucal_close(calendar); }
};

constexpr std::chrono::hours kInWinter{1};

}  // namespace

std::chrono::sys_seconds paris_time(std::chrono::local_seconds local) {
  using namespace std::chrono;
  const sys_seconds in_winter(local.time_since_epoch() - kInWinter);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCalendar, Closer> calendar(ucal_open(u"Europe/Paris", -1, "fr", UCAL_GREGORIAN, &status));
  if (U_FAILURE(status)) return in_winter;
  const auto day = floor<days>(local);
  const year_month_day date(day);
  const hh_mm_ss clock(local - day);
  ucal_setDateTime(calendar.get(), int{date.year()}, static_cast<int>(unsigned{date.month()}) - 1,
                   static_cast<int>(unsigned{date.day()}), static_cast<int>(clock.hours().count()),
                   static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()), &status);
  const UDate milliseconds_since_epoch = ucal_getMillis(calendar.get(), &status);
  if (U_FAILURE(status)) return in_winter;
  return sys_seconds(seconds(static_cast<std::int64_t>(milliseconds_since_epoch / 1000)));
}

}  // namespace depeche::time
