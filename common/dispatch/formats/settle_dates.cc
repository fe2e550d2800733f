#include "dispatch/formats/settle_dates.h"

#include <chrono>
#include <cstdlib>

namespace depeche::dispatch {
namespace {

using time::LineDate;

bool is_universal(const LineDate& date) { return date.time && date.utc_offset && date.utc_offset->count() == 0; }

long days_between(const LineDate& a, const LineDate& b) {
  return std::abs((std::chrono::sys_days(a.day) - std::chrono::sys_days(b.day)).count());
}

// How far the clock of `printed` is ahead of UTC, if it shows the moment that is stated.
std::optional<std::chrono::minutes> offset_of(const LineDate& stated, const LineDate& printed) {
  if (!is_universal(stated) || !printed.time) return std::nullopt;
  // Printed ones leave out the seconds.
  using std::chrono::minutes;
  const minutes ahead = (std::chrono::sys_days(printed.day) + std::chrono::floor<minutes>(*printed.time)) -
                        (std::chrono::sys_days(stated.day) + std::chrono::floor<minutes>(*stated.time));
  const bool is_offset = ahead.count() % 30 == 0 && std::chrono::abs(ahead) <= std::chrono::hours{14};
  return is_offset ? std::optional(ahead) : std::nullopt;
}

bool is_republished(const LineDate& address, const LineDate& stated) {
  if (address.day >= stated.day) return false;
  return days_between(address, stated) > 1 || !is_universal(stated) || *stated.time < std::chrono::hours{10};
}

}  // namespace

LineDate settle_dates(const PageDays& days) {
  const auto& [stated, printed, address] = days;
  if (printed && offset_of(stated, *printed)) {
    LineDate there = *printed;
    there.utc_offset = offset_of(stated, *printed);
    return there;
  }
  const bool is_confirmed = !printed || printed->day == stated.day;
  if (address && is_republished(*address, stated) && (is_confirmed || address->day == printed->day)) return *address;
  if (is_confirmed || (address && address->day == stated.day)) return stated;
  const bool is_beside = days_between(stated, *printed) == 1 && is_universal(stated);
  return is_beside && *stated.time % std::chrono::hours{1} >= std::chrono::minutes{1} ? stated : *printed;
}

}  // namespace depeche::dispatch
