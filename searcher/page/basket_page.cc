// "/basket": dispatches that a reader has put aside, whose addresses are the page's address, and what is made of them.

#include <algorithm>
#include <array>
#include <sstream>

#include "base/message.h"
#include "base/number_text.h"
#include "depeche/render.h"
#include "page/pages.h"
#include "page/words.h"
#include "render/dossier.h"
#include "serve/answers.h"
#include "serve/told.h"

namespace depeche::page {
namespace {

using serve::Context;
using serve::Outcome;
using serve::Problem;

// An address of so many stays below what servers and browsers take.
constexpr std::size_t kMostInBasket = 200;

const std::string kNote = "note.";

struct File {
  std::string_view name;
  ExportFormat format;
  std::string_view type;
  std::string_view ending;
};

constexpr auto kFiles = std::to_array<File>({
    {"html", ExportFormat::html, "text/html; charset=utf-8", "html"},
    {"md", ExportFormat::md, "text/markdown; charset=utf-8", "md"},
    {"ris", ExportFormat::ris, "application/x-research-info-systems; charset=utf-8", "ris"},
    {"bibtex", ExportFormat::bibtex, "application/x-bibtex; charset=utf-8", "bib"},
    {"csv", ExportFormat::csv, "text/csv; charset=utf-8", "csv"},
    {"xlsx", ExportFormat::xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"},
});

struct Basket {
  SearchResults results;    // the dispatches as hits, in the order in which they were put aside
  std::size_t missing = 0;  // addresses that no dispatch has
};

// What a reader wrote beside the dispatch with this address: forms send "note.ADDRESS", with the line ends of the web.
std::string note_of(const std::vector<http::Parameter>& parameters, const std::string& address) {
  const auto found = std::ranges::find(parameters, kNote + address, &http::Parameter::name);
  if (found == parameters.end()) return {};
  std::string note = found->value;
  std::erase(note, '\r');
  return note;
}

tl::expected<Basket, Problem> basket_of(Context& context, const std::vector<http::Parameter>& parameters) {
  Basket basket;
  std::size_t asked = 0;
  for (const http::Parameter& one : parameters) {
    if (one.name != "id") continue;
    if (++asked > kMostInBasket)
      return tl::unexpected<Problem>(Problem(400, "limit", tr("a basket has at most {} dispatches", kMostInBasket),
                                             tr("export some, and empty it")));
    const auto id = context.site.id_of(one.value, context.deadline);
    if (!id) return tl::unexpected<Problem>(id.error());
    auto found = *id ? context.site.searcher().find(**id) : Result<std::optional<Dispatch>>(std::nullopt);
    if (!found) return tl::unexpected<Problem>(found.error());
    if (!*found) {
      ++basket.missing;
      continue;
    }
    Hit hit;
    hit.rank = basket.results.hits.size() + 1;
    hit.dispatch = std::move(**found);
    hit.note = note_of(parameters, one.value);
    basket.results.hits.push_back(std::move(hit));
  }
  basket.results.total = basket.results.hits.size();
  return basket;
}

void write_item(const View& view, const Hit& hit, serve::Site& site, Html& html) {
  const std::string address = address_of(site, hit.dispatch.id);
  html("<li>\n<article class=\"hit\"><h2><a")
      .attribute("href", dispatch_address(view, site, hit.dispatch.id))(">")
      .text(title_of(hit.dispatch))("</a></h2>\n");
  write_origin(hit.dispatch, {}, html);
  const auto paragraphs =
      render::paragraphs_of(hit.dispatch.abstract.empty() ? hit.dispatch.text : hit.dispatch.abstract);
  if (!paragraphs.empty()) html("<p class=\"snippet\">").text(paragraphs.front())("</p>\n");
  html("<input type=\"hidden\" name=\"id\"")
      .attribute("value", address)(">\n<p class=\"memo\"><label>")
      .text(tr("Your note"))(" <textarea rows=\"2\" placeholder=\" \"")
      .attribute("name", kNote + address)
      .attribute("data-memo", address)("></textarea></label></p>\n<p class=\"actions\"><a")
      .attribute("href", view.here.without("id", address).text())
      .attribute("data-leave", address)(">")
      .text(tr("Take out of the basket"))("</a></p>\n</article>\n</li>\n");
}

// The notes go with the form that asks for a file, so that no server keeps them.
void write_form(const View& view, const Basket& basket, serve::Site& site, Html& html) {
  html("<form method=\"post\"")
      .attribute("action",
                 Address("/basket/export").with("lang", view.here.value("lang")).text())(">\n<p class=\"exports\">")
      .text(tr("Take away:"))(" ");
  for (const File& file : kFiles)
    html("<button name=\"format\"").attribute("value", file.name)(">").text(file.name)("</button> ");
  html("<button type=\"button\" data-print hidden>")
      .text(tr("Print"))("</button></p>\n<p class=\"note\">")
      .text(tr("Your notes stand in these files."))(" <span class=\"plain\">")
      .text(tr("Without a script they last as long as this page."))("</span></p>\n<ol class=\"hits\">\n");
  for (const Hit& hit : basket.results.hits) write_item(view, hit, site, html);
  html("</ol>\n</form>\n");
}

Outcome basket_page(Context& context, const View& view) {
  auto basket = basket_of(context, view.here.parameters());
  if (!basket) return problem_page(context, view, basket.error());
  Html main;
  const std::size_t count = basket->results.hits.size();
  main("<h1>")
      .text(tr("Basket"))("</h1>\n<p role=\"status\" id=\"status\">")
      .text(count == 0 ? tr("Nothing is in the basket. Tick dispatches among the results.")
                       : trn(count, "{} dispatch", "{} dispatches", base::number_text(count)))("</p>\n");
  if (basket->missing > 0)
    main("<p class=\"note\">")
        .text(trn(basket->missing, "{} more is not in the archive any more.",
                  "{} more are not in the archive any more.", base::number_text(basket->missing)))("</p>\n");
  if (count > 0) write_form(view, *basket, context.site, main);
  return page_answer(view, tr("Basket – Dépêche"), main);
}

Outcome export_page(Context& context, const View& view) {
  const std::vector<http::Parameter> parameters = context.parameters.take_all();
  const auto named = std::ranges::find(parameters, "format", &http::Parameter::name);
  const std::string asked = named == parameters.end() ? std::string() : named->value;
  const auto* const file = std::ranges::find(kFiles, asked, &File::name);
  if (file == kFiles.end())
    return problem_page(context, view,
                        Problem(400, "invalid_argument", tr("{} is no format of an export", asked),
                                "html, md, ris, bibtex, csv, xlsx"));
  auto basket = basket_of(context, parameters);
  if (!basket) return problem_page(context, view, basket.error());
  serve::tell(basket->results, context.site);
  std::ostringstream out;
  if (auto status = render_export(basket->results, file->format, {}, DossierText::whole_texts, out); !status)
    return problem_page(context, view, status.error());
  http::Answer answer = serve::text_answer(std::string(file->type), std::move(out).str());
  answer.headers.push_back(
      {"Content-Disposition", "attachment; filename=\"depeche." + std::string(file->ending) + '"'});
  return answer;
}

}  // namespace

std::vector<serve::Route> basket_routes() {
  return {
      {.pattern = "/basket", .page = with_view(basket_page), .summary = "Dispatches put aside", .type = "text/html"},
      {.pattern = "/basket/export",
       .page = with_view(export_page),
       .summary = "The same as a file, with notes: note.ADDRESS",
       .type = "text/html",
       .takes_form = true}};
}

}  // namespace depeche::page
