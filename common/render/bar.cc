#include "render/bar.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/message.h"
#include "base/number_text.h"
#include "render/date_text.h"

namespace depeche::render {

std::string bar(double length) {
  constexpr std::array<std::string_view, 8> kEighths{"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  if (length <= 0) return {};
  const auto eighths = static_cast<std::size_t>(std::max(1.0, std::round(length * 8)));
  std::string text;
  for (std::size_t i = 0; i < eighths / 8; ++i) text += "█";
  return text.append(kEighths[eighths % 8]);
}

std::string bar_label(const TimelineBar& bar, TimeUnit unit) {
  if (bar.moments) return short_moment_text(bar.moments->from);
  return short_range_text(unit == TimeUnit::week ? day_range(bar.days.first) : bar.days);
}

std::string_view unit_name(TimeUnit unit) {
  switch (unit) {
    case TimeUnit::hour:
      return "hour";
    case TimeUnit::day:
      return "day";
    case TimeUnit::week:
      return "week";
    case TimeUnit::month:
      return "month";
    case TimeUnit::year:
      return "year";
  }
  return "";
}

std::string_view measure_name(TimelineMeasure measure) {
  return measure == TimelineMeasure::share ? "share" : "matches";
}

std::string unplaced_text(const Timeline& timeline) {
  const std::size_t wider = timeline.unplaced - std::min(timeline.unplaced, timeline.undated);
  std::string text;
  if (wider > 0)
    text +=
        trn(wider, "; {} more are dated less exactly", "; {} more are dated less exactly", base::number_text(wider));
  if (timeline.undated > 0)
    text +=
        trn(timeline.undated, "; {} more are undated", "; {} more are undated", base::number_text(timeline.undated));
  return text;
}

std::string height_text(const TimelineBar& bar, TimelineMeasure measure) {
  if (measure == TimelineMeasure::matches) return base::number_text(bar.matches);
  return tr("{} %", base::decimal_text(100 * bar.height(measure), 1));
}

double highest(const Timeline& timeline) {
  double most = 0;
  for (const TimelineBar& bar : timeline.bars) most = std::max(most, bar.height(timeline.measure));
  return most;
}

}  // namespace depeche::render
