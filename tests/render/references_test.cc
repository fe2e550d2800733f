#include <catch2/catch.hpp>

#include "render/sample_results.h"

using namespace depeche;
using namespace depeche::test;

namespace {

SearchResults with_properties() {
  SearchResults results = two_hits();
  Dispatch& dispatch = results.hits[0].dispatch;
  dispatch.url = "https://example.org/a{b}?c=1&d=%20_x";
  dispatch.credits = "Camille Dupont";
  dispatch.abstract = "Le contingent part.\n\nLa suite demain.";
  dispatch.properties = {{"category", "Politique", ""}, {"keyword", "OTSC", ""}, {"keyword", "R&D_2 {100 %}", ""},
                         {"subject", "OTSC", ""},       {"language", "fr", ""},  {"bureau", "Nice", ""}};
  return results;
}

std::string ris_of(const Dispatch& dispatch) {
  SearchResults results;
  results.hits.resize(1);
  results.hits[0].dispatch = dispatch;
  return written([&](std::ostream& out) { render_ris(results, out); });
}

}  // namespace

TEST_CASE("RIS has a record for each hit") {
  CHECK(written([](std::ostream& out) { render_ris(with_properties(), out); }) ==
        "TY  - NEWS\r\n"
        "ID  - afp-1\r\n"
        "TI  - Retrait de l'OTSC\r\n"
        "AU  - Camille Dupont\r\n"
        "T2  - AFP\r\n"
        "PB  - AFP\r\n"
        "CY  - Almaty, Kazakhstan\r\n"
        "PY  - 2022\r\n"
        "DA  - 2022/01/13/\r\n"
        "AB  - Le contingent part. La suite demain.\r\n"
        "KW  - OTSC\r\n"
        "KW  - R&D_2 {100 %}\r\n"
        "KW  - Politique\r\n"
        "LA  - fr\r\n"
        "UR  - https://example.org/a{b}?c=1&d=%20_x\r\n"
        "ER  - \r\n\r\n"
        "TY  - NEWS\r\n"
        "ID  - /depeches/000.txt\r\n"
        "TI  - Le président s'est rendu à Almaty.\r\n"
        "ER  - \r\n\r\n");
}

TEST_CASE("RIS says as much of a date as is known") {
  Dispatch dispatch = bare_hit().dispatch;
  dispatch.dated = month_range(2022, 1);
  CHECK_THAT(ris_of(dispatch), Catch::Contains("PY  - 2022\r\nDA  - 2022/01//\r\n"));
  dispatch.dated = year_range(2022);
  CHECK_THAT(ris_of(dispatch), Catch::Contains("PY  - 2022\r\nDA  - 2022///\r\n"));
  dispatch.dated = range_between(std::chrono::year{2021} / 12 / 30, std::chrono::year{2022} / 1 / 2);
  CHECK_THAT(ris_of(dispatch), !Catch::Contains("PY  -") && !Catch::Contains("DA  -"));
}

TEST_CASE("No text begins a field of RIS") {
  Dispatch dispatch = bare_hit().dispatch;
  dispatch.title = "Un titre\r\nER  - \r\nTY  - BOOK";
  CHECK_THAT(ris_of(dispatch), Catch::Contains("TI  - Un titre ER - TY - BOOK\r\n"));
}

TEST_CASE("A long text without a title is named by its beginning") {
  Dispatch dispatch = bare_hit().dispatch;
  dispatch.text =
      "Le président de la République kazakhe a annoncé jeudi le départ des troupes de maintien de la paix "
      "de l'Organisation du traité de sécurité collective.";
  CHECK_THAT(ris_of(dispatch),
             Catch::Contains("TI  - Le président de la République kazakhe a annoncé jeudi le départ des troupes de "
                             "maintien de la paix de …\r\n"));
}

