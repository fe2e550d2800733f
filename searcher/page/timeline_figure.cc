// The timeline of a search: bars that are links, the words of the peaks, and the same as a table.

#include <algorithm>
#include <cmath>

#include "base/message.h"
#include "base/number_text.h"
#include "page/search_parts.h"
#include "render/bar.h"
#include "render/number.h"

namespace depeche::page {
namespace {

constexpr double kWidth = 720;
constexpr double kHeight = 96;
constexpr double kLeastBar = 2;

// The parameters that ask for the days of a bar, or for its hour.
Address narrowed(const View& view, const TimelineBar& bar) {
  const Address base = view.here.without("on").without("from").without("to");
  if (bar.moments) {
    const std::string hour = to_string(in_time_zone(bar.moments->from)).substr(0, 13);
    return base.with("on", hour);
  }
  return base.with("from", to_string(bar.days.first)).with("to", to_string(bar.days.last));
}

std::string said_of(const TimelineBar& bar, TimeUnit unit) {
  return render::bar_label(bar, unit) + ": " + base::number_text(bar.matches);
}

void write_bars(const View& view, const Timeline& timeline, Html& html) {
  const double highest = std::max(render::highest(timeline), 1.0);
  const double slot = kWidth / static_cast<double>(timeline.bars.size());
  html("<svg class=\"timeline\" role=\"group\"")
      .attribute("aria-label", tr("Timeline"))
      .attribute("viewBox", "0 0 " + render::fixed(kWidth, 0) + " " +
                                render::fixed(kHeight, 0))(" preserveAspectRatio=\"none\">\n");
  for (std::size_t i = 0; i < timeline.bars.size(); ++i) {
    const TimelineBar& bar = timeline.bars[i];
    if (bar.matches == 0) continue;
    const double tall = std::max(kHeight * bar.height(timeline.measure) / highest, kLeastBar);
    const std::string label = said_of(bar, timeline.unit);
    html("<a")
        .attribute("href", narrowed(view, bar).text())
        .attribute("aria-label", label)
        .attribute("data-from", to_string(bar.days.first))
        .attribute("data-to", to_string(bar.days.last))("><rect");
    if (!bar.words.empty()) html(" class=\"peak\"");
    html.attribute("x", render::fixed(slot * (static_cast<double>(i) + .1), 1))
        .attribute("y", render::fixed(kHeight - tall, 1))
        .attribute("width", render::fixed(slot * .8, 1))
        .attribute("height", render::fixed(tall, 1))("><title>")
        .text(label)("</title></rect></a>\n");
  }
  html("</svg>\n<p class=\"scale\"><span>")
      .text(render::bar_label(timeline.bars.front(), timeline.unit))("</span><span>")
      .text(render::bar_label(timeline.bars.back(), timeline.unit))("</span></p>\n");
}

void write_peaks(const View& view, const Timeline& timeline, Html& html) {
  bool has_peak = false;
  for (const TimelineBar& bar : timeline.bars) {
    if (bar.words.empty()) continue;
    if (!has_peak) html("<ul class=\"peaks\">\n");
    has_peak = true;
    std::string words;
    for (const std::string& word : bar.words) words += (words.empty() ? "" : ", ") + word;
    html("<li><a")
        .attribute("href", narrowed(view, bar).text())(">")
        .text(render::bar_label(bar, timeline.unit))("</a> ")
        .text(words)("</li>\n");
  }
  if (has_peak) html("</ul>\n");
}

void write_table(const View& view, const Timeline& timeline, Html& html) {
  html("<details>\n<summary>")
      .text(tr("As a table"))("</summary>\n<table>\n<thead><tr><th scope=\"col\">")
      .text(tr("Time"))("</th><th scope=\"col\">")
      .text(tr("Dispatches"))("</th><th scope=\"col\">")
      .text(tr("Words"))("</th></tr></thead>\n<tbody>\n");
  for (const TimelineBar& bar : timeline.bars) {
    if (bar.matches == 0) continue;
    html("<tr><th scope=\"row\"><a")
        .attribute("href", narrowed(view, bar).text())(">")
        .text(render::bar_label(bar, timeline.unit))("</a></th><td>")
        .text(base::number_text(bar.matches))("</td><td>");
    for (const std::string& word : bar.words) html.text(word)(" ");
    html("</td></tr>\n");
  }
  html("</tbody>\n</table>\n</details>\n");
}

}  // namespace

void write_timeline(const View& view, const Timeline& timeline, Html& html) {
  if (timeline.bars.empty()) return;
  html("<section class=\"chart\" aria-labelledby=\"timeline\">\n<h2 id=\"timeline\">").text(tr("Timeline"))("</h2>\n");
  write_bars(view, timeline, html);
  if (const std::string rest = render::unplaced_text(timeline); !rest.empty())
    html("<p class=\"origin\">")
        .text(trn(timeline.total, "{} dispatch", "{} dispatches", base::number_text(timeline.total)) + rest)("</p>\n");
  write_peaks(view, timeline, html);
  write_table(view, timeline, html);
  html("</section>\n");
}

}  // namespace depeche::page
