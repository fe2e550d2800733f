// The pages as a browser without a script gets them.

#include "page/pages.h"

#include <regex>
#include <set>

#include <catch2/catch.hpp>

#include "page/markup.h"
#include "serve/client.h"
#include "support/dispatches.h"

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
  CHECK(has(french, "on=2022-01-13\"><span>13 janvier 2022</span>"));
  const Reply english = server.get("/?q=retrait", kEnglish);
  CHECK(has(english, "<html lang=\"en\">"));
  CHECK(has(english, "Narrow the search"));
  CHECK(has(server.get("/?q=gaz&lang=fr", kEnglish), "<html lang=\"fr\">"));
}

TEST_CASE("A filter by its short name is shown as what it is") {
  const TestServer server(with_pages());
  CHECK(server.get("/?q=retrait&source=AFP", kFrench).body == server.get("/?q=retrait&sources=AFP", kFrench).body);
}

TEST_CASE("A relaxed search says so on the page, beside a link to what was asked, and its parts are of one search") {
  const TestServer server(with_pages());
  const std::string query = "q=%22troupes+partent%22+OTSC";
  const Reply page = server.get("/?" + query, kFrench);
  CHECK(has(page, "1 résultat avec «\u00A0troupes partent\u00A0» vient en premier"));
  CHECK(has(page, "<p id=\"status\" role=\"status\">2 résultats</p>"));
  CHECK(has(page, "relax=false\">Ne chercher que ce qui est demandé</a>"));
  const Reply strict = server.get("/?" + query + "&relax=false", kFrench);
  CHECK(has(strict, "<p id=\"status\" role=\"status\">1 résultat</p>"));
  CHECK_FALSE(has(strict, "vient en premier"));
  CHECK(server.get("/v1/timeline?" + query).json()["total"] == 2);
  CHECK(server.get("/v1/timeline?" + query).json()["relaxed"]["strict_total"] == 1);
  CHECK(server.get("/v1/facets/source?" + query).json()["relaxed"]["phrases"][0] == "troupes partent");
  CHECK(server.get("/v1/search?" + query).json()["relaxed"]["strict_total"] == 1);
  CHECK_FALSE(server.get("/v1/search?" + query + "&relax=false").json().contains("relaxed"));
  const auto count = [&](const std::string& address, std::string_view entry) {
    const std::string body = server.get(address + query).body;
    std::size_t found = 0;
    for (std::size_t at = body.find(entry); at != std::string::npos; at = body.find(entry, at + 1)) ++found;
    return found;
  };
  CHECK(count("/feed.atom?", "<entry>") == 1);
  CHECK(count("/feed.atom?sort=relevance&", "<entry>") == 1);
  CHECK(count("/v1/export?format=jsonl&", "\n") == 1);
}

TEST_CASE("A filter in force is said as people say it") {
  const TestServer server(with_pages());
  CHECK(has(server.get("/?on=2022-01", kFrench), "<li>écrites le\u00A0: janvier 2022 <a"));
  CHECK(has(server.get("/?from=hier", kFrench), "<li>depuis\u00A0: hier <a"));
  CHECK(has(server.get("/?like_id=" + serve::address_of("afp-1"), kEnglish), "<li>like: Retrait de l'OTSC <a"));
  CHECK(has(server.get("/?like_id=nothing", kEnglish), "<li>like: nothing <a"));
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
  CHECK_FALSE(has(part, "<svg class=\"timeline\""));
  CHECK(has(part, "data-load=\"/timeline?q=gaz\""));
  const Reply timeline = server.get("/timeline?q=gaz", "Depeche-Part: main\r\n");
  CHECK(has(timeline, "<svg class=\"timeline\""));
  CHECK(has(timeline, "href=\"/?q=gaz&amp;from=2022-01-01&amp;to=2022-01-31\""));
  CHECK(server.get("/timeline?q=gaz&nothing=1").status == 400);
  CHECK(has(server.get("/timeline?q=gaz"), "<header"));
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
  constexpr const char* kForm = "Content-Type: application/x-www-form-urlencoded\r\n";
  const std::string form = "id=" + id + "&note." + id + "=%C3%A0+relire%0D%0Ademain&format=";
  for (const std::string format : {"html", "md", "ris", "bibtex", "csv"}) {
    CAPTURE(format);
    const Reply file = server.get("/basket/export?format=" + format + "&id=" + id);
    CHECK(file.status == 200);
    CHECK(file.header("Content-Disposition").find("attachment") == 0);
    CHECK(has(file, "Gaz"));
    CHECK_FALSE(has(file, "relire"));
    const Reply noted = server.post("/basket/export?lang=fr", form + format, kForm);
    CHECK(noted.status == 200);
    CHECK(has(noted, format == "html" || format == "csv" ? "à relire\ndemain" : "à relire demain"));
  }
  CHECK(server.post("/basket/export", form + "ris").status == 415);
  CHECK(server.post("/basket/export", "id=%zz", kForm).status == 400);
  CHECK(server.post("/basket", form, kForm).status == 405);
}

