#include "time/zone.h"

#include <atomic>
#include <mutex>
#include <vector>

#include <unicode/basictz.h>
#include <unicode/unistr.h>

#include "base/files.h"
#include "base/message.h"

namespace depeche {
namespace time {
namespace {

using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::string_view kParis = "Europe/Paris";

UDate milliseconds_of(seconds since_epoch) { return static_cast<UDate>(since_epoch.count()) * 1000; }

// To the minute, as offsets are written; those of before 1911 have seconds, too.
minutes rounded(int milliseconds) { return std::chrono::round<minutes>(std::chrono::milliseconds(milliseconds)); }

class IcuZone : public Zone {
 public:
  IcuZone(std::string_view name, std::unique_ptr<const icu::BasicTimeZone> zone)
      : name_(name), zone_(std::move(zone)) {}

  const std::string& name() const override { return name_; }

  minutes offset_at(std::chrono::sys_seconds time) const override {
    UErrorCode status = U_ZERO_ERROR;
    int raw = 0;
    int summer = 0;
    zone_->getOffset(milliseconds_of(time.time_since_epoch()), 0, raw, summer, status);
    return U_SUCCESS(status) ? rounded(raw + summer) : minutes(0);
  }

  std::chrono::sys_seconds time_of(std::chrono::local_seconds local) const override {
    UErrorCode status = U_ZERO_ERROR;
    int raw = 0;
    int summer = 0;
    zone_->getOffsetFromLocal(milliseconds_of(local.time_since_epoch()), UCAL_TZ_LOCAL_FORMER, UCAL_TZ_LOCAL_FORMER,
                              raw, summer, status);
    const minutes offset = U_SUCCESS(status) ? rounded(raw + summer) : minutes(0);
    return std::chrono::sys_seconds(local.time_since_epoch() - offset);
  }

 private:
  std::string name_;
  std::unique_ptr<const icu::BasicTimeZone> zone_;
};

// Zones that were in force once are kept: another thread may still use them.
std::atomic<const Zone*> zone_in_force{nullptr};

void put_in_force(std::unique_ptr<const Zone> zone) {
  static std::mutex mutex;
  static std::vector<std::unique_ptr<const Zone>> kept;
  const std::scoped_lock lock(mutex);
  for (const auto& known : kept)
    if (known->name() == zone->name()) return zone_in_force.store(known.get());
  kept.push_back(std::move(zone));
  zone_in_force.store(kept.back().get());
}

}  // namespace

std::unique_ptr<const Zone> Zone::named(std::string_view name) {
  const auto id = icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<int32_t>(name.size())));
  std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(id));
  if (!zone || *zone == icu::TimeZone::getUnknown()) return nullptr;
  const auto* with_rules = dynamic_cast<const icu::BasicTimeZone*>(zone.get());
  if (with_rules == nullptr) return nullptr;
  zone.release();
  return std::make_unique<IcuZone>(name, std::unique_ptr<const icu::BasicTimeZone>(with_rules));
}

const Zone& paris() {
  // Without ICU's data UTC is all that is left.
  static const std::unique_ptr<const Zone> zone = [] {
    auto named = Zone::named(kParis);
    return named ? std::move(named) : Zone::named("UTC");
  }();
  return *zone;
}

const Zone& reader_zone() {
  const Zone* zone = zone_in_force.load();
  return zone != nullptr ? *zone : paris();
}

}  // namespace time

Status set_time_zone(std::string_view name) {
  auto zone = time::Zone::named(name);
  if (!zone)
    return fail(ErrorCode::invalid_argument, tr("no time zone is called {}", base::in_quotes(name)),
                tr("write it as in Europe/Paris, America/Montreal or UTC"));
  time::put_in_force(std::move(zone));
  return {};
}

std::string time_zone() { return time::reader_zone().name(); }

Instant in_time_zone(std::chrono::sys_seconds time) { return time::reader_zone().show(time); }

Day day_in_time_zone(std::chrono::sys_seconds time) { return time::reader_zone().day_of(time); }

std::chrono::sys_seconds begin_in_time_zone(Day day) { return time::reader_zone().begin_of(day); }

}  // namespace depeche
