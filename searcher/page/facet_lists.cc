// What a search found, counted: each value is a link that keeps it, beside one that leaves it out.

#include <algorithm>

#include "base/message.h"
#include "base/number_text.h"
#include "page/query_text.h"
#include "page/search_parts.h"
#include "render/labels.h"
#include "render/number.h"

namespace depeche::page {
namespace {

constexpr std::size_t kValuesShown = 8;   // at once
constexpr std::size_t kMostValues = 200;  // behind "more"

std::string parameter_of(const Facet& facet) {
  if (facet.field == FacetField::source) return "sources";
  if (facet.field == FacetField::place) return "places";
  return "where." + facet.name;
}

void write_value(const View& view, const Facet& facet, const FacetValue& value, std::size_t most, Html& html) {
  const std::string parameter = parameter_of(facet);
  const std::string label = render::facet_value_label(facet, value);
  const std::string share = render::fixed(100.0 * static_cast<double>(value.count) / static_cast<double>(most), 0);
  const Address without = view.here.with("q", excluding(view.here.value("q"), facet.name, value.value));
  html("<li><a class=\"value\"")
      .attribute("href", view.here.and_with(parameter, value.value).text())("><span>")
      .text(label)("</span> <span class=\"count\">")
      .text(base::number_text(value.count))("</span></a> <a class=\"not\"")
      .attribute("href", without.text())
      .attribute("aria-label", tr("without {}", label))
      .attribute("title", tr("without {}", label))(
          ">−</a><svg class=\"bar\" viewBox=\"0 0 100 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect "
          "height=\"1\"")
      .attribute("width", share)("/></svg></li>\n");
}

void write_facet(const View& view, const Facet& facet, Html& html) {
  if (facet.values.empty()) return;
  if (facet.field == FacetField::date) return write_dates(view, facet, html);
  const std::string id = "facet-" + facet.name;
  const std::size_t most = std::max<std::size_t>(facet.values.front().count, 1);
  html("<section class=\"facet\"")
      .attribute("aria-labelledby", id)(">\n<h3")
      .attribute("id", id)(">")
      .text(render::facet_label(facet))("</h3>\n<ul>\n");
  for (std::size_t i = 0; i < std::min(facet.values.size(), kValuesShown); ++i)
    write_value(view, facet, facet.values[i], most, html);
  html("</ul>\n");
  if (facet.values.size() > kValuesShown) {
    html("<details>\n<summary>")
        .text(tr("All {}", base::number_text(facet.values.size())))("</summary>\n<ul class=\"more\">\n");
    for (std::size_t i = kValuesShown; i < std::min(facet.values.size(), kMostValues); ++i)
      write_value(view, facet, facet.values[i], most, html);
    html("</ul>\n");
    if (facet.values.size() > kMostValues) html("<p>").text(tr("The others are in /v1/facets."))("</p>\n");
    html("</details>\n");
  }
  html("</section>\n");
}

}  // namespace

void write_facets(const View& view, const SearchResults& results, Html& html) {
  Html lists;
  for (const Facet& facet : results.facets) write_facet(view, facet, lists);
  if (!lists.empty())
    html("<aside class=\"facets\"")
        .attribute("aria-label", tr("Narrow the search"))(">\n<h2>")
        .text(tr("Narrow the search"))("</h2>\n")
        .part(lists)("</aside>\n");
}

}  // namespace depeche::page
