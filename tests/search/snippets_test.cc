#include <algorithm>

#include <catch2/catch.hpp>

#include "search/archive.h"
#include "search/marked.h"

using namespace depeche;
using namespace depeche::test;

namespace {

std::string snippet_of(const std::string& text, const std::string& query) {
  const Archive archive({dispatch_of("a", text)});
  const auto results = archive.search(query);
  return results.hits.empty() ? "nothing found" : marked(results.hits[0].snippet);
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// A cut of `text` that begins and ends between words.
bool is_cut_between_words(const std::string& text, std::string cut) {
  const std::string ellipsis = "…";
  const bool cut_before = cut.starts_with(ellipsis);
  const bool cut_behind = cut.ends_with(ellipsis);
  if (cut_before) cut.erase(0, ellipsis.size());
  if (cut_behind) cut.resize(cut.size() - ellipsis.size());
  const auto at = text.find(cut);
  if (at == std::string::npos) return false;
  const bool begins = at == 0 || text[at - 1] == ' ';
  const bool ends = at + cut.size() == text.size() || text[at + cut.size()] == ' ';
  return begins && ends && cut_before == (at > 0) && cut_behind == (at + cut.size() < text.size());
}

}  // namespace

TEST_CASE("the words found are highlighted, never their article") {
  struct Row {
    std::string text;
    std::string query;
    std::string expected;
  };
  const std::vector<Row> rows{
      {"Le retrait de l’OTSC est fini.", "otsc retraits", "Le [retrait] de l’[OTSC] est fini."},
      {"Le retrait de l'O.T.S.C. est fini.", "OTSC", "Le retrait de l'[O.T.S.C.] est fini."},
      {"L'État et l’état, un ETAT.", "état", "L'[État] et l’[état], un [ETAT]."},
      {"À Nur-Sultan, la ville de Nur Sultan.", "nursultan", "À [Nur-Sultan], la ville de [Nur Sultan]."},
      {"Un coup d’État, un coup.", "\"coup d'état\"", "Un [coup d’État], un [coup]."},
      {"La manifestation des manifestants.", "manifestat*", "La [manifestation] des manifestants."},
      {"Le chat de la maison.", "le chat", "Le [chat] de la maison."},
      {"Le chat de la maison.", "+chat -chien", "Le [chat] de la maison."},
      {"Une œuvre.", "oeuvres", "Une [œuvre]."},
      {"La neige.", "", "La neige."},
  };
  for (const Row& row : rows) {
    INFO("query: " << row.query);
    CHECK(snippet_of(row.text, row.query) == row.expected);
  }
}

TEST_CASE("titles are highlighted, too") {
  const Archive archive({dispatch_of("a", "Rien.", "Le retrait de l'OTSC")});
  const auto results = archive.search("OTSC");
  REQUIRE(results.hits.size() == 1);
  CHECK(marked(results.hits[0].dispatch.title, results.hits[0].title_highlights) == "Le retrait de l'[OTSC]");
  CHECK(marked(results.hits[0].snippet) == "Rien.");
}

TEST_CASE("a snippet is one line") {
  CHECK(snippet_of("Le retrait\ncommence.\n\nLa   neige\ttombe.", "neige retrait") ==
        "Le [retrait] commence. La [neige] tombe.");
}

TEST_CASE("a snippet shows the sentence with the words, cut between words") {
  std::string text;
  for (int i = 0; i < 40; ++i) text += "Été comme hiver, l’œuvre numéro " + std::to_string(i) + " reste à l'écart. ";
  text += "Hier à Almaty, M. Tokaïev a annoncé le retrait.";
  for (int i = 40; i < 80; ++i) text += " Été comme hiver, l’œuvre numéro " + std::to_string(i) + " reste à l'écart.";
  const Archive archive({dispatch_of("a", text)});
  SearchRequest request = request_of("retrait Tokaïev");
  for (const std::size_t length : {40, 60, 80, 120, 240, 500}) {
    INFO("length " << length);
    request.snippet_length = length;
    const Snippet snippet = archive.search(request).hits.at(0).snippet;
    INFO(snippet.text);
    CHECK_FALSE(snippet.highlights.empty());
    if (length >= 60) CHECK(marked(snippet).find("[retrait]") != std::string::npos);
    CHECK(snippet.text.size() <= length + 2 * std::string("…").size());
    CHECK(is_cut_between_words(text, snippet.text));
    if (length >= 120)
      CHECK(marked(snippet).find("Hier à Almaty, M. [Tokaïev] a annoncé le [retrait].") != std::string::npos);
  }
}

TEST_CASE("a text without blanks is cut between characters") {
  std::string text;
  for (int i = 0; i < 500; ++i) text += "é";
  const Snippet snippet = search::make_snippet(text, {}, 101);
  CHECK(snippet.text == text.substr(0, 100) + "…");
  for (const std::size_t length : {0, 40, 41, 99, 1000, 5000}) {
    const Snippet other = search::make_snippet(text, {{200, 210, 0, 1}}, length);
    INFO(other.text);
    REQUIRE_FALSE(other.text.empty());
    CHECK_FALSE(is_continuation(other.text[0]));
    const std::string inner = other.text.ends_with("…") ? other.text.substr(0, other.text.size() - 3) : other.text;
    CHECK((inner.starts_with("…") ? inner.size() - 3 : inner.size()) % 2 == 0);
  }
}

TEST_CASE("without marks a snippet is the beginning") {
  CHECK(search::make_snippet("Un texte court.", {}, 240).text == "Un texte court.");
  CHECK(search::make_snippet("", {}, 240).text.empty());
  CHECK(search::make_snippet("Une phrase assez longue pour finir ici même. Une autre phrase.", {}, 50).text ==
        "Une phrase assez longue pour finir ici même.…");
}
