#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "depeche/render.h"
#include "render/hit_json.h"
#include "render/json_value.h"
#include "render/number.h"

namespace depeche {
namespace {

using nlohmann::ordered_json;
using render::write_json;

// What stands between the members: a person reads the lines of one object, a batch wants one line for each.
struct Breaks {
  std::string_view member;
  std::string_view hit;
};
constexpr Breaks kManyLines{"\n ", "\n  "};
constexpr Breaks kOneLine{" ", " "};

void write_hits(const std::vector<Hit>& hits, const Breaks& breaks, std::ostream& out) {
  std::string text = "\"hits\": [";
  std::string_view comma;
  for (const Hit& hit : hits) {
    text.append(comma).append(breaks.hit);
    render::append_hit_json(text, hit);
    comma = ",";
  }
  out << text << ']';
}

void write_answer(const SearchResults& results, const ordered_json& query, const Breaks& breaks, std::ostream& out) {
  out << "{\"query\": ";
  write_json(query, out);
  out << ',' << breaks.member << "\"total\": " << std::to_string(results.total)
      << ", \"total_is_exact\": " << (results.total_is_exact ? "true" : "false")
      << (results.is_partial ? ", \"partial\": true" : "") << ", \"took_ms\": " << render::fixed(results.took_ms, 3)
      << ',' << breaks.member;
  out << "\"all_words\": ";
  write_json(results.all_words ? ordered_json(*results.all_words) : ordered_json(nullptr), out);
  out << ", \"some_words\": ";
  write_json(results.some_words ? ordered_json(*results.some_words) : ordered_json(nullptr), out);
  out << ", \"excluded\": ";
  write_json(results.excluded, out);
  out << ',' << breaks.member;
  write_hits(results.hits, breaks, out);
  out << ',' << breaks.member << "\"facets\": ";
  write_json(render::facets_json(results.facets), out);
  for (const Facet& facet : results.facets)
    if (facet.field == FacetField::date)
      out << ',' << breaks.member << "\"undated\": " << std::to_string(facet.undated);
  out << ',' << breaks.member << "\"suggestion\": ";
  write_json(results.suggestion ? ordered_json(*results.suggestion) : ordered_json(nullptr), out);
  out << ',' << breaks.member << "\"expansions\": ";
  write_json(render::expansions_json(results.expansions), out);
  if (results.relaxation) {
    out << ',' << breaks.member << "\"relaxed\": ";
    write_json(render::relaxation_json(*results.relaxation), out);
  }
  out << ',' << breaks.member << "\"next\": ";
  write_json(results.next ? ordered_json(*results.next) : ordered_json(nullptr), out);
  out << ',' << breaks.member << "\"understood\": ";
  write_json(render::understood_json(results), out);
  out << ',' << breaks.member << "\"missing_words\": ";
  write_json(results.missing_words, out);
  out << ',' << breaks.member << "\"without_filters\": ";
  write_json(render::without_filters_json(results), out);
  out << ',' << breaks.member << "\"notices\": ";
  write_json(results.notices, out);
  if (results.plan) {
    out << ',' << breaks.member << "\"plan\": ";
    write_json(render::plan_json(*results.plan), out);
  }
  out << "}\n";
}

}  // namespace

void render_json(const SearchResults& results, std::ostream& out) {
  write_answer(results, render::query_json(results), kManyLines, out);
}

void render_json_line(const SearchResults& results, const std::string& query_id, std::ostream& out) {
  ordered_json query = {{"id", query_id}};
  query.update(render::query_json(results));
  write_answer(results, query, kOneLine, out);
}

void render_jsonl(const SearchResults& results, std::ostream& out) {
  for (const Hit& hit : results.hits) {
    std::string line;
    render::append_hit_json(line, hit);
    out << line << '\n';
  }
}

void render_alert_json(const Alert& alert, std::ostream& out) {
  ordered_json searches = ordered_json::array();
  for (const AlertMatch& match : alert.matches)
    if (!match.search.empty()) searches.push_back(match.search);
  ordered_json json = {{"searches", std::move(searches)}};
  json.update(render::dispatch_json(alert.dispatch));
  write_json(json, out);
  out << '\n';
}

void render_dispatches_json(const SearchResults& results, std::ostream& out) {
  if (results.hits.size() == 1) return render_dispatch_json(results.hits.front().dispatch, out);
  std::string_view before = "[";
  for (const Hit& hit : results.hits) {
    out << before;
    write_json(render::dispatch_json(hit.dispatch), out);
    before = ",\n ";
  }
  out << (results.hits.empty() ? "[]\n" : "]\n");
}

void render_dispatches_jsonl(const SearchResults& results, std::ostream& out) {
  for (const Hit& hit : results.hits) render_dispatch_json(hit.dispatch, out);
}

void render_dispatch_json(const Dispatch& dispatch, std::ostream& out) {
  write_json(render::dispatch_json(dispatch), out);
  out << '\n';
}

}  // namespace depeche
