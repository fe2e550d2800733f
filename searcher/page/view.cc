#include "page/view.h"

#include <utility>

#include "base/message.h"
#include "page/assets.h"
#include "serve/answers.h"
#include "serve/parameters.h"

namespace depeche::page {
namespace {

// Nothing from elsewhere, no script in the page, no frame around it; and no other site learns what is searched.
constexpr std::string_view kPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'";
constexpr std::string_view kPart = "Depeche-Part";

void write_head(const View& view, const std::string& title, Html& html) {
  const bool french = view.language == base::Language::french;
  html("<!DOCTYPE html>\n<html")
      .attribute("lang", french ? "fr" : "en")(
          ">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
          "initial-scale=1\">\n"
          "<meta name=\"referrer\" content=\"no-referrer\">\n<title>")
      .text(title)("</title>\n<link rel=\"stylesheet\"")
      .attribute("href", asset_address("page.css"))(">\n<script type=\"module\"")
      .attribute("src", asset_address("page.js"))("></script>\n<link rel=\"icon\"")
      .attribute("href", asset_address("icon.svg"))(
          ">\n<link rel=\"search\" type=\"application/opensearchdescription+xml\" title=\"Dépêche\" "
          "href=\"/opensearch.xml\">\n</head>\n");
}

void write_header(const View& view, Html& html) {
  const bool french = view.language == base::Language::french;
  html("<body>\n<a class=\"skip\" href=\"#main\">")
      .text(tr("Go to the content"))("</a>\n<header>\n<a class=\"name\"")
      .attribute("href",
                 view.here.value("lang").empty() ? "/" : "/?lang=" + view.here.value("lang"))(">Dépêche</a>\n<nav")
      .attribute("aria-label", tr("Pages"))("><ul>\n<li><a id=\"basket-link\" href=\"/basket\">")
      .text(tr("Basket"))("</a></li>\n<li><a")
      .attribute("href", view.here.with("lang", french ? "en" : "fr").text())
      .attribute("hreflang", french ? "en" : "fr")
      .attribute("lang", french ? "en" : "fr")(">")
      .text(french ? "English" : "Français")("</a></li>\n</ul></nav>\n</header>\n");
}

http::Answer page_of(const View& view, std::string body, int status) {
  http::Answer answer = serve::text_answer("text/html; charset=utf-8", std::move(body), status);
  serve::set_header(answer, "Content-Security-Policy", std::string(kPolicy));
  serve::set_header(answer, "Vary", std::string(kPart));
  serve::set_header(answer, "Content-Language", view.language == base::Language::french ? "fr" : "en");
  return answer;
}

}  // namespace

Result<View> view_of(serve::Context& context) {
  auto target = http::parse_target(context.request.target);
  if (!target) return tl::unexpected<Error>(target.error());
  const auto is_empty = [](const http::Parameter& one) { return one.value.empty(); };
  std::vector<http::Parameter> all = context.parameters.take_all();
  std::erase_if(all, is_empty);
  context.parameters = serve::Parameters(std::move(all));
  std::erase_if(target->parameters, is_empty);
  serve::name_in_full(target->parameters);
  const std::string_view path = context.request.target;
  return View{Address(std::string(path.substr(0, path.find('?'))), std::move(target->parameters)), context.language,
              !http::header_of(context.request, kPart).empty()};
}

Frame frame_of(const View& view, const std::string& title) {
  Frame frame;
  if (!view.is_part) {
    write_head(view, title, frame.before);
    write_header(view, frame.before);
  }
  frame.before("<main id=\"main\" tabindex=\"-1\"").attribute("data-title", title)(">\n");
  frame.behind("</main>\n");
  if (!view.is_part)
    frame.behind("<footer>\n<p>")
        .text(tr("Dépêche: full-text search for French dispatches."))(" <a href=\"/openapi.json\">")
        .text(tr("API for programs"))("</a></p>\n</footer>\n</body>\n</html>\n");
  return frame;
}

http::Answer page_answer(const View& view, const std::string& title, const Html& main, int status) {
  Frame frame = frame_of(view, title);
  frame.before.part(main).part(frame.behind);
  return page_of(view, frame.before.take(), status);
}

http::Answer page_stream(const View& view, http::PieceSource pieces) {
  http::Answer answer = page_of(view, {}, 200);
  answer.stream = std::move(pieces);
  return answer;
}

http::Answer problem_page(serve::Context& context, const View& view, const serve::Problem& problem, const Html& above) {
  const bool is_hidden = serve::is_of_the_archive(problem);
  if (is_hidden) context.site.report(problem.error.message);
  Html main;
  main.part(above)("<div class=\"problem\" role=\"alert\">\n<h1>")
      .text(tr("This cannot be answered"))("</h1>\n<p>")
      .text(is_hidden ? tr("the archive cannot be read now") : problem.error.message)("</p>\n");
  if (!is_hidden && !problem.error.hint.empty()) main("<p>").text(problem.error.hint)("</p>\n");
  main("</div>\n");
  http::Answer answer = page_answer(view, tr("This cannot be answered"), main, problem.status);
  for (const http::Header& header : problem.headers) serve::set_header(answer, header.name, header.value);
  return answer;
}

serve::Page with_view(std::function<serve::Outcome(serve::Context&, const View&)> page) {
  return [page = std::move(page)](serve::Context& context) -> serve::Outcome {
    const auto view = view_of(context);
    if (!view) return tl::unexpected<Error>(view.error());
    return page(context, *view);
  };
}

}  // namespace depeche::page
