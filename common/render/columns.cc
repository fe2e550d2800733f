#include "render/columns.h"

#include <algorithm>
#include <array>
#include <set>

#include "render/date_text.h"
#include "render/json_value.h"
#include "render/number.h"

namespace depeche::render {
namespace {

constexpr std::string_view kNote = "note";

struct Column {
  std::string_view name;
  CellKind kind;
  bool is_usual;
  std::string (*text)(const Hit& hit);
};

template <std::string Dispatch::*kMember>
std::string member(const Hit& hit) {
  return hit.dispatch.*kMember;
}

std::string dated(const Hit& hit, std::string (*text)(const DateRange& range)) {
  return hit.dispatch.dated ? text(*hit.dispatch.dated) : std::string();
}

std::string first_day(const Hit& hit) {
  return dated(hit, [](const DateRange& range) { return to_string(range.first); });
}
std::string last_day(const Hit& hit) {
  return dated(hit, [](const DateRange& range) { return to_string(range.last); });
}
std::string date(const Hit& hit) {
  return dated(hit, [](const DateRange& range) { return to_string(range); });
}
std::string precision(const Hit& hit) {
  return dated(hit, [](const DateRange& range) { return std::string(to_string(range.precision)); });
}

std::string match(const Hit& hit) {
  return hit.dispatch.dated && hit.date_match ? std::string(match_name(*hit.date_match)) : std::string();
}

std::string written_at(const Hit& hit) {
  return hit.dispatch.written_at ? full_moment_text(hit.dispatch.written_at->time) : std::string();
}

std::string embargoed_until(const Hit& hit) {
  return hit.dispatch.embargoed_until ? render::full_moment_text(*hit.dispatch.embargoed_until) : std::string();
}

// The order of the first thirteen is older than the others.
constexpr std::array<Column, 20> kColumns{{
    {"rank", CellKind::number, true, [](const Hit& hit) { return std::to_string(hit.rank); }},
    {"score", CellKind::number, true, [](const Hit& hit) { return fixed(hit.score, 4); }},
    {"id", CellKind::text, true, member<&Dispatch::id>},
    {"title", CellKind::text, true, member<&Dispatch::title>},
    {"date_from", CellKind::day, true, first_day},
    {"date_to", CellKind::day, true, last_day},
    {"precision", CellKind::text, true, precision},
    {"match", CellKind::text, true, match},
    {"source", CellKind::text, true, member<&Dispatch::source>},
    {"place", CellKind::text, true, member<&Dispatch::place>},
    {"path", CellKind::text, true, member<&Dispatch::path>},
    {"snippet", CellKind::text, true, [](const Hit& hit) { return hit.snippet.text; }},
    {"status", CellKind::text, true, [](const Hit& hit) { return std::string(status_name(hit.dispatch)); }},
    {"written_at", CellKind::text, true, written_at},
    {"url", CellKind::text, true, member<&Dispatch::url>},
    {"credits", CellKind::text, true, member<&Dispatch::credits>},
    {"abstract", CellKind::text, true, member<&Dispatch::abstract>},
    {"embargoed_until", CellKind::text, true, embargoed_until},
    {"date", CellKind::text, false, date},
    {"text", CellKind::text, false, member<&Dispatch::text>},
}};

std::string property_values(const Hit& hit, const std::string& name) {
  std::string values;
  if (name == kNote) values = hit.note;
  for (const Property& property : hit.dispatch.properties)
    if (property.name == name) values.append(values.empty() ? "" : "; ").append(property.value);
  return values;
}

}  // namespace

std::vector<std::string> column_names() {
  std::vector<std::string> names;
  for (const Column& column : kColumns) names.emplace_back(column.name);
  return names;
}

std::vector<std::string> usual_columns(const SearchResults& results) {
  std::vector<std::string> names;
  for (const Column& column : kColumns)
    if (column.is_usual) names.emplace_back(column.name);
  std::set<std::string> others;
  for (const Hit& hit : results.hits) {
    for (const Property& property : hit.dispatch.properties) others.insert(property.name);
    if (!hit.note.empty()) others.insert(std::string(kNote));
  }
  for (const PropertyInfo& known : known_properties()) {
    names.emplace_back(known.name);
    others.erase(std::string(known.name));
  }
  names.insert(names.end(), others.begin(), others.end());
  return names;
}

Cell cell_of(const Hit& hit, std::string_view column) {
  const auto* const found =
      std::find_if(kColumns.begin(), kColumns.end(), [&](const Column& known) { return known.name == column; });
  if (found != kColumns.end()) return {found->text(hit), found->kind};
  return {property_values(hit, property_name(column))};
}

}  // namespace depeche::render
