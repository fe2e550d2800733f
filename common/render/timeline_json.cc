#include <nlohmann/json.hpp>

#include "depeche/render.h"
#include "render/bar.h"
#include "render/date_text.h"
#include "render/json_value.h"
#include "render/number.h"

namespace depeche {

void render_timeline_json(const Timeline& timeline, std::ostream& out) {
  constexpr int kDecimals = 6;
  nlohmann::ordered_json bars = nlohmann::ordered_json::array();
  for (const TimelineBar& bar : timeline.bars) {
    bars.push_back({{"from", to_string(bar.days.first)},
                    {"to", to_string(bar.days.last)},
                    {"matches", bar.matches},
                    {"dispatches", bar.dispatches},
                    {"share", render::rounded(bar.height(TimelineMeasure::share), kDecimals)},
                    {"words", bar.words}});
    if (bar.moments) bars.back()["hour"] = render::full_moment_text(bar.moments->from);
  }
  nlohmann::ordered_json json = {{"query", timeline.query},
                                 {"unit", render::unit_name(timeline.unit)},
                                 {"measure", render::measure_name(timeline.measure)},
                                 {"total", timeline.total},
                                 {"unplaced", timeline.unplaced},
                                 {"undated", timeline.undated},
                                 {"bars", bars}};
  if (timeline.relaxation) json["relaxed"] = render::relaxation_json(*timeline.relaxation);
  render::write_json(json, out);
  out << '\n';
}

}  // namespace depeche
