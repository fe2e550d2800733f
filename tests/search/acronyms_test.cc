#include <filesystem>

#include <catch2/catch.hpp>

#include "search/archive.h"
#include "search/reference_dispatches.h"

using namespace depeche;
using namespace depeche::test;

namespace {

const std::string kOtsc = "L'Organisation du traité de sécurité collective (OTSC) envoie des soldats.";

Archive acronyms() {
  return Archive({
      dispatch_of("both", kOtsc),
      dispatch_of("letters", "Le contingent de l'OTSC quitte Almaty."),
      dispatch_of("words", "L'organisation du traité de sécurité collective se retire d'Almaty."),
      dispatch_of("scattered", "Le traité sur la sécurité de l'organisation est une œuvre collective."),
      dispatch_of("ecole", "L'École supérieure de théâtre (EST) ouvre à Strasbourg."),
      dispatch_of("ecoliers", "Une école supérieure de théâtre à Lille."),
      dispatch_of("orient", "Le vent tourne à l'est. Il est froid à l'est, il est sec."),
      dispatch_of("cnil", "La Commission nationale de l'informatique et des libertés (Cnil) enquête."),
      dispatch_of("cnil-2", "La Commission nationale de l'informatique et des libertés refuse."),
      dispatch_of("noise", "Le vent se lève sur la mer."),
  });
}

std::string shown(const std::vector<Expansion>& expansions) {
  std::string text;
  for (const Expansion& expansion : expansions) text += expansion.typed + " = " + expansion.added + "; ";
  return text;
}

std::string without_expansion(const Archive& archive, const std::string& query) {
  SearchRequest request = request_of(query);
  request.expand = false;
  CHECK(archive.search(request).expansions.empty());
  return archive.sorted_ids(request);
}

}  // namespace

TEST_CASE("An acronym finds its expansion and an expansion its acronym, unless that is switched off") {
  const Archive archive = acronyms();
  struct Row {
    std::string query;
    std::string ids;
    std::string plain;  // without expansion
    std::string expansions;
  };
  const std::string full = "organisation du traité de sécurité collective";
  for (const Row& row : std::vector<Row>{
           {"OTSC", "both letters words", "both letters", "OTSC = " + full + "; "},
           {"otsc", "both letters words", "both letters", "otsc = " + full + "; "},
           {"O.T.S.C.", "both letters words", "both letters", "O.T.S.C. = " + full + "; "},
           {"+l'OTSC", "both letters words", "both letters", "OTSC = " + full + "; "},
           {"OTSC AND Almaty", "letters words", "letters", "OTSC = " + full + "; "},
           {"texte:OTSC", "both letters words", "both letters", "OTSC = " + full + "; "},
           {"titre:OTSC", "", "", "OTSC = " + full + "; "},
           {"\"OTSC\"", "both letters", "both letters", ""},
           {"contingent -OTSC", "", "", ""},
           {"Almaty -OTSC", "words", "words", ""},
           {"\"Organisation du traité de sécurité collective\"", "both letters words", "both words",
            "Organisation du traité de sécurité collective = OTSC; "},
           {"\"traité de sécurité collective\"", "both words", "both words", ""},
           {full, "both letters scattered words", "both scattered words", full + " = OTSC; "},
           {"organisation traité sécurité collective", "both scattered words", "both scattered words", ""},
           {"EST", "ecole ecoliers", "ecole", "EST = école supérieure de théâtre; "},
           {"\"école supérieure de théâtre\"", "ecole ecoliers", "ecole ecoliers",
            "école supérieure de théâtre = EST; "},
           {"cnil", "cnil cnil-2", "cnil", "cnil = commission nationale de l'informatique et des libertés; "},
           {"CNIL", "cnil cnil-2", "cnil", "CNIL = commission nationale de l'informatique et des libertés; "},
       }) {
    INFO(row.query);
    CHECK(archive.sorted_ids(request_of(row.query)) == row.ids);
    CHECK(shown(archive.search(row.query).expansions) == row.expansions);
    CHECK(without_expansion(archive, row.query) == row.plain);
  }
}

TEST_CASE("An ordinary word in lower case, and a query in capitals throughout, stand for no acronym") {
  const Archive archive = acronyms();
  for (const char* query : {"est", "vent est", "LE VENT EST FROID"}) {
    INFO(query);
    CHECK(archive.search(query).expansions.empty());
  }
}

