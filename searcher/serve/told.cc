#include "serve/told.h"

#include <algorithm>
#include <chrono>

#include "base/message.h"
#include "base/utf8.h"

namespace depeche::serve {
namespace {

void tell_id(std::string& id, Site& site) {
  std::string address = site.addresses().remember(id);
  if (is_path(id) && !site.options().show_paths) id = std::move(address);
}

// Notices of damage name the folders of indexes.
void tell_notice(std::string& notice, Site& site) {
  const auto names = [&](const std::filesystem::path& index) {
    return notice.find(index.string()) != std::string::npos;
  };
  if (site.options().show_paths || std::ranges::none_of(site.options().indexes, names)) return;
  site.report(notice);
  notice = tr("a part of the archive is damaged; the log of the server says more");
}

// Highlights are in order, so that one walk through the text is enough.
void count_in_utf16(std::string_view text, std::vector<Highlight>& highlights) {
  constexpr char32_t kLastOfOneUnit = 0xFFFF;
  std::size_t byte = 0;
  std::size_t unit = 0;
  const auto units_until = [&](std::size_t end) {
    while (byte < end && byte < text.size()) {
      const base::CodePoint point = base::code_point_at(text, byte);
      byte += point.size;
      unit += point.value > kLastOfOneUnit ? 2 : 1;
    }
    return unit;
  };
  for (Highlight& highlight : highlights) {
    highlight.begin = units_until(highlight.begin);
    highlight.end = units_until(highlight.end);
  }
}

}  // namespace

bool is_path(std::string_view id) { return id.starts_with('/'); }

void tell(Dispatch& dispatch, Site& site) {
  tell_id(dispatch.id, site);
  if (!site.options().show_paths) dispatch.path.clear();
}

void tell(SearchResults& results, Site& site) {
  for (Hit& hit : results.hits) {
    tell(hit.dispatch, site);
    for (Version& version : hit.versions) tell_id(version.id, site);
  }
  for (std::string& notice : results.notices) tell_notice(notice, site);
}

void tell(Comparison& comparison, Site& site) {
  tell(comparison.before, site);
  tell(comparison.after, site);
}

void count_in_utf16(SearchResults& results) {
  for (Hit& hit : results.hits) {
    count_in_utf16(hit.dispatch.title, hit.title_highlights);
    count_in_utf16(hit.snippet.text, hit.snippet.highlights);
    count_in_utf16(hit.abstract_snippet.text, hit.abstract_snippet.highlights);
  }
}

bool lasts(const SearchResults& results) {
  if (results.is_partial) return false;
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  for (const Hit& hit : results.hits)
    if (hit.dispatch.embargoed_until && *hit.dispatch.embargoed_until > now) return false;
  return true;
}

}  // namespace depeche::serve
