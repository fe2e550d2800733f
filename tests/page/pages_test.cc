// The pages as a browser without a script gets them.

#include "page/pages.h"

#include <regex>
#include <set>

#include <catch2/catch.hpp>

#include "serve/client.h"

using namespace depeche;
using namespace depeche::test;

namespace {

serve::ServeOptions with_pages() {
  serve::ServeOptions options;
  options.routes = page::page_routes();
  return options;
}

// The addresses of the links of a page, as a browser reads them.
std::set<std::string> links_of(const std::string& html) {
  static const std::regex link("(?:href|src)=\"([^\"]*)\"");
  std::set<std::string> links;
  for (std::sregex_iterator at(html.begin(), html.end(), link), end; at != end; ++at)
    links.insert(std::regex_replace((*at)[1].str(), std::regex("&amp;"), "&"));
  return links;
}

bool has(const Reply& reply, std::string_view text) { return reply.body.find(text) != std::string::npos; }

constexpr const char* kFrench = "Accept-Language: fr-CH, en;q=0.8\r\n";
constexpr const char* kEnglish = "Accept-Language: en-GB, fr;q=0.5\r\n";

}  // namespace

TEST_CASE("The page of a search has hits with marks, filters and a timeline, in the reader's language") {
  const TestServer server(with_pages());
  const Reply french = server.get("/?q=retrait", kFrench);
  REQUIRE(french.status == 200);
  CHECK(french.header("Content-Type") == "text/html; charset=utf-8");
  CHECK(has(french, "<html lang=\"fr\">"));
  CHECK(has(french, "<mark>retrait</mark>"));
  CHECK(has(french, "Chronologie"));
  CHECK(has(french, "Affiner la recherche"));
  const Reply english = server.get("/?q=retrait", kEnglish);
  CHECK(has(english, "<html lang=\"en\">"));
  CHECK(has(english, "Narrow the search"));
  CHECK(has(server.get("/?q=gaz&lang=fr", kEnglish), "<html lang=\"fr\">"));
}

TEST_CASE("Every link of the pages leads somewhere on this server") {
  const TestServer server(with_pages());
  std::set<std::string> seen;
  std::vector<std::string> next{"/?q=gaz&lang=fr"};
  while (!next.empty() && seen.size() < 60) {
    const std::string address = next.back();
    next.pop_back();
    if (!seen.insert(address).second) continue;
    CAPTURE(address);
    const Reply reply = server.get(address);
    // A dispatch may have no word that others have.
    CHECK((reply.status == 200 || (reply.status == 400 && address.starts_with("/?like_id="))));
    if (reply.header("Content-Type").starts_with("text/html") && !reply.header("Content-Security-Policy").empty() &&
        address.find("export") == std::string::npos)
      for (const std::string& link : links_of(reply.body))
        if (link.starts_with("/")) next.push_back(link);
  }
  CHECK(seen.size() > 20);
}

TEST_CASE("What dispatches and readers write is text on every page") {
  const TestServer server(with_pages());
  for (const char* target :
       {"/?q=%3Cscript%3Ealert(1)%3C/script%3E", "/?sources=%22%3E%3Cscript%3E", "/d/%3Cscript%3E",
        "/basket?id=%3Cscript%3E", "/compare?before=%3Cscript%3E&after=b", "/basket/export?format=%3Cscript%3E",
        "/?where.%3Cscript%3E=x", "/?q=date:%22%3Cscript%3E%22"}) {
    CAPTURE(target);
    const Reply reply = server.get(target);
    CHECK(reply.is_whole);
    CHECK_FALSE(has(reply, "<script>"));
    CHECK(reply.header("Content-Security-Policy").find("default-src 'none'") == 0);
    CHECK(reply.header("Referrer-Policy") == "no-referrer");
  }
}

TEST_CASE("A mistake is answered by a page that keeps the query") {
  const TestServer server(with_pages());
  struct Row {
    std::string target;
    int status;
    std::string text;
  };
  for (const Row& row : std::vector<Row>{{"/?q=date:%2231/02/2022%22&lang=fr", 400, "Réponse impossible"},
                                         {"/?q=gaz&nothing=1&lang=fr", 400, "nothing"},
                                         {"/?q=gaz&offset=99999&lang=en", 400, "hit 10000"},
                                         {"/d/0123456789abcdef0123456789abcdef?lang=fr", 404, "plus dans l’archive"},
                                         {"/compare?before=a&after=b&lang=fr", 404, "plus dans l’archive"}}) {
    CAPTURE(row.target);
    const Reply reply = server.get(row.target);
    CHECK(reply.status == row.status);
    CHECK(has(reply, row.text));
    CHECK(has(reply, "<main"));
  }
  CHECK(has(server.get("/?q=date:%2231/02/2022%22"), "value=\"date:&quot;31/02/2022&quot;\""));
}

TEST_CASE("A form whose fields are empty asks for what is filled in only") {
  const TestServer server(with_pages());
  CHECK(server.get("/?q=gaz&from=&sources=&where.category=").status == 200);
  const Reply reply = server.get("/build?q=&all=gaz&from=&sources=AFP");
  CHECK(reply.status == 303);
  CHECK(reply.header("Location") == "/?sources=AFP&q=%2B%22gaz%22");
}

TEST_CASE("A browser that has the frame gets the part that changes") {
  const TestServer server(with_pages());
  const Reply part = server.get("/?q=gaz", "Depeche-Part: main\r\n");
  CHECK(part.body.starts_with("<main"));
  CHECK_FALSE(has(part, "<header"));
  CHECK(part.header("ETag") != server.get("/?q=gaz").header("ETag"));
}

TEST_CASE("The first page is small, and what it needs may be kept") {
  const TestServer server(with_pages());
  std::size_t bytes = server.get("/?q=gaz").body.size();
  for (const std::string& link : links_of(server.get("/?q=gaz").body)) {
    if (!link.starts_with("/assets/")) continue;
    const Reply asset = server.get(link);
    CHECK(asset.status == 200);
    CHECK(asset.header("Cache-Control").find("immutable") != std::string::npos);
    bytes += asset.body.size();
  }
  CHECK(bytes < 60'000);
  CHECK(server.get("/assets/other.js").status == 404);
}

TEST_CASE("A basket is a list of addresses, and becomes a file") {
  const TestServer server(with_pages());
  static const std::regex box("name=\"id\"[^>]*value=\"([0-9a-f]{32})\"");
  const std::string html = server.get("/?q=gaz").body;
  std::smatch found;
  REQUIRE(std::regex_search(html, found, box));
  const std::string id = found[1].str();
  const Reply basket = server.get("/basket?id=" + id + "&id=0123456789abcdef0123456789abcdef&lang=en");
  CHECK(has(basket, "1 dispatch"));
  CHECK(has(basket, "1 more is not in the archive any more."));
  for (const char* format : {"html", "md", "ris", "bibtex", "csv"}) {
    CAPTURE(format);
    const Reply file = server.get("/basket/export?format=" + std::string(format) + "&id=" + id);
    CHECK(file.status == 200);
    CHECK(file.header("Content-Disposition").find("attachment") == 0);
    CHECK(has(file, "Gaz"));
  }
}
