#include "render/hit_json.h"

#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "render/date_text.h"
#include "render/json_text.h"
#include "render/json_value.h"
#include "render/number.h"

namespace depeche::render {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kNull = "null";

void append_text(std::string& out, std::string_view text) {
  if (text.empty())
    out += kNull;
  else
    append_json_string(out, text);
}

void append_date(std::string& out, const Hit& hit) {
  const auto& dated = hit.dispatch.dated;
  if (!dated) {
    out += kNull;
    return;
  }
  JsonMembers date(out);
  append_json_string(date.add("from"), to_string(dated->first));
  append_json_string(date.add("to"), to_string(dated->last));
  append_json_string(date.add("precision"), to_string(dated->precision));
  append_text(date.add("match"), hit.date_match ? match_name(*hit.date_match) : std::string_view());
  date.end();
}

void append_snippet(std::string& out, const Snippet& snippet) {
  if (snippet.text.empty()) {
    out += kNull;
    return;
  }
  JsonMembers members(out);
  append_json_string(members.add("text"), snippet.text);
  members.add("highlights") += '[';
  std::string_view comma;
  for (const Highlight& highlight : snippet.highlights) {
    out.append(comma).append("[").append(std::to_string(highlight.begin)).append(",");
    out.append(std::to_string(highlight.end)).append("]");
    comma = ",";
  }
  out += ']';
  members.end();
}

// What few hits have.
void append_more(JsonMembers& members, const Hit& hit) {
  Json features = Json::object();
  for (const auto& [name, value] : hit.features) features[std::string(name)] = rounded(value, 4);
  if (!features.empty()) append_json(members.add("features"), features);
  Json mentions = Json::array();
  for (const DateRange& mention : hit.mentions) mentions.push_back(to_string(mention));
  if (!mentions.empty()) append_json(members.add("mentions"), mentions);
  Json versions = Json::array();
  for (const Version& version : hit.versions) versions.push_back(version_json(version));
  if (!versions.empty()) append_json(members.add("versions"), versions);
}

}  // namespace

void append_hit_json(std::string& out, const Hit& hit) {
  const Dispatch& dispatch = hit.dispatch;
  JsonMembers members(out);
  members.add("rank") += std::to_string(hit.rank);
  append_json(members.add("score"), rounded(hit.score, 4));
  append_json_string(members.add("id"), dispatch.id);
  append_text(members.add("title"), dispatch.title);
  append_date(members.add("date"), hit);
  append_text(members.add("written_at"), dispatch.written_at ? full_moment_text(dispatch.written_at->time) : "");
  append_text(members.add("source"), dispatch.source);
  append_text(members.add("place"), dispatch.place);
  append_text(members.add("url"), dispatch.url);
  append_json_string(members.add("status"), status_name(dispatch));
  append_text(members.add("embargoed_until"),
              dispatch.embargoed_until ? full_moment_text(*dispatch.embargoed_until) : "");
  append_text(members.add("path"), dispatch.path);
  append_text(members.add("credits"), dispatch.credits);
  append_snippet(members.add("snippet"), hit.snippet);
  append_text(members.add("abstract"), dispatch.abstract);
  append_snippet(members.add("abstract_snippet"), hit.abstract_snippet);
  append_json(members.add("properties"), properties_json(dispatch));
  append_more(members, hit);
  members.end();
}

}  // namespace depeche::render