TEST_CASE("Faults of markup are found") {
  struct Row {
    const char* html;
    const char* fault;
  };
  for (const Row& row : std::vector<Row>{{"<p>a < b</p>", "begins no tag"},
                                         {"<ul><p></p></ul>", "p stands in ul"},
                                         {"<div><li></li></div>", "li stands in div"},
                                         {"<p><ul></ul></p>", "ul stands in p"},
                                         {"<a><button></button></a>", "button stands in a"},
                                         {"<form><p><form></form></p></form>", "form stands in"},
                                         {"<p><b></p>", "</p> closes b"},
                                         {"<p></b></p>", "</b> closes p"},
                                         {"<p>", "p is not closed"},
                                         {"<i id=\"x\"></i><i id=\"x\"></i>", "x comes twice"},
                                         {"<a href=\"#x\"></a>", "no id x"},
                                         {"<label for=\"x\"></label>", "no id x"},
                                         {"<i id=\"x\" id=\"y\"></i>", "id twice"},
                                         {"<a href=\"/a b\"></a>", "blank"}}) {
    const auto faults = faults_of_markup(row.html);
    CAPTURE(row.html);
    REQUIRE_FALSE(faults.empty());
    CHECK_THAT(faults.front(), Catch::Contains(row.fault));
  }
  CHECK(faults_of_markup("<!DOCTYPE html><ul><li><label>a <input></label><img></li></ul>").empty());
}

TEST_CASE("The markup of every page is sound, in both languages") {
  const TestServer server(with_pages());
  const std::string address = serve::address_of("afp-1");
  for (const std::string& target : std::vector<std::string>{
           "/", "/?q=retrait+almaty", "/?q=retrait&from=2022&sources=AFP&sort=newest", "/?q=gaz&on=2031",
           "/?q=kazakstn", "/?q=date:%2231/02/2022%22", "/?like_id=" + address, "/?q=&limit=1&offset=1",
           "/d/" + address, "/d/" + address + "?q=retrait", "/d/" + serve::address_of("e-5"), "/d/0",
           "/compare?before=afp-1&after=r-2", "/compare", "/timeline?q=retrait", "/timeline?from=nie", "/basket",
           "/basket?id=" + address + "&id=0", "/basket/export"})
    for (const char* language : {kFrench, kEnglish}) {
      CAPTURE(target, language);
      CHECK_THAT(faults_of_markup(server.get(target, language).body), Catch::Equals(std::vector<std::string>()));
    }
}

TEST_CASE("A page whose time is up shows the hits that it has, says so, and leaves the timeline to its link") {
  const TestServer server(with_pages());
  std::vector<Dispatch> many;
  for (int i = 0; i < 1500; ++i)
    many.push_back(dated(dispatch_of("n-" + std::to_string(i), "Le cacao monte, et le café baisse."), "2021-05-05"));
  store(server.index(), many);
  const std::string target = "/?q=cacao&limit=1500&fold_versions=false&lang=en&timeout=";
  bool was_partial = false;
  for (double seconds = 0.002; seconds < 10 && !was_partial; seconds *= 1.3) {
    const Reply page = server.get(target + std::to_string(seconds));
    if (page.status != 200) {
      CHECK(page.status == 503);
      CHECK(has(page, "role=\"alert\""));
      continue;
    }
    if (!has(page, "the time was up")) continue;
    was_partial = true;
    CHECK(has(page, "<mark>cacao</mark>"));
    CHECK(has(page, "data-load=\"/timeline?q=cacao"));
    CHECK(page.header("ETag").empty());
    CHECK_THAT(faults_of_markup(page.body), Catch::Equals(std::vector<std::string>()));
  }
  CHECK(was_partial);
}
