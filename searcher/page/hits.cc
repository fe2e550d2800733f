// The hits of a search.

#include <algorithm>

#include "base/message.h"
#include "base/number_text.h"
#include "page/changes.h"
#include "page/search_parts.h"
#include "page/words.h"
#include "render/date_text.h"

namespace depeche::page {
namespace {

std::string moment_of(const Version& version) {
  if (version.written_at) return render::moment_text(version.written_at->time);
  return version.dated ? render::range_text(*version.dated) : tr("undated");
}

// The other versions of the story, the latest first, and what changed from the hit to each.
void write_versions(const View& view, const Hit& hit, serve::Site& site, Changes& changes, Html& html) {
  if (hit.versions.empty()) return;
  const std::size_t later = static_cast<std::size_t>(std::ranges::count_if(hit.versions, &Version::is_later));
  html("<details class=\"versions\">\n<summary>")
      .text(trn(hit.versions.size(), "{} other version", "{} other versions", base::number_text(hit.versions.size())));
  if (later > 0)
    html(" <strong>").text(trn(later, "{} is later", "{} are later", base::number_text(later)))("</strong>");
  html("</summary>\n<ul>\n");
  const std::string own = address_of(site, hit.dispatch.id);
  for (const Version& version : hit.versions) {
    const std::string other = address_of(site, version.id);
    const std::string& before = version.is_later ? own : other;
    const std::string& after = version.is_later ? other : own;
    const Address comparison =
        Address("/compare").with("before", before).with("after", after).with("lang", view.here.value("lang"));
    html("<li><a")
        .attribute("href", dispatch_address(view, site, version.id))(">")
        .text(version.title.empty() ? tr("Without a title") : version.title)("</a> <span class=\"origin\">")
        .text(moment_of(version))("</span> <a")
        .attribute("href", comparison.text())(">")
        .text(tr("what changed"))("</a>");
    changes.write(before, after, html);
    html("</li>\n");
  }
  html("</ul>\n</details>\n");
}

void write_hit(const View& view, const Hit& hit, serve::Site& site, Changes& changes, Html& html) {
  const std::string address = address_of(site, hit.dispatch.id);
  const std::string id = "h" + std::to_string(hit.rank);
  html("<li>\n<article class=\"hit\"")
      .attribute("aria-labelledby", id)(">\n<h3")
      .attribute("id", id)("><a")
      .attribute("href", dispatch_address(view, site, hit.dispatch.id))(">");
  if (hit.dispatch.title.empty())
    html.text(title_of(hit.dispatch));
  else
    html.marked(hit.dispatch.title, hit.title_highlights);
  html("</a></h3>\n");
  write_origin(hit.dispatch, hit.date_match, html);
  for (const Snippet* snippet : {&hit.abstract_snippet, &hit.snippet})
    if (!snippet->text.empty()) html("<p class=\"snippet\">").marked(snippet->text, snippet->highlights)("</p>\n");
  if (!hit.mentions.empty()) {
    std::string days;
    for (const DateRange& range : hit.mentions) days += (days.empty() ? "" : ", ") + render::range_text(range);
    html("<p class=\"origin\">").text(tr("mentions: {}", days))("</p>\n");
  }
  write_versions(view, hit, site, changes, html);
  html("<p class=\"actions\"><label><input type=\"checkbox\" name=\"id\" form=\"basket\"")
      .attribute("value", address)("> ")
      .text(tr("Basket"))("</label> <a")
      .attribute("href", Address("/").with("like_id", address).with("lang", view.here.value("lang")).text())(">")
      .text(tr("More like this"))("</a></p>\n</article>\n</li>\n");
}

}  // namespace

void write_hits(const View& view, const SearchResults& results, serve::Context& context, Html& html) {
  if (results.hits.empty()) return;
  html("<form id=\"basket\" action=\"/basket\" method=\"get\">");
  if (const std::string lang = view.here.value("lang"); !lang.empty())
    html("<input type=\"hidden\" name=\"lang\"").attribute("value", lang)(">");
  html("<button class=\"plain\">")
      .text(tr("Show what is ticked in the basket"))("</button></form>\n<ol class=\"hits\"")
      .attribute("start", std::to_string(results.hits.front().rank))(">\n");
  Changes changes(context);
  for (const Hit& hit : results.hits) write_hit(view, hit, context.site, changes, html);
  html("</ol>\n");
}

}  // namespace depeche::page
