#include <catch2/catch.hpp>

#include "render/sample_results.h"

using namespace depeche;
using namespace depeche::test;

namespace {

SearchResults hostile() {
  SearchResults results = two_hits();
  results.query = "<script>alert(1)</script>";
  Dispatch& dispatch = results.hits[0].dispatch;
  dispatch.title = "</h2><img src=x onerror=alert(1)> & \"co\" 'x'";
  dispatch.text = "<b>Un</b>\n\n- deux\n\n3. trois\n\n# quatre";
  dispatch.url = "javascript:alert(1)";
  dispatch.source = "*AFP*";
  results.hits[0].title_highlights = {{0, 5}};
  results.hits[1].dispatch.url = "https://example.org/\"><script>x</script>";
  return results;
}

std::string html_of(const SearchResults& results, DossierText text) {
  return written([&](std::ostream& out) { render_html(results, text, out); });
}
std::string markdown_of(const SearchResults& results, DossierText text) {
  return written([&](std::ostream& out) { render_markdown(results, text, out); });
}

}  // namespace

TEST_CASE("A page shows hits with what was searched for marked") {
  const std::string page = html_of(two_hits(), DossierText::snippets);
  CHECK(page.starts_with("<!DOCTYPE html>\n<html lang=\"fr\">"));
  CHECK_THAT(page, Catch::Contains("<h1>retrait OTSC</h1>"));
  CHECK_THAT(page, Catch::Contains("<h2><mark>Retrait</mark> de l&#39;<mark>OTSC</mark></h2>"));
  CHECK_THAT(page, Catch::Contains("<p class=\"head\">2022-01-13 \xC2\xB7 AFP \xC2\xB7 Almaty, Kazakhstan</p>"));
  CHECK_THAT(page, Catch::Contains("<p>Le contingent a débuté son <mark>retrait</mark>.</p>"));
  CHECK_THAT(page, Catch::Contains("2 dispatches"));
}

TEST_CASE("A page of whole texts has their paragraphs") {
  SearchResults results = two_hits();
  results.hits[0].dispatch.abstract = "En bref.";
  results.hits[0].dispatch.credits = "Camille Dupont";
  const std::string page = html_of(results, DossierText::whole_texts);
  CHECK_THAT(page, Catch::Contains("<p class=\"abstract\">En bref.</p>\n<p>Le contingent a débuté son retrait.</p>\n"
                                   "<p class=\"foot\">Camille Dupont</p>"));
  CHECK_THAT(page, Catch::Contains("<p>Le président s&#39;est rendu à Almaty.</p>\n<p>Fin.</p>"));
}

TEST_CASE("No text from a dispatch is markup of the page, and only addresses of the web are links") {
  for (const DossierText text : {DossierText::snippets, DossierText::whole_texts}) {
    const std::string page = html_of(hostile(), text);
    for (const char* markup : {"<script", "<img", "<b>", "javascript:", "/\">"})
      CHECK_THAT(page, !Catch::Contains(markup));
    CHECK_THAT(page, Catch::Contains("href=\"https://example.org/&quot;&gt;&lt;script&gt;"));
  }
}

TEST_CASE("Markdown shows hits, and no text is markup there") {
  CHECK(markdown_of(two_hits(), DossierText::snippets) ==
        "# retrait OTSC\n\n2 dispatches\n\n"
        "## 1\\. Retrait de l'OTSC\n\n"
        "*2022-01-13 \xC2\xB7 AFP \xC2\xB7 Almaty, Kazakhstan \xC2\xB7 afp-1*\n\n"
        "> Le contingent a débuté son **retrait**.\n\n"
        "## 2\\. Le président s'est rendu à Almaty.\n\n"
        "*undated \xC2\xB7 /depeches/000.txt*\n\n");
  const std::string text = markdown_of(hostile(), DossierText::whole_texts);
  CHECK_THAT(text, Catch::Contains("\\<b\\>Un\\</b\\>\n\n\\- deux\n\n3\\. trois\n\n\\# quatre\n\n"));
  CHECK_THAT(text, Catch::Contains("\\*AFP\\*") && !Catch::Contains("javascript"));
  CHECK_THAT(text, Catch::Contains("](<https://example.org/\"%3E%3Cscript%3Ex%3C/script%3E>)"));
}

TEST_CASE("A dossier says what may not be published, and that there is more") {
  SearchResults results = two_hits();
  results.hits[0].dispatch.status = PublicationStatus::canceled;
  results.total = 1200;
  results.total_is_exact = false;
  results.notices = {"seule une partie a été cherchée"};
  for (const std::string& page :
       {html_of(results, DossierText::whole_texts), markdown_of(results, DossierText::whole_texts)}) {
    CHECK_THAT(page, Catch::Contains("canceled \xC2\xB7 2022-01-13"));
    CHECK_THAT(page, Catch::Contains("2 of at least 1 200 dispatches"));
    CHECK_THAT(page, Catch::Contains("seule une partie a été cherchée"));
  }
}