TEST_CASE("BibTeX has an entry for each hit, and no text is a command there") {
  CHECK(written([](std::ostream& out) { render_bibtex(with_properties(), out); }) ==
        "@article{afp-1,\n"
        "  title = {{Retrait de l'OTSC}},\n"
        "  author = {{Camille Dupont}},\n"
        "  journal = {AFP},\n"
        "  location = {Almaty, Kazakhstan},\n"
        "  date = {2022-01-13},\n"
        "  year = {2022},\n"
        "  month = {01},\n"
        "  url = {https://example.org/a%7Bb%7D?c=1&d=%20_x},\n"
        "  abstract = {Le contingent part. La suite demain.},\n"
        "  keywords = {OTSC, R\\&D\\_2 \\{100 \\%\\}, Politique}\n"
        "}\n\n"
        "@article{depeches-000-txt,\n"
        "  title = {{Le président s'est rendu à Almaty.}}\n"
        "}\n\n");
}

TEST_CASE("The keys of BibTeX are told apart") {
  SearchResults results;
  for (const char* id : {"a b", "a/b", "é", "…", "A-B"}) {
    results.hits.emplace_back();
    results.hits.back().dispatch.id = id;
    results.hits.back().dispatch.title = "T";
  }
  const std::string text = written([&](std::ostream& out) { render_bibtex(results, out); });
  for (const char* key : {"{a-b,", "{a-b-2,", "{dispatch,", "{dispatch-2,", "{A-B,"})
    CHECK_THAT(text, Catch::Contains(key));
}

TEST_CASE("A feed has an entry for each hit, whose id is always the same") {
  SearchResults results = with_properties();
  results.hits[0].dispatch.id = "a b/é";
  results.hits[0].dispatch.title = "R&D <script>";
  const auto now = std::chrono::sys_days(std::chrono::year{2022} / 2 / 1) + std::chrono::hours(11);
  CHECK(written([&](std::ostream& out) { render_atom(results, now, out); }) ==
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"
        "  <id>urn:depeche:search:retrait%20OTSC</id>\n  <title>retrait OTSC</title>\n"
        "  <updated>2022-02-01T12:00:00+01:00</updated>\n  <author><name>Dépêche</name></author>\n"
        "<entry>\n  <id>urn:depeche:dispatch:a%20b%2F%C3%A9</id>\n  <title>R&amp;D &lt;script&gt;</title>\n"
        "  <updated>2022-01-13T00:00:00+01:00</updated>\n  <author><name>Camille Dupont</name></author>\n"
        "  <link href=\"https://example.org/a{b}?c=1&amp;d=%20_x\"/>\n  <category term=\"Politique\"/>\n"
        "  <category term=\"OTSC\"/>\n  <category term=\"OTSC\"/>\n  <category term=\"R&amp;D_2 {100 %}\"/>\n"
        "  <summary>Le contingent part. La suite demain.</summary>\n  <rights>AFP</rights>\n</entry>\n"
        "<entry>\n  <id>urn:depeche:dispatch:%2Fdepeches%2F000.txt</id>\n  <title>Le président s'est rendu à "
        "Almaty.</title>\n"
        "  <updated>2022-02-01T12:00:00+01:00</updated>\n</entry>\n</feed>\n");
}

TEST_CASE("What a reader wrote beside a hit goes with it") {
  SearchResults results = two_hits();
  results.hits[0].note = "à relire\n{avec} Zoé";
  const auto has = [&](auto render, const char* text) {
    return written([&](std::ostream& out) { render(results, out); }).find(text) != std::string::npos;
  };
  CHECK(has(render_ris, "N1  - à relire {avec} Zoé\r\n"));
  CHECK(has(render_bibtex, "annote = {à relire \\{avec\\} Zoé}"));
  CHECK(has([](const auto& all, auto& out) { render_html(all, DossierText::whole_texts, out); },
            "<p class=\"note\">note: à relire\n{avec} Zoé</p>"));
  CHECK(has([](const auto& all, auto& out) { render_markdown(all, DossierText::whole_texts, out); },
            "note: à relire \\{avec\\} Zoé\n"));
  CHECK(has(render_csv, ",note\r\n"));
  CHECK(has(render_csv, ",\"à relire\n{avec} Zoé\"\r\n"));
  results.hits[1].dispatch.properties = {{"note", "de l'agence", ""}};
  CHECK(has(render_csv, ",de l'agence\r\n"));
  results.hits[0].dispatch.properties = results.hits[1].dispatch.properties;
  CHECK(has(render_csv, ",\"à relire\n{avec} Zoé; de l'agence\"\r\n"));
}