TEST_CASE("What dispatches write in small letters is no acronym when it is typed so") {
  const Archive archive({
      dispatch_of("police", "La brigade anti-criminalité (Bac) patrouille."),
      dispatch_of("brigade", "Une brigade anti-criminalité intervient."),
      dispatch_of("exam", "Le bac 2020 est annulé."),
      dispatch_of("june", "Le bac aura lieu en juin."),
      dispatch_of("cnil", "La Commission nationale de l'informatique et des libertés (Cnil) enquête."),
      dispatch_of("again", "La Cnil enquête."),
  });
  struct Row {
    std::string query;
    std::string ids;
    std::string expansions;
  };
  for (const Row& row : std::vector<Row>{
           {"bac 2020 annulé", "exam june police", ""},
           {"bac", "exam june police", ""},
           {"Bac", "brigade exam june police", "Bac = brigade anti-criminalité; "},
           {"BAC", "brigade exam june police", "BAC = brigade anti-criminalité; "},
           {"cnil", "again cnil", "cnil = commission nationale de l'informatique et des libertés; "},
       }) {
    INFO(row.query);
    CHECK(archive.sorted_ids(request_of(row.query)) == row.ids);
    CHECK(shown(archive.search(row.query).expansions) == row.expansions);
  }
}

TEST_CASE("What was typed ranks before what it stands for, and counts as it does alone") {
  // But for early: how few of the candidates have a word tells, and here is one more candidate.
  const auto counted = [](const Hit& hit) {
    auto features = hit.features;
    std::erase_if(features, [](const auto& row) { return row.first == "early"; });
    return features;
  };
  const Archive archive = acronyms();
  SearchRequest request = request_of("OTSC");
  request.explain_ranking = true;
  const SearchResults results = archive.search(request);
  REQUIRE(results.hits.size() == 3);
  CHECK(results.hits.back().dispatch.id == "words");
  request.expand = false;
  const SearchResults alone = archive.search(request);
  for (std::size_t i = 0; i < 2; ++i) CHECK(counted(alone.hits[i]) == counted(results.hits[i]));
  CHECK(results.hits.back().score < results.hits[1].score);
  CHECK(results.hits.back().score > 0);
  archive.finds_in_order({{"\"Organisation du traité de sécurité collective\"", "words both letters"}});
}

TEST_CASE("Snippets mark what was added") {
  const Archive archive = acronyms();
  const auto marked = [&](const std::string& query, const std::string& id) {
    std::string marks;
    for (const Hit& hit : archive.search(query).hits)
      if (hit.dispatch.id == id)
        for (const Highlight& h : hit.snippet.highlights)
          marks += "[" + hit.snippet.text.substr(h.begin, h.end - h.begin) + "]";
    return marks;
  };
  CHECK(marked("OTSC", "words") == "[organisation du traité de sécurité collective]");
  CHECK(marked("\"organisation du traité de sécurité collective\"", "letters") == "[OTSC]");
  CHECK(marked("\"école supérieure de théâtre\"", "orient").empty());
}

TEST_CASE("Only what two dispatches say, or no other contradicts, is trusted, and at most two expansions") {
  const auto stated = [](const std::string& id, const std::string& expansion) {
    return dispatch_of(id, "On attend le " + expansion + " (CNT).");
  };
  struct Row {
    std::vector<std::string> statements;
    std::string expansions;
  };
  const std::string conseil = "Conseil national de transition";
  const std::string centre = "Comité national du tourisme";
  const std::string club = "Club nautique de Toulon";
  for (const Row& row : std::vector<Row>{
           {{conseil}, "CNT = conseil national de transition; "},
           {{conseil, centre}, ""},
           {{conseil, conseil, centre}, "CNT = conseil national de transition; "},
           {{conseil, conseil, centre, centre, centre},
            "CNT = comité national du tourisme; CNT = conseil national de transition; "},
           {{conseil, conseil, centre, centre, centre, club, club, club, club},
            "CNT = club nautique de toulon; CNT = comité national du tourisme; "},
       }) {
    std::vector<Dispatch> dispatches;
    for (const std::string& statement : row.statements)
      dispatches.push_back(stated("d" + std::to_string(dispatches.size()), statement));
    CHECK(shown(Archive(dispatches).search("CNT").expansions) == row.expansions);
  }
}

TEST_CASE("Several indexes explain an acronym together") {
  TemporaryFolder folder;
  store(folder / "one", {dispatch_of("both", kOtsc)});
  store(folder / "two", {dispatch_of("words", "L'organisation du traité de sécurité collective se retire.")});
  const auto searcher = Searcher::open(std::vector<std::filesystem::path>{folder / "one", folder / "two"});
  REQUIRE(searcher);
  CHECK(joined(ids_of(searcher->search(request_of("OTSC")).value())) == "both words");
}

TEST_CASE("In the reference dispatches OTSC and its expansion find each other") {
  auto dispatches = reference_dispatches();
  if (!dispatches) return;
  dispatches->push_back(dispatch_of("letters", "Le contingent de l'OTSC quitte Almaty."));
  dispatches->push_back(dispatch_of("words", "L'organisation du traité de sécurité collective se retire d'Almaty."));
  const Archive archive(*dispatches);
  CHECK_THAT(archive.sorted_ids(request_of("OTSC")), Catch::EndsWith("words"));
  CHECK_THAT(archive.sorted_ids(request_of("\"Organisation du traité de sécurité collective\"")),
             Catch::EndsWith("letters words"));
}
