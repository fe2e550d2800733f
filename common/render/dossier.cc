#include "render/dossier.h"

#include <algorithm>
#include <utility>

#include "depeche/render.h"
#include "render/citation.h"
#include "render/date_text.h"
#include "render/json_value.h"
#include "render/number.h"

namespace depeche::render {

std::vector<std::string> head_of(const Hit& hit) {
  const Dispatch& dispatch = hit.dispatch;
  std::vector<std::string> parts;
  const auto add = [&](std::string part) {
    if (!part.empty()) parts.push_back(std::move(part));
  };
  const std::string_view status = status_name(dispatch);
  if (status == "embargoed")
    add("under embargo until " + render::moment_text(*dispatch.embargoed_until));
  else if (status != "usable")
    add(std::string(status));
  if (dispatch.written_at)
    add(to_string(*dispatch.written_at));
  else
    add(dispatch.dated ? render::date_text(dispatch) : "undated");
  if (hit.date_match == DateMatch::possible) add("possible");
  add(one_line(dispatch.source));
  add(one_line(dispatch.place));
  return parts;
}

std::string versions_of(const Hit& hit) {
  if (hit.versions.empty()) return {};
  std::string line = "+" + std::to_string(hit.versions.size()) + (hit.versions.size() == 1 ? " version" : " versions");
  std::string_view before = "; later: ";
  for (const Version& version : hit.versions)
    if (version.is_later) line.append(std::exchange(before, ", ")).append(version.id);
  return line;
}

std::vector<std::string_view> paragraphs_of(std::string_view text) {
  std::vector<std::string_view> paragraphs;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find("\n\n", begin), text.size());
    if (end > begin) paragraphs.push_back(text.substr(begin, end - begin));
    begin = end + 2;
  }
  return paragraphs;
}

std::string dossier_title(const SearchResults& results) {
  if (!results.query.empty()) return one_line(results.query);
  return results.hits.size() == 1 ? citation_title(results.hits.front().dispatch) : "Dépêche";
}

std::string dossier_count(const SearchResults& results) {
  const std::string shown = grouped(results.hits.size());
  if (results.total <= results.hits.size()) return shown + (results.hits.size() == 1 ? " dispatch" : " dispatches");
  return shown + (results.total_is_exact ? " of " : " of at least ") + grouped(results.total) + " dispatches";
}

std::vector<std::string> dossier_remarks(const SearchResults& results) {
  std::vector<std::string> remarks = explanations(results);
  remarks.insert(remarks.end(), results.notices.begin(), results.notices.end());
  return remarks;
}

}  // namespace depeche::render
