// What is counted over all matches: the values of a facet, and a timeline.

#include <sstream>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "base/files.h"
#include "base/message.h"
#include "depeche/render.h"
#include "render/json_value.h"
#include "search/request_names.h"
#include "serve/answers.h"
#include "serve/asked_search.h"
#include "text/normalizer.h"

namespace depeche::serve {
namespace {

using Ordered = nlohmann::ordered_json;

constexpr std::size_t kUsualValues = 50;

// Whether a word of the value begins so, without regard to case and accents.
bool has_word_with(std::string_view value, const std::string& folded_prefix) {
  const std::string folded = text::fold(value);
  for (std::size_t at = folded.find(folded_prefix); at != std::string::npos; at = folded.find(folded_prefix, at + 1))
    if (at == 0 || folded[at - 1] == ' ' || folded[at - 1] == '-' || folded[at - 1] == '\'') return true;
  return false;
}

bool is_calendar(const Facet& facet) { return facet.field == FacetField::date || facet.field == FacetField::mentions; }

// Of a calendar, those that begin so at any depth; without a prefix its years.
void pick_dates(const std::vector<FacetValue>& values, const std::string& prefix,
                std::vector<const FacetValue*>& picked) {
  for (const FacetValue& value : values) {
    if (value.value.starts_with(prefix)) picked.push_back(&value);
    if (!prefix.empty()) pick_dates(value.children, prefix, picked);
  }
}

std::vector<const FacetValue*> values_with(const Facet& facet, const std::string& prefix) {
  std::vector<const FacetValue*> picked;
  if (is_calendar(facet)) {
    pick_dates(facet.values, prefix, picked);
    return picked;
  }
  const std::string folded = text::fold(prefix);
  for (const FacetValue& value : facet.values)
    if (folded.empty() || has_word_with(value.value, folded)) picked.push_back(&value);
  return picked;
}

Ordered facet_answer(const SearchResults& results, const std::string& prefix, std::size_t limit) {
  const Facet& facet = results.facets.front();
  const auto picked = values_with(facet, prefix);
  Ordered values = Ordered::array();
  for (const FacetValue* const value : picked)
    if (values.size() < limit) values.push_back({{"value", value->value}, {"count", value->count}});
  Ordered answer = {{"field", facet.name.empty() ? render::facet_name(facet) : facet.name},
                    {"prefix", prefix.empty() ? Ordered(nullptr) : Ordered(prefix)},
                    {"total", results.total},
                    {"values", values},
                    {"more", picked.size() - values.size()},
                    {"notices", results.notices}};
  if (results.relaxation) answer["relaxed"] = render::relaxation_json(*results.relaxation);
  return answer;
}

Outcome facet_page(Context& context) {
  const auto prefix = context.parameters.take("prefix");
  if (!prefix) return tl::unexpected<Error>(prefix.error());
  auto limit = context.parameters.take_count("limit", kMostHits, kUsualValues);
  if (!limit) return tl::unexpected<Error>(limit.error());
  auto asked = asked_search(context);
  if (!asked) return tl::unexpected<Problem>(asked.error());
  SearchRequest& request = asked->request;
  if (context.request.method == "POST" && asked->object.contains("limit")) limit = request.limit;
  request.limit = 0;
  request.offset = 0;
  request.snippets = false;
  request.suggest = false;
  request.partial = false;
  request.facets.clear();
  request.property_facets.clear();
  search::add_facet(context.named.front(), request);
  Ask ask = asked->ask();
  ask.canonical += '\n' + prefix->value_or("") + '\n' + std::to_string(*limit);
  return conditional(context, ask, [&]() -> tl::expected<Made, Problem> {
    const auto results = context.site.searcher().search(request);
    if (!results) return tl::unexpected<Error>(results.error());
    std::ostringstream out;
    render::write_json(facet_answer(*results, prefix->value_or(""), *limit), out);
    out << '\n';
    return Made{json_answer(std::move(out).str())};
  });
}

Outcome timeline_page(Context& context) {
  const auto name = context.parameters.take("measure");
  if (!name) return tl::unexpected<Error>(name.error());
  const std::string measure = name->value_or("matches");
  if (measure != "matches" && measure != "share")
    return tl::unexpected<Error>(Error{ErrorCode::invalid_argument,
                                       tr("{}: must be one of {}", base::in_quotes("measure"), "matches, share"),
                                       {},
                                       {}});
  const auto asked = asked_search(context);
  if (!asked) return tl::unexpected<Problem>(asked.error());
  Ask ask = asked->ask();
  ask.canonical += measure;
  return conditional(context, ask, [&]() -> tl::expected<Made, Problem> {
    const auto timeline = context.site.searcher().timeline(
        asked->request, measure == "share" ? TimelineMeasure::share : TimelineMeasure::matches);
    if (!timeline) return tl::unexpected<Error>(timeline.error());
    std::ostringstream out;
    render_timeline_json(*timeline, out);
    return Made{json_answer(std::move(out).str())};
  });
}

}  // namespace

std::vector<Route> count_routes() {
  return {{.pattern = "/v1/facets/{field}",
           .page = facet_page,
           .summary = "Counts the matches by the values of a field or property",
           .type = "application/json",
           .schema = "#facet",
           .parameters = {{"prefix", "values of which a word begins so; of dates, those that begin so"},
                          {"limit", "the largest number of values; 50 without it"}},
           .takes_search = true},
          {.pattern = "/v1/timeline",
           .page = timeline_page,
           .summary = "When the matches were written",
           .type = "application/json",
           .schema = "timeline",
           .parameters = {{"measure", "matches, or their share of all dispatches"}},
           .takes_search = true}};
}

}  // namespace depeche::serve
