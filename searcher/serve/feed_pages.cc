// A search as a feed, and the archive as a search engine of a browser.

#include <chrono>
#include <sstream>
#include <utility>

#include "depeche/render.h"
#include "serve/answers.h"
#include "serve/asked_search.h"
#include "serve/told.h"

namespace depeche::serve {
namespace {

constexpr std::size_t kEntries = 50;

// The newest first, and each version: a reader of feeds shows what it has not seen.
Outcome feed_page(Context& context) {
  auto asked = asked_search(context);
  if (!asked) return tl::unexpected<Problem>(asked.error());
  SearchRequest& request = asked->request;
  if (!asked->object.contains("sort")) request.sort = SortOrder::newest;
  if (!asked->object.contains("fold_versions")) request.fold_versions = false;
  if (!asked->object.contains("limit")) request.limit = kEntries;
  // Like an alert, a feed waits for what was asked.
  request.relax = false;
  request.suggest = false;
  request.partial = false;
  return conditional(context, asked->ask(), [&]() -> tl::expected<Made, Problem> {
    auto results = context.site.searcher().search(request);
    if (!results) return tl::unexpected<Error>(results.error());
    tell(*results, context.site);
    std::ostringstream out;
    render_atom(*results, std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()), out);
    return Made{text_answer("application/atom+xml; charset=utf-8", std::move(out).str())};
  });
}

// An address that is in a feed or a description must be whole. The name is one that the gate let in.
std::string root_of(const http::Request& request) {
  const bool is_secure = http::header_of(request, "X-Forwarded-Proto") == "https";
  std::string host;
  for (const char c : http::header_of(request, "Host"))
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
        std::string_view(".-:[]_").find(c) != std::string_view::npos)
      host += c;
  return (is_secure ? "https://" : "http://") + host;
}

Outcome open_search_page(Context& context) {
  if (auto status = context.parameters.none_left(""); !status) return tl::unexpected<Error>(status.error());
  const std::string root = root_of(context.request);
  const auto url = [&](std::string_view type, std::string_view target) {
    return "  <Url type=\"" + std::string(type) + "\" template=\"" + root + std::string(target) + "\"/>\n";
  };
  std::string text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n"
      "  <ShortName>Dépêche</ShortName>\n"
      "  <Description>Dépêches de l’archive – dispatches of the archive</Description>\n"
      "  <InputEncoding>UTF-8</InputEncoding>\n" +
      url("text/html", "/?q={searchTerms}") + url("application/json", "/v1/search?q={searchTerms}") +
      url("application/atom+xml", "/feed.atom?q={searchTerms}") + "</OpenSearchDescription>\n";
  http::Answer answer = text_answer("application/opensearchdescription+xml; charset=utf-8", std::move(text));
  set_header(answer, "Vary", "Host");
  return answer;
}

}  // namespace

std::vector<Route> feed_routes() {
  return {{.pattern = "/feed.atom",
           .page = feed_page,
           .summary = "The newest dispatches of a search, as a feed",
           .type = "application/atom+xml",
           .takes_search = true},
          {.pattern = "/opensearch.xml",
           .page = open_search_page,
           .summary = "The archive as a search engine (OpenSearch)",
           .type = "application/opensearchdescription+xml",
           .runs = Runs::at_once}};
}

}  // namespace depeche::serve
