// "/": the search; "/timeline": its timeline alone; "/build", which leads to the search of a form.

#include <utility>

#include "base/message.h"
#include "page/late_chart.h"
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

// The form, the hits, and the column beside them: up to the place of the timeline, and from there on.
struct Halves {
  Html opening;
  Html rest;
};

Halves write_results(const View& view, Context& context, const SearchRequest& request, const SearchResults& results) {
  Halves halves;
  Html& main = halves.opening;
  write_search_form(view, main);
  main("<h1 class=\"unseen\">")
      .text(request.query.empty() ? tr("The archive") : tr("Results for {}", request.query))("</h1>\n");
  write_chips(view, context, main);
  write_heading(view, results, main);
  main("<div class=\"columns\">\n<div class=\"results\">\n");
  if (!results.hits.empty()) write_orders(view, request, main);
  main("<h2 class=\"unseen\">").text(tr("Dispatches"))("</h2>\n");
  write_hits(view, results, context, main);
  write_pages(view, request, results, main);
  if (!results.hits.empty()) write_exports(view, main);
  main("</div>\n<div class=\"side\">\n");
  write_facets(view, results, halves.rest);
  halves.rest("</div>\n</div>\n");
  return halves;
}

// A whole page comes in two pieces, of which the first has the hits. A script asks for the timeline by itself.
tl::expected<Made, Problem> searched(Context& context, const View& view, const serve::AskedSearch& asked) {
  auto results = context.site.searcher().search(asked.request);
  if (!results) return tl::unexpected<Problem>(results.error());
  serve::tell(*results, context.site);
  Halves halves = write_results(view, context, asked.request, *results);
  const std::string title = asked.request.query.empty() ? tr("Dépêche") : tr("{} – Dépêche", asked.request.query);
  const bool lasts = serve::lasts(*results);
  if (view.is_part || results->is_partial) {
    write_later(view, halves.opening);
    halves.opening.part(halves.rest);
    return Made{page_answer(view, title, halves.opening), lasts};
  }
  Frame frame = frame_of(view, title);
  frame.before.part(halves.opening);
  halves.rest.part(frame.behind);
  return Made{page_stream(view, with_late_chart(context.site, view, asked.request, std::move(frame.before),
                                                std::move(halves.rest))),
              lasts};
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
    if (auto status = write_chart(context.site, search, asked->request, main); !status)
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
