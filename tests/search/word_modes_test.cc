// How many dispatches have every word and how many have some, and what a query without a word finds.

#include <catch2/catch.hpp>

#include "depeche/alerts.h"
#include "search/archive.h"

using namespace depeche;
using namespace depeche::test;

namespace {

Archive animals() {
  return Archive({
      dispatch_of("c", "Le chat dort."),
      dispatch_of("cd", "Le chat et le chien dorment."),
      dispatch_of("cdh", "Le chat, le chien et le lapin dorment."),
      dispatch_of("d", "Le chien dort.", "Le chat"),
      dispatch_of("porte", "Le porte-parole du chat parle."),
      dispatch_of("parts", "La porte et la parole du chat."),
  });
}

struct Counted {
  std::string query;
  std::optional<std::size_t> all;
  std::optional<std::size_t> some;
  std::string ids_of_all;  // what mode all finds
};

}  // namespace

TEST_CASE(
    "An answer tells how many dispatches have all words and how many have some, and the mode says which are found") {
  const Archive archive = animals();
  for (const Counted& c : std::vector<Counted>{
           {"chat", {}, {}, "c cd cdh d parts porte"},
           {"chat chien", 3, 6, "cd cdh d"},
           {"le chat et le chien", 3, 6, "cd cdh d"},
           {"chat chat", {}, {}, "c cd cdh d parts porte"},
           {"chat chien lapin", 1, 6, "cdh"},
           {"chat renard", 0, 6, ""},
           {"porte-parole chat", 2, 6, "parts porte"},
           {"chat chien -lapin", 2, 5, "cd d"},
           {"+chat chien", 3, 6, "cd cdh d"},
           {"\"le chat\" chien", 3, 4, "cd cdh d"},
           {"chat chi*", {}, {}, "cd cdh d"},
           {"chat (chien OU lapin)", 3, 3, "cd cdh d"},
           {"titre:chat chien", 1, 3, "d"},
       }) {
    INFO("query: " << c.query);
    SearchRequest request = request_of(c.query);
    const SearchResults some = archive.search(request);
    CHECK(some.all_words == c.all);
    CHECK(some.some_words == c.some);
    request.mode = MatchMode::all;
    CHECK(archive.sorted_ids(request) == c.ids_of_all);
    if (!c.all) continue;
    const SearchResults all = archive.search(request);
    CHECK(all.total == c.all);
    if (all.all_words) CHECK(all.all_words == c.all);
    if (all.some_words) CHECK(all.some_words == c.some);
  }
}

TEST_CASE("Filters count where all words are counted, and without counting nothing is told") {
  const Archive archive({dated(dispatch_of("old", "Le chat et le chien."), "2021-01-01"),
                         dated(dispatch_of("new", "Le chat et le chien."), "2022-01-01"),
                         dated(dispatch_of("cat", "Le chat."), "2022-01-01")});
  SearchRequest request = request_of("chat chien date:2022");
  CHECK(archive.search(request).all_words == 1);
  CHECK(archive.search(request).some_words == 2);
  request.query = "chat chien";
  request.dated = parse_iso_range("2022").value();
  CHECK(archive.search(request).all_words == 1);
  request.counting = Counting::none;
  CHECK_FALSE(archive.search(request).all_words);
}

TEST_CASE("A query of signs finds nothing and says so, and one of nothing or a star finds all") {
  const Archive archive = animals();
  for (const std::string query : {"?", "(((", "-", "...", "\"!\"", "()", "+ -", "😀"}) {
    INFO("query: " << query);
    const SearchResults results = archive.search(query);
    CHECK(results.total == 0);
    CHECK(results.hits.empty());
    REQUIRE(results.notices.size() == 1);
    CHECK(results.notices[0].find("no word in the query") != std::string::npos);
    CHECK(archive.searcher().timeline(request_of(query))->total == 0);
  }
  for (const std::string query : {"", " ", "*", "**"}) CHECK(archive.search(query).total == 6);
  CHECK(archive.search("le").total > 0);
  auto alerts = Alerts::open(archive.index()).value();
  CHECK_FALSE(alerts.add("signs", request_of("?")));
  CHECK(alerts.add("all", request_of("*")));
}

TEST_CASE("What is excluded is told, as the query language writes it") {
  const Archive archive = animals();
  CHECK(archive.search("chat -lapin SAUF \"le chien\"").excluded == std::vector<std::string>{"lapin", "\"le chien\""});
  CHECK(archive.search("chat -(lapin OU agence:AFP)").excluded == std::vector<std::string>{"lapin OR source:AFP"});
  CHECK(archive.search("PIB -2%").excluded.empty());
}

TEST_CASE("Words near each other are highlighted, and nothing else of a long text is shown first") {
  const Archive archive({dispatch_of("a", "Le ministre a reçu les syndicats.")});
  const SearchResults results = archive.search("ministre NEAR/3 syndicats");
  REQUIRE(results.hits.size() == 1);
  CHECK(results.hits[0].snippet.highlights.size() == 2);
}
