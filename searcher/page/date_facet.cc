// When what a search found was written: years, then months, days and hours, each a link that narrows to it.

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "base/number_text.h"
#include "page/search_parts.h"
#include "render/labels.h"
#include "render/number.h"

namespace depeche::page {
namespace {

constexpr std::size_t kYear = 4;         // signs of "2022"
constexpr std::size_t kDatesShown = 31;  // at once
constexpr std::size_t kMostDates = 200;  // behind "more"

Address of_all_dates(const View& view) { return view.here.without("on").without("from").without("to"); }

Address narrowed(const View& view, const FacetValue& value) {
  const std::size_t dots = value.value.find("..");
  if (dots == std::string::npos) return of_all_dates(view).with("on", value.value);
  return of_all_dates(view).with("from", value.value.substr(0, dots)).with("to", value.value.substr(dots + 2));
}

// "18:00" of "2022-01-13T18"; all else as facets have it.
std::string label_of(const Facet& facet, const FacetValue& value) {
  const std::size_t hour = value.value.find('T');
  return hour == std::string::npos ? render::facet_value_label(facet, value) : value.value.substr(hour + 1) + ":00";
}

// The units that all matches share, the widest first, and what they are parted into.
struct Level {
  std::vector<const FacetValue*> around;
  std::vector<const FacetValue*> values;
};

Level level_of(const Facet& facet) {
  Level level;
  const std::vector<FacetValue>* values = &facet.values;
  while (values->size() == 1) {
    level.around.push_back(&values->front());
    values = &values->front().children;
  }
  for (const FacetValue& value : *values) level.values.push_back(&value);
  // Of many years the latest are looked for; a month is read from its first day on.
  if (!level.values.empty() && level.values.front()->value.size() == kYear) std::ranges::reverse(level.values);
  return level;
}

void write_around(const View& view, const Facet& facet, const Level& level, Html& html) {
  constexpr std::array<std::string_view, 3> kDateFilters{"on", "from", "to"};
  const bool is_narrowed =
      std::ranges::any_of(kDateFilters, [&](std::string_view name) { return !view.here.value(name).empty(); });
  if (is_narrowed)
    html("<p class=\"origin\"><a").attribute("href", of_all_dates(view).text())(">").text(tr("All dates"))("</a>");
  else if (!level.around.empty())
    html("<p class=\"origin\">");
  else
    return;
  bool is_first = !is_narrowed;
  for (const FacetValue* const value : level.around) {
    html.text(is_first ? "" : " › ");
    is_first = false;
    if (is_narrowed)
      html("<a").attribute("href", narrowed(view, *value).text())(">").text(label_of(facet, *value))("</a>");
    else
      html.text(label_of(facet, *value));
  }
  html("</p>\n");
}

void write_values(const View& view, const Facet& facet, std::span<const FacetValue* const> values, std::size_t most,
                  Html& html) {
  if (values.empty()) return;
  html("<ul class=\"dates\">\n");
  for (const FacetValue* const value : values)
    html("<li><a class=\"value\"")
        .attribute("href", narrowed(view, *value).text())("><span>")
        .text(label_of(facet, *value))("</span> <span class=\"count\">")
        .text(base::number_text(value->count))(
            "</span></a><svg class=\"bar\" viewBox=\"0 0 100 1\" preserveAspectRatio=\"none\" "
            "aria-hidden=\"true\"><rect "
            "height=\"1\"")
        .attribute("width", render::fixed(100.0 * static_cast<double>(value->count) / static_cast<double>(most), 0))(
            "/></svg></li>\n");
  html("</ul>\n");
}

// Matches that none of the values has.
void write_rest(const Facet& facet, const Level& level, Html& html) {
  std::size_t less_exact = level.around.empty() || level.values.empty() ? 0 : level.around.back()->count;
  for (const FacetValue* const value : level.values) less_exact -= std::min(value->count, less_exact);
  std::string rest;
  if (less_exact > 0) rest = tr("dated less exactly: {}", base::number_text(less_exact));
  if (facet.undated > 0)
    rest.append(rest.empty() ? "" : " · ").append(tr("undated: {}", base::number_text(facet.undated)));
  if (!rest.empty()) html("<p class=\"origin\">").text(rest)("</p>\n");
}

}  // namespace

void write_dates(const View& view, const Facet& facet, Html& html) {
  const Level level = level_of(facet);
  if (level.around.empty() && level.values.empty()) return;
  std::size_t most = 1;
  for (const FacetValue* const value : level.values) most = std::max(most, value->count);
  html("<section class=\"facet\" aria-labelledby=\"facet-date\">\n<h3 id=\"facet-date\">")
      .text(render::facet_label(facet))("</h3>\n");
  write_around(view, facet, level, html);
  const std::span<const FacetValue* const> all(level.values.data(), std::min(level.values.size(), kMostDates));
  write_values(view, facet, all.first(std::min(all.size(), kDatesShown)), most, html);
  if (all.size() > kDatesShown) {
    html("<details>\n<summary>").text(tr("All {}", base::number_text(level.values.size())))("</summary>\n");
    write_values(view, facet, all.subspan(kDatesShown), most, html);
    html("</details>\n");
  }
  write_rest(facet, level, html);
  html("</section>\n");
}

}  // namespace depeche::page
