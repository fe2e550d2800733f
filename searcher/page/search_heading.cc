// What stands above the hits of a search, and below them.

#include <algorithm>
#include <array>

#include "base/message.h"
#include "base/number_text.h"
#include "depeche/render.h"
#include "page/search_parts.h"
#include "page/words.h"
#include "render/date_text.h"
#include "render/explanation.h"
#include "render/labels.h"

namespace depeche::page {
namespace {

// What is no filter, or stands elsewhere on the page.
bool is_chip(std::string_view name) {
  constexpr auto kOthers = std::to_array<std::string_view>({"q", "sort", "offset", "after", "limit", "lang"});
  return std::ranges::find(kOthers, name) == kOthers.end();
}

bool is_switch(std::string_view name) { return name == "usable" || name == "strict_dates"; }

// Dates as people write them; the title of the dispatch that others are like, in the place of its address.
std::string value_said(const http::Parameter& parameter, serve::Context& context) {
  constexpr auto kDates = std::to_array<std::string_view>({"on", "from", "to", "mentions"});
  if (std::ranges::find(kDates, parameter.name) != kDates.end()) {
    const auto days = parse_iso_range(parameter.value);
    return days ? render::range_text(*days) : parameter.value;
  }
  if (parameter.name != "like_id") return parameter.value;
  const auto id = context.site.id_of(parameter.value, context.deadline);
  if (!id || !*id) return parameter.value;
  const auto dispatch = context.site.searcher().find(**id);
  return dispatch && *dispatch ? title_of(**dispatch) : parameter.value;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text.append(text.empty() ? "" : ", ").append(part);
  return text;
}

std::string total_text(const SearchResults& results) {
  const std::string total = base::number_text(results.total);
  if (!results.total_is_exact) return tr("at least {} results", total);
  return results.total == 0 ? tr("no result") : trn(results.total, "{} result", "{} results", total);
}

void write_note(const std::string& text, Html& html) { html("<p class=\"note\">").text(text)("</p>\n"); }

void write_words(const SearchResults& results, Html& html) {
  if (results.all_words && results.some_words)
    write_note(
        tr("all words: {} · some: {}", base::number_text(*results.all_words), base::number_text(*results.some_words)),
        html);
  if (!results.excluded.empty()) write_note(tr("without: {}", joined(results.excluded)), html);
  const std::vector<std::string> relaxation = render::relaxation_lines(results.relaxation);
  for (const std::string& line : explanations(results))
    if (std::ranges::find(relaxation, line) == relaxation.end()) write_note(line, html);
  for (const std::string& notice : results.notices) write_note(tr("Note: ") + notice, html);
}

void write_relaxation(const View& view, const SearchResults& results, Html& html) {
  const std::vector<std::string> lines = render::relaxation_lines(results.relaxation);
  for (const std::string& line : lines) {
    html("<p class=\"note\">").text(line);
    if (line == lines.back())
      html(" <a").attribute("href", view.here.with("relax", "false").without("offset").text())(">").text(
          tr("Search only what was asked"))("</a>");
    html("</p>\n");
  }
}

void write_also_searched(const View& view, const SearchResults& results, Html& html) {
  if (results.expansions.empty()) return;
  std::vector<std::string> added;
  for (const Expansion& one : results.expansions) added.push_back(one.typed + " = " + one.added);
  html("<p class=\"note\">")
      .text(tr("also searched: {}", joined(added)))(" <a")
      .attribute("href", view.here.with("expand", "false").text())(">")
      .text(tr("Search only what was typed"))("</a></p>\n");
}

}  // namespace

void write_chips(const View& view, serve::Context& context, Html& html) {
  bool has_chip = false;
  for (const http::Parameter& one : view.here.parameters()) {
    if (!is_chip(one.name)) continue;
    if (!has_chip) html("<ul class=\"chips\"").attribute("aria-label", tr("Filters in force"))(">\n");
    has_chip = true;
    const std::string label = filter_label(one.name);
    const std::string said = is_switch(one.name) ? label : tr("{}: {}", label, value_said(one, context));
    html("<li>")
        .text(said)(" <a")
        .attribute("href", view.here.without(one.name, one.value).text())
        .attribute("aria-label", tr("take away: {}", said))(">×</a></li>\n");
  }
  if (has_chip) html("</ul>\n");
}

void write_heading(const View& view, const SearchResults& results, Html& html) {
  html("<p id=\"status\" role=\"status\">").text(total_text(results))("</p>\n");
  const bool is_searched = results.relaxation && !results.relaxation->spellings.empty();
  if (results.suggestion && !is_searched)
    html("<p class=\"note\">")
        .text(tr("did you mean: "))("<a")
        .attribute("href", view.here.with("q", *results.suggestion).text())(">")
        .text (*results.suggestion)("</a></p>\n");
  write_relaxation(view, results, html);
  write_words(results, html);
  write_also_searched(view, results, html);
}

void write_orders(const View& view, const SearchRequest& request, Html& html) {
  constexpr auto kOrders = std::to_array<std::tuple<SortOrder, const char*, const char*>>(
      {{SortOrder::relevance, "", to_translate("By relevance")},
       {SortOrder::newest, "newest", to_translate("Newest first")},
       {SortOrder::oldest, "oldest", to_translate("Oldest first")}});
  html("<ul class=\"orders\"").attribute("aria-label", tr("Order"))(">\n");
  // Without words, nothing is more relevant than anything else, and the newest come first.
  const bool ranks = !request.query.empty() || !request.like_id.empty();
  const SortOrder in_force = !ranks && request.sort == SortOrder::relevance ? SortOrder::newest : request.sort;
  for (const auto& [order, name, label] : kOrders) {
    if (!ranks && order == SortOrder::relevance) continue;
    html("<li><a").attribute("href", view.here.with("sort", name).text());
    if (order == in_force) html(" aria-current=\"true\"");
    html(">").text(tr(label))("</a></li>\n");
  }
  html("</ul>\n");
}

void write_pages(const View& view, const SearchRequest& request, const SearchResults& results, Html& html) {
  const std::size_t shown = request.offset + request.limit;
  const bool has_more = results.hits.size() == request.limit && (!results.total_is_exact || results.total > shown);
  const bool is_first = request.offset == 0 && request.after.empty();
  if (!has_more && is_first) return;
  html("<nav class=\"pages\"").attribute("aria-label", tr("Pages of results"))(">\n");
  if (!is_first) html("<a").attribute("href", view.here.without("offset").text())(">").text(tr("First page"))("</a>\n");
  if (!is_first && request.after.empty()) {
    const std::size_t before = request.offset > request.limit ? request.offset - request.limit : 0;
    html("<a rel=\"prev\"")
        .attribute("href", view.here.with("offset", before == 0 ? "" : std::to_string(before)).text())(">")
        .text(tr("Previous page"))("</a>\n");
  }
  if (has_more) {
    const Address next =
        results.next ? view.here.with("after", *results.next) : view.here.with("offset", std::to_string(shown));
    html("<a rel=\"next\"").attribute("href", next.text())(">").text(tr("Next page"))("</a>\n");
  }
  html("</nav>\n");
}

}  // namespace depeche::page
