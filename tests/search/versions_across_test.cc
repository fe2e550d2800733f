// Versions of a story in several indexes are one hit, as they are in one.

#include <random>

#include "search/folded.h"
#include "search/sharded_archive.h"

using namespace depeche;
using namespace depeche::test;

namespace {

// Each hit with its versions, in the order of their ids: "a+b c".
std::string stories(const Result<SearchResults>& results) {
  REQUIRE(results);
  std::vector<std::string> all;
  for (const Hit& hit : results->hits) {
    std::vector<std::string> ids{hit.dispatch.id};
    for (const Version& version : hit.versions) ids.push_back(version.id);
    std::sort(ids.begin(), ids.end());
    std::string text;
    for (const std::string& id : ids) text += (text.empty() ? "" : "+") + id;
    all.push_back(text);
  }
  std::sort(all.begin(), all.end());
  return joined(all);
}

const std::string kFlash = "Un incendie a ravagé mercredi la halle de Figeac, a annoncé la mairie.";
const std::string kLead =
    kFlash +
    " Les flammes ont pris vers midi dans une réserve de bois. Trois pompiers ont été légèrement brûlés et deux "
    "commerces évacués. Le maire, Alban Delsol, promet de reconstruire la halle à l'identique.";

TEST_CASE("A chain crosses from one index into another and back") {
  const auto on = [](std::string_view date, const std::string& id, const std::string& text) {
    return dated(dispatch_of(id, text), date);
  };
  const std::string reopened = "La gare de Brive rouvre jeudi, après deux mois de travaux sur les voies et les quais.";
  struct Row {
    std::string about;
    std::vector<Dispatch> dispatches;  // in turn in two indexes
    std::string expected;
  };
  const std::vector<Row> rows{
      {"a flash before midnight, the lead after it",
       {on("2021-12-31", "a", kFlash), on("2022-01-01", "b", kLead)},
       "a+b"},
      {"three days between them", {on("2021-12-30", "a", kLead), on("2022-01-02", "b", kLead)}, "a b"},
      {"forth and back",
       {on("2021-12-31", "a", kLead), on("2022-01-02", "b", kLead), on("2022-01-04", "c", kLead + " Il pleut.")},
       "a+b+c"},
      {"one without date", {dispatch_of("a", kLead), on("2022-01-01", "b", kLead)}, "a+b"},
      {"another story", {on("2022-01-01", "a", kLead), on("2022-01-01", "b", reopened)}, "a b"},
      {"two in one index, one in the other",
       {on("2022-01-01", "a", kLead), on("2022-01-02", "b", kLead), on("2022-01-01", "c", kLead + " Il pleut."),
        on("2022-01-02", "d", reopened)},
       "a+b+c d"},
  };
  for (const Row& row : rows) {
    INFO(row.about);
    const Shards shards(row.dispatches, 2);
    CHECK(stories(shards.here().search(folded(""))) == row.expected);
    CHECK(stories(shards.remote().search(folded(""))) == row.expected);
    CHECK(shards.agree(folded("halle gare")));
  }
}

TEST_CASE("Several indexes have the chains that one index of the same dispatches has") {
  std::minstd_rand random(7);
  const auto pick = [&](unsigned count) { return random() % count; };
  const std::vector<std::string> towns{"Figeac", "Gramat", "Souillac", "Cahors", "Gourdon", "Lacapelle"};
  const std::vector<std::string> ends{" Le maire a salué les secours.", " Une enquête est ouverte par le parquet.",
                                      " Les écoles resteront fermées lundi.", ""};
  for (int round = 0; round < 5; ++round) {
    std::vector<Dispatch> dispatches;
    for (std::size_t i = 0; i < 40; ++i) {
      const std::string& town = towns[pick(6)];
      std::string text = "Un orage a inondé la cave de la mairie de " + town + " et coupé la route de " +
                         towns[pick(2)] + " pendant " + std::to_string(2 + pick(2)) + " heures, selon les pompiers.";
      for (auto n = pick(4); n > 0; --n) text += ends[pick(4)];
      dispatches.push_back(
          dated(dispatch_of("d" + std::to_string(i), text), "2022-03-0" + std::to_string(1 + pick(9))));
    }
    const Archive one(dispatches);
    const std::string expected = stories(one.search(folded("")));
    REQUIRE(expected.find('+') != std::string::npos);
    for (const std::size_t count : {std::size_t{2}, std::size_t{3}}) {
      const Shards shards(dispatches, count);
      CHECK(stories(shards.here().search(folded(""))) == expected);
      CHECK(stories(shards.remote().search(folded(""))) == expected);
    }
  }
}

}  // namespace
