// "/": the search; "/timeline": what stands beside its hits; "/build", which leads to the search of a form.

#include <utility>

#include "base/message.h"
#include "page/pages.h"
#include "page/query_text.h"
#include "page/search_parts.h"
#include "page/side.h"
#include "serve/answers.h"
#include "serve/asked_search.h"
#include "serve/told.h"

namespace depeche::page {
namespace {

using serve::Context;
using serve::Made;
using serve::Outcome;
using serve::Problem;

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

// The form and the hits, up to the column beside them.
void write_results(const View& view, Context& context, const SearchRequest& request, const SearchResults& results,
                   Html& main) {
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
}

// A whole page comes in two pieces, of which the first has the hits. A script asks for what stands beside them by
// itself.
tl::expected<Made, Problem> searched(Context& context, const View& view, const serve::AskedSearch& asked) {
  auto results = context.site.searcher().search(asked.request);
  if (!results) return tl::unexpected<Problem>(results.error());
  serve::tell(*results, context.site);
  const std::string title = asked.request.query.empty() ? tr("Dépêche") : tr("{} – Dépêche", asked.request.query);
  const bool lasts = serve::lasts(*results);
  const bool is_whole = !view.is_part && !results->is_partial && results->total > 0;
  Html main;
  write_results(view, context, asked.request, *results, main);
  if (!is_whole && results->total > 0) write_later(view, main);
  Html end;
  end("</div>\n</div>\n");
  if (!is_whole) return Made{page_answer(view, title, main.part(end)), lasts};
  Frame frame = frame_of(view, title);
  frame.before.part(main);
  end.part(frame.behind);
  return Made{
      page_stream(view, with_late_side(context.site, view, asked.request, std::move(frame.before), std::move(end))),
      lasts};
}

Outcome search_page(Context& context, const View& view) {
  const auto asked = serve::asked_search(context);
  Outcome outcome = [&]() -> Outcome {
    if (!asked) return tl::unexpected<Problem>(asked.error());
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
    if (auto status = write_side(context.site, search, asked->request, main); !status)
      return tl::unexpected<Problem>(std::move(status.error()));
    return Made{page_answer(view, tr("Timeline and counts"), main)};
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
           .summary = "The timeline and the counts of a search in a browser",
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
