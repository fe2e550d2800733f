#include "render/dossier.h"

#include <algorithm>
#include <utility>

#include "base/message.h"
#include "base/number_text.h"
#include "depeche/render.h"
#include "render/citation.h"
#include "render/date_text.h"
#include "render/json_value.h"
#include "render/labels.h"

namespace depeche::render {

std::vector<std::string> head_of(const Hit& hit) {
  const Dispatch& dispatch = hit.dispatch;
  std::vector<std::string> parts;
  const auto add = [&](std::string part) {
    if (!part.empty()) parts.push_back(std::move(part));
  };
  add(status_text(dispatch));
  add(dispatch.dated || dispatch.written_at ? date_text(dispatch) : tr("undated"));
  if (hit.date_match == DateMatch::possible) add(match_text(*hit.date_match));
  add(one_line(dispatch.source));
  add(one_line(dispatch.place));
  return parts;
}

std::string versions_of(const Hit& hit) {
  if (hit.versions.empty()) return {};
  std::string later;
  for (const Version& version : hit.versions)
    if (version.is_later) later.append(later.empty() ? "" : ", ").append(version.id);
  const std::size_t count = hit.versions.size();
  return later.empty() ? trn(count, "+{} version", "+{} versions", count)
                       : trn(count, "+{} version; later: {}", "+{} versions; later: {}", count, later);
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
  const std::string shown = base::number_text(results.hits.size());
  if (results.total <= results.hits.size()) return trn(results.hits.size(), "{} dispatch", "{} dispatches", shown);
  return results.total_is_exact ? tr("{} of {} dispatches", shown, base::number_text(results.total))
                                : tr("{} of at least {} dispatches", shown, base::number_text(results.total));
}

std::vector<std::string> dossier_remarks(const SearchResults& results) {
  std::vector<std::string> remarks = explanations(results);
  remarks.insert(remarks.end(), results.notices.begin(), results.notices.end());
  return remarks;
}

}  // namespace depeche::render
