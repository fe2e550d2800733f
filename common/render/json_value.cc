#include "render/json_value.h"

#include <array>
#include <chrono>

#include <nlohmann/json.hpp>

#include "base/names.h"
#include "render/date_text.h"
#include "render/json_text.h"
#include "render/number.h"
#include "render/properties.h"
#include "search/request_names.h"

namespace depeche::render {
namespace {

constexpr std::array<base::Named<PlanRole>, 5> kPlanRoles{{{"must", PlanRole::must},
                                                           {"may", PlanRole::may},
                                                           {"filter", PlanRole::filter},
                                                           {"without", PlanRole::without},
                                                           {"synonym", PlanRole::synonym}}};
constexpr std::array<base::Named<PlanKind>, 7> kPlanKinds{{{"word", PlanKind::word},
                                                           {"phrase", PlanKind::phrase},
                                                           {"near", PlanKind::near},
                                                           {"pattern", PlanKind::pattern},
                                                           {"value", PlanKind::value},
                                                           {"embargo", PlanKind::embargo},
                                                           {"group", PlanKind::group}}};

using Json = nlohmann::ordered_json;

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json time_or_null(const std::optional<std::chrono::sys_seconds>& time) {
  return time ? Json(full_moment_text(*time)) : Json(nullptr);
}

Json moment_or_null(const std::optional<Instant>& moment) {
  return moment ? Json(full_moment_text(moment->time)) : Json(nullptr);
}

// Null for an open end.
Json span_json(const std::optional<TimeSpan>& span) {
  if (!span) return nullptr;
  return {{"from", span->from > kFirstMoment ? Json(full_moment_text(span->from)) : Json(nullptr)},
          {"until", span->until < kLastMoment ? Json(full_moment_text(span->until)) : Json(nullptr)}};
}

Json date_json(const DateRange& dated) {
  return {{"from", to_string(dated.first)}, {"to", to_string(dated.last)}, {"precision", to_string(dated.precision)}};
}

// Null for an open end.
Json start_json(const DateRange& range) {
  return range.first > kFirstDay ? Json(to_string(range.first)) : Json(nullptr);
}
Json end_json(const DateRange& range) { return range.last < kLastDay ? Json(to_string(range.last)) : Json(nullptr); }

// As it may be typed.
std::string typed_interval(const DateRange& days, const std::optional<TimeSpan>& moments) {
  if (moments) return to_string(AskedTime{days, moments});
  if (days.first <= kFirstDay) return ".." + to_string(days.last);
  return days.last >= kLastDay ? to_string(days.first) + ".." : to_string(days);
}

Json facet_value_json(const FacetValue& value, FacetField field) {
  Json json = {{"value", value.value}, {"count", value.count}};
  if (field != FacetField::date && field != FacetField::mentions) return json;
  Json children = Json::array();
  for (const FacetValue& child : value.children) children.push_back(facet_value_json(child, field));
  json["children"] = std::move(children);
  return json;
}

}  // namespace

std::string_view facet_name(const Facet& facet) {
  if (!facet.name.empty() || facet.field == FacetField::property) return facet.name;
  return base::name_of(search::kFacetFields, facet.field);
}

std::string_view match_name(DateMatch match) { return match == DateMatch::certain ? "certain" : "possible"; }

std::string_view status_name(const Dispatch& dispatch) {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const bool embargoed = dispatch.status == PublicationStatus::usable && !is_usable(dispatch, now);
  return embargoed ? "embargoed" : to_string(dispatch.status);
}

Json version_json(const Version& version) {
  return {{"id", version.id},
          {"title", text_or_null(version.title)},
          {"date", version.dated ? date_json(*version.dated) : Json(nullptr)},
          {"written_at", moment_or_null(version.written_at)},
          {"is_later", version.is_later}};
}

// For each name its values, with their codes and what a vocabulary calls them.
Json properties_json(const Dispatch& dispatch) {
  Json json = Json::object();
  for (const PropertyValues& group : properties_of(dispatch))
    for (const Property* property : group.values) {
      Json value = {{"value", property->value}, {"code", text_or_null(property->code)}};
      if (const std::string_view name = vocabulary_name(*property); !name.empty()) value["name"] = name;
      json[std::string(group.name)].push_back(std::move(value));
    }
  return json;
}

Json facets_json(const std::vector<Facet>& facets) {
  Json json = Json::object();
  for (const Facet& facet : facets) {
    Json values = Json::array();
    for (const FacetValue& value : facet.values) values.push_back(facet_value_json(value, facet.field));
    json[std::string(facet_name(facet))] = std::move(values);
  }
  return json;
}

Json plan_json(const std::vector<PlanPart>& parts) {
  Json json = Json::array();
  for (const PlanPart& part : parts) {
    Json one = {{"role", base::name_of(kPlanRoles, part.role)},
                {"kind", base::name_of(kPlanKinds, part.kind)},
                {"text", text_or_null(part.text)},
                {"field", text_or_null(part.field)},
                {"weight", rounded(part.weight, 4)}};
    if (!part.stem.empty()) one["stem"] = part.stem;
    if (part.kind == PlanKind::pattern || !part.forms.empty()) one["forms"] = part.forms;
    if (!part.without_forms.empty()) one["without_forms"] = part.without_forms;
    if (!part.is_known) one["is_known"] = false;
    if (part.kind == PlanKind::group) one["parts"] = plan_json(part.parts);
    if (!part.synonyms.empty()) one["synonyms"] = plan_json(part.synonyms);
    json.push_back(std::move(one));
  }
  return json;
}

Json understood_json(const SearchResults& results) {
  Json unknown = Json::array();
  for (const UnknownValue& value : results.unknown_values) {
    Json known = Json::array();
    for (const FacetValue& one : value.known) known.push_back({{"value", one.value}, {"count", one.count}});
    unknown.push_back(
        {{"name", value.name}, {"value", value.value}, {"nearest", value.nearest}, {"known", std::move(known)}});
  }
  return {{"dates", results.dated ? Json(typed_interval(*results.dated, results.written)) : Json(nullptr)},
          {"mentions", results.mentioned ? Json(typed_interval(*results.mentioned, {})) : Json(nullptr)},
          {"unknown_values", std::move(unknown)}};
}

Json without_filters_json(const SearchResults& results) {
  Json json = Json::array();
  for (const WithoutFilter& filter : results.without_filters)
    json.push_back({{"filter", filter.filter}, {"total", filter.total}});
  return json;
}

Json expansions_json(const std::vector<Expansion>& expansions) {
  Json json = Json::array();
  for (const Expansion& expansion : expansions)
    json.push_back({{"typed", expansion.typed}, {"added", expansion.added}});
  return json;
}

Json relaxation_json(const Relaxation& relaxation) {
  return {{"strict_total", relaxation.strict_total},
          {"phrases", relaxation.phrases},
          {"families", expansions_json(relaxation.families)},
          {"spellings", expansions_json(relaxation.spellings)}};
}

Json dispatch_summary_json(const Dispatch& dispatch) {
  return {{"id", dispatch.id},
          {"title", text_or_null(dispatch.title)},
          {"date", dispatch.dated ? date_json(*dispatch.dated) : Json(nullptr)},
          {"written_at", moment_or_null(dispatch.written_at)},
          {"source", text_or_null(dispatch.source)}};
}

Json dispatch_json(const Dispatch& dispatch) {
  return {{"id", dispatch.id},
          {"title", text_or_null(dispatch.title)},
          {"text", text_or_null(dispatch.text)},
          {"date", dispatch.dated ? date_json(*dispatch.dated) : Json(nullptr)},
          {"written_at", moment_or_null(dispatch.written_at)},
          {"source", text_or_null(dispatch.source)},
          {"place", text_or_null(dispatch.place)},
          {"url", text_or_null(dispatch.url)},
          {"status", status_name(dispatch)},
          {"embargoed_until", time_or_null(dispatch.embargoed_until)},
          {"path", text_or_null(dispatch.path)},
          {"credits", text_or_null(dispatch.credits)},
          {"abstract", text_or_null(dispatch.abstract)},
          {"properties", properties_json(dispatch)}};
}

Json query_json(const SearchResults& results) {
  const auto& dated = results.dated;
  const auto& mentioned = results.mentioned;
  Json json = {
      {"text", results.query},
      {"parsed", results.parsed},
      {"from", dated ? start_json(*dated) : Json(nullptr)},
      {"to", dated ? end_json(*dated) : Json(nullptr)},
      {"written", span_json(results.written)},
      {"mentioned", mentioned ? Json{{"from", start_json(*mentioned)}, {"to", end_json(*mentioned)}} : Json(nullptr)}};
  if (results.ranked_words > 0) json["ranked_words"] = results.ranked_words;
  return json;
}

void write_json(const Json& value, std::ostream& out) {
  std::string text;
  append_json(text, value);
  out << text;
}

}  // namespace depeche::render
