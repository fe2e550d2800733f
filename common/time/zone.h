#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "depeche/date.h"

namespace depeche::time {

// A time zone of the IANA database, with its summer times. Immutable: several threads may use it at once.
class Zone {
 public:
  // Null for a name that ICU does not know.
  static std::unique_ptr<const Zone> named(std::string_view name);
  virtual ~Zone() = default;

  virtual const std::string& name() const = 0;  // "Europe/Paris"
  // How far its clocks are ahead of UTC at that moment.
  virtual std::chrono::minutes offset_at(std::chrono::sys_seconds time) const = 0;
  // When its clocks show `local`. Of an hour that comes twice in autumn, the first; an hour that is left out in spring
  // is as long after midnight as it says, so that clocks show an hour more.
  virtual std::chrono::sys_seconds time_of(std::chrono::local_seconds local) const = 0;

  // The moment as its clocks show it.
  Instant show(std::chrono::sys_seconds time) const { return {time, offset_at(time)}; }
  std::chrono::local_seconds local(std::chrono::sys_seconds time) const {
    return std::chrono::local_seconds((time + offset_at(time)).time_since_epoch());
  }
  Day day_of(std::chrono::sys_seconds time) const {
    return Day(std::chrono::floor<std::chrono::days>(local(time)).time_since_epoch());
  }
  // When the day begins.
  std::chrono::sys_seconds begin_of(Day day) const {
    return time_of(std::chrono::local_seconds(std::chrono::sys_seconds(day).time_since_epoch()));
  }
};

// The zone of set_time_zone().
const Zone& reader_zone();
const Zone& paris();

}  // namespace depeche::time
