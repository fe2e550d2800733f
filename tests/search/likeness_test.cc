#include <catch2/catch.hpp>

#include "search/archive.h"

using namespace depeche;
using namespace depeche::test;

namespace {

std::vector<Dispatch> stories() {
  return {
      dated(dispatch_of("gaz-1", "Le prix du gaz a doublé au Kazakhstan. Le gaz manque à Almaty.", "Gaz"),
            "2022-01-05"),
      dated(dispatch_of("gaz-2", "À Almaty, le gaz est cher et le gouvernement recule."), "2022-01-06"),
      dated(dispatch_of("gaz-3", "Le gouvernement promet un gaz moins cher aux habitants d'Almaty."), "2022-01-07"),
      dated(dispatch_of("blé", "La récolte de blé est bonne en Beauce."), "2022-01-06"),
      dated(dispatch_of("vote", "Le gouvernement prépare le vote au Parlement."), "2022-01-07"),
      dated(dispatch_of("unique", "Chrysanthème."), "2022-01-07"),
  };
}

SearchRequest like(const std::string& id, const std::string& query = {}) {
  SearchRequest request = request_of(query);
  request.like_id = id;
  return request;
}

}  // namespace

TEST_CASE("what is like a dispatch ranks by its significant terms, and never is the dispatch itself") {
  const Archive archive(stories());
  CHECK(ids_of(archive.search(like("gaz-1"))).front() == "gaz-2");
  CHECK(joined(ids_of(archive.search(like("gaz-2")))) == "gaz-3 gaz-1 vote");
  SECTION("a query beside it must match") {
    CHECK(joined(ids_of(archive.search(like("gaz-2", "gaz Almaty date:2022-01-05")))) == "gaz-1");
    CHECK(joined(ids_of(archive.search(like("gaz-2", "date:2022-01-07")))) == "gaz-3 vote");
    CHECK(joined(ids_of(archive.search(like("gaz-2", "-gaz")))) == "vote");
  }
}

TEST_CASE("what is like a text may be any dispatch") {
  const Archive archive(stories());
  SearchRequest request;
  request.like_text = "Du gaz, encore du gaz : 2022 sera chère, dit le gouvernement, et le gaz manquera.";
  const SearchResults results = archive.search(request);
  CHECK(results.hits.size() == 4);
  CHECK(results.hits.back().dispatch.id == "vote");
  CHECK_THAT(results.parsed, Catch::Contains("gaz") && !Catch::Contains("2022"));
  CHECK_FALSE(results.suggestion);
}

TEST_CASE("what cannot be compared is an error") {
  struct Row {
    std::string id;
    std::string text;
    ErrorCode code;
  };
  const auto row = GENERATE(Row{"absent", "", ErrorCode::not_found}, Row{"unique", "", ErrorCode::invalid_argument},
                            Row{"", "de la, et puis 12 345", ErrorCode::invalid_argument},
                            Row{"", "xylophone", ErrorCode::invalid_argument},
                            Row{"", "gaz" + std::string((16 << 20) - 2, ' '), ErrorCode::limit});
  const Archive archive(stories());
  SearchRequest request;
  request.like_id = row.id;
  request.like_text = row.text;
  const auto results = archive.searcher().search(request);
  REQUIRE_FALSE(results);
  CHECK(results.error().code == row.code);
}

TEST_CASE("a timeline counts what is like a dispatch") {
  const Archive archive(stories());
  const auto timeline = archive.searcher().timeline(like("gaz-1", "gaz"));
  REQUIRE(timeline);
  CHECK(timeline->total == 2);
}

TEST_CASE("feedback prefers what talks of the same as the first hits, and matches no more than the query does") {
  std::vector<Dispatch> dispatches{
      dispatch_of("other", "La grève de la faim du prisonnier dure depuis des jours."),
      dispatch_of("same", "La grève des cheminots de la gare dure depuis des jours."),
      dispatch_of("without", "Les cheminots de la gare attendent le rail."),
  };
  for (const char* town : {"Lyon", "Lille", "Nantes", "Nice", "Dijon", "Metz", "Brest", "Tours", "Reims", "Rouen"})
    dispatches.push_back(dispatch_of(
        town, std::string("Grève : la grève du rail à ") + town + ", les cheminots occupent la gare. Grève."));
  for (int i = 0; i < 40; ++i) dispatches.push_back(dispatch_of("x" + std::to_string(i), "Rien de neuf aujourd'hui."));
  const Archive archive(dispatches);
  const auto last_two = [](const SearchResults& results) {
    const std::vector<std::string> ids = ids_of(results);
    return joined({ids.end() - 2, ids.end()});
  };
  SearchRequest request = request_of("grève");
  request.limit = 20;
  CHECK(last_two(archive.search(request)) == "other same");
  request.feedback = true;
  const SearchResults results = archive.search(request);
  CHECK(last_two(results) == "same other");
  CHECK(results.total == 12);
  REQUIRE(results.notices.size() == 1);
  CHECK_THAT(results.notices.front(),
             Catch::StartsWith("feedback added ") && Catch::Contains("cheminots") && !Catch::Contains("grève"));
  CHECK(archive.search(request_of("grève")).notices.empty());
  request.query = "introuvable";
  CHECK(archive.search(request).notices.empty());
  request.query = "";
  CHECK(archive.search(request).notices.empty());
}
