// "/": the search; "/timeline": its timeline alone; "/build", which leads to the search of a form.

#include <utility>

#include "base/message.h"
#include "page/pages.h"
#include "page/query_text.h"
#include "page/search_parts.h"
#include "serve/answers.h"
#include "serve/asked_search.h"
#include "serve/told.h"

namespace depeche::page {
namespace {

using serve::Context;
using serve::Made;
using serve::Outcome;
using serve::Problem;

// What is counted beside source and place, where the archive has it.
constexpr std::string_view kProperties[] = {"category", "subject", "person", "language"};

tl::expected<void, Problem> count_facets(Context& context, SearchRequest& request) {
  request.facets = {FacetField::date, FacetField::source, FacetField::place};
  const auto known = context.site.searcher().properties();
  if (!known) return tl::unexpected<Problem>(known.error());
  for (const std::string_view name : kProperties)
    for (const PropertyCount& property : *known)
      if (property.name == name) request.property_facets.emplace_back(name);
  return {};
}

void write_exports(const View& view, Html& html) {
  html("<p class=\"exports\">").text(tr("Take away:"))(" ");
  for (const std::string_view format : {"csv", "xlsx", "ris", "bibtex"})
    html("<a")
        .attribute("href",
                   view.here.at("/v1/export").without("lang").with("format", std::string(format)).text())(" download>")
        .text(format)("</a> ");
  html("· <a").attribute("href", view.here.at("/feed.atom").without("lang").without("sort").text())(">").text(
      tr("Feed of what is new"))("</a></p>\n");
}

// Naming the peaks of a timeline takes ten times as long as the search. A script gets the hits first, and puts what
// stands at this address here.
void write_later(const View& view, Html& html) {
  html("<div class=\"chart\"").attribute("data-load", view.here.at("/timeline").text())("></div>\n");
}

tl::expected<void, Problem> write_chart(Context& context, const View& view, const SearchRequest& request, Html& html) {
  const auto timeline = context.site.searcher().timeline(request);
  if (!timeline) return tl::unexpected<Problem>(timeline.error());
  write_timeline(view, *timeline, html);
  return {};
}

// The hits are worth having without it.
tl::expected<void, Problem> write_chart_in_time(Context& context, const View& view, const SearchRequest& request,
                                                SearchResults& results, Html& html) {
  if (results.is_partial) return {};  // there is no time left
  auto status = write_chart(context, view, request, html);
  if (status || status.error().error.code != ErrorCode::timeout) return status;
  results.is_partial = true;
  results.notices.push_back(tr("the time was up: the timeline is missing"));
  return {};
}

tl::expected<Made, Problem> searched(Context& context, const View& view, const serve::AskedSearch& asked) {
  auto results = context.site.searcher().search(asked.request);
  if (!results) return tl::unexpected<Problem>(results.error());
  Html chart;
  if (view.is_part)
    write_later(view, chart);
  else if (auto status = write_chart_in_time(context, view, asked.request, *results, chart); !status)
    return tl::unexpected<Problem>(std::move(status.error()));
  serve::tell(*results, context.site);
  Html main;
  write_search_form(view, main);
  main("<h1 class=\"unseen\">")
      .text(asked.request.query.empty() ? tr("The archive") : tr("Results for {}", asked.request.query))("</h1>\n");
  write_chips(view, context, main);
  write_heading(view, *results, main);
  main("<div class=\"columns\">\n<div class=\"results\">\n");
  if (!results->hits.empty()) write_orders(view, asked.request, main);
  main("<h2 class=\"unseen\">").text(tr("Dispatches"))("</h2>\n");
  write_hits(view, *results, context, main);
  write_pages(view, asked.request, *results, main);
  if (!results->hits.empty()) write_exports(view, main);
  main("</div>\n<div class=\"side\">\n");
  main.part(chart);
  write_facets(view, *results, main);
  main("</div>\n</div>\n");
  const std::string title = asked.request.query.empty() ? tr("Dépêche") : tr("{} – Dépêche", asked.request.query);
  return Made{page_answer(view, title, main), serve::lasts(*results)};
}

Outcome search_page(Context& context, const View& view) {
  auto asked = serve::asked_search(context);
  tl::expected<void, Problem> counted;
  if (asked) counted = count_facets(context, asked->request);
  Outcome outcome = [&]() -> Outcome {
    if (!asked) return tl::unexpected<Problem>(asked.error());
    if (!counted) return tl::unexpected<Problem>(counted.error());
    serve::Ask ask = asked->ask();
    if (view.is_part) ask.canonical += "part";
    return serve::conditional(context, ask, [&] { return searched(context, view, *asked); });
  }();
  if (outcome) return outcome;
  Html form;
  write_search_form(view, form);
  write_chips(view, context, form);
  return problem_page(context, view, outcome.error(), form);
}

Outcome timeline_page(Context& context, const View& view) {
  const auto asked = serve::asked_search(context);
  if (!asked) return problem_page(context, view, asked.error());
  serve::Ask ask = asked->ask();
  if (view.is_part) ask.canonical += "part";
  const View search{view.here.at("/"), view.language, view.is_part};
  auto outcome = serve::conditional(context, ask, [&]() -> tl::expected<Made, Problem> {
    Html main;
    if (auto status = write_chart(context, search, asked->request, main); !status)
      return tl::unexpected<Problem>(std::move(status.error()));
    return Made{page_answer(view, tr("Timeline"), main)};
  });
  return outcome ? std::move(outcome) : problem_page(context, view, outcome.error());
}

Outcome build_page(Context&, const View& view) {
  http::Answer answer = serve::text_answer("text/plain; charset=utf-8", {}, 303);
  answer.headers.push_back({"Location", built(view.here).text()});
  return answer;
}

}  // namespace

std::vector<serve::Route> search_routes() {
  return {{.pattern = "/", .page = with_view(search_page), .summary = "The archive in a browser", .type = "text/html"},
          {.pattern = "/timeline",
           .page = with_view(timeline_page),
           .summary = "The timeline of a search in a browser",
           .type = "text/html"},
          {.pattern = "/build",
           .page = with_view(build_page),
           .summary = "Leads to the search of a form",
           .type = "text/html",
           .runs = serve::Runs::at_once}};
}

std::vector<serve::Route> page_routes() {
  std::vector<serve::Route> routes;
  for (auto& some : {search_routes(), dispatch_routes(), basket_routes(), asset_routes()})
    routes.insert(routes.end(), some.begin(), some.end());
  return routes;
}

}  // namespace depeche::page
