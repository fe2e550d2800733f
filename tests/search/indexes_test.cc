#include <catch2/catch.hpp>

#include "search/archive.h"

using namespace depeche;
using namespace depeche::test;

namespace {

std::string sorted_ids(const Searcher& searcher, const std::string& query) {
  const auto results = searcher.search(request_of(query));
  REQUIRE(results);
  auto ids = ids_of(*results);
  CHECK(results->total == ids.size());
  std::sort(ids.begin(), ids.end());
  return joined(ids);
}

}  // namespace

TEST_CASE("several indexes are searched as one") {
  // The second has other words first, so that one form has another code in each.
  const TemporaryFolder folder;
  store(folder / "one",
        {dated(dispatch_of("a", "Le coup d'État au Burkina."), "2022-01"), dispatch_of("b", "La manifestation.")});
  store(folder / "two",
        {dispatch_of("c", "Un zèbre, une neige, un vent."), dispatch_of("d", "Un coup d’État, un autre coup."),
         dated(dispatch_of("e", "Les manifestants, l'État."), "2022-01-05")});
  store(folder / "three", {dispatch_of("f", "État du coup : manifeste.")});
  const auto searcher = Searcher::open({folder / "one", folder / "two", folder / "three"});
  REQUIRE(searcher);
  for (const Case& c : std::vector<Case>{{"coup", "a d f"},
                                         {"\"coup d'état\"", "a d"},
                                         {"\"un autre\"", "d"},
                                         {"manifest*", "b e f"},
                                         {"manifesta*", "b e"},
                                         {"état -coup", "e"},
                                         {"date:2022-01-05", "a e"},
                                         {"id:c", "c"},
                                         {"zèbre OR burkina", "a c"},
                                         {"", "a b c d e f"}}) {
    INFO("query: " << c.query);
    CHECK(sorted_ids(*searcher, c.query) == c.ids);
  }
  for (const std::string id : {"a", "b", "c", "d", "e", "f"}) CHECK(searcher->find(id).value().value().id == id);
  const auto results = searcher->search(request_of("zèbre"));
  REQUIRE(results->hits.size() == 1);
  CHECK(results->hits[0].snippet.text == "Un zèbre, une neige, un vent.");
}

TEST_CASE("an index that is named twice, or by a link, too, is one") {
  const TemporaryFolder folder;
  store(folder / "one", {dispatch_of("a", "La grève.")});
  store(folder / "two", {dispatch_of("b", "La grève.")});
  std::filesystem::create_directory_symlink(folder / "one", folder / "link");
  struct Row {
    std::vector<std::filesystem::path> indexes;
    std::string ids;
  };
  for (const Row& row : std::vector<Row>{{{folder / "one", folder / "one"}, "a"},
                                         {{folder / "one", folder / "link"}, "a"},
                                         {{folder / "one", folder / "." / "one"}, "a"},
                                         {{folder / "one", folder / "two", folder / "one"}, "a b"}}) {
    const auto searcher = Searcher::open(row.indexes);
    REQUIRE(searcher);
    CHECK(sorted_ids(*searcher, "grève") == row.ids);
  }
}

TEST_CASE("no index, an absent one and a folder of other things are errors") {
  const TemporaryFolder folder;
  folder.write("other/file.txt", "Un texte.");
  CHECK(Searcher::open(std::vector<std::filesystem::path>{}).error().code == ErrorCode::invalid_argument);
  CHECK_FALSE(Searcher::open(folder / "absent"));
  CHECK_FALSE(Searcher::open(folder / "other"));
  store(folder / "index", {dispatch_of("a", "Un texte.")});
  CHECK_FALSE(Searcher::open({folder / "index", folder / "absent"}));
}

TEST_CASE("a dispatch is found by its id, whole") {
  Dispatch dispatch = dated(dispatch_of("tag:exemple.fr,2022:é/1", "Un texte.\n\nDeux.", "Titre"), "2022-01");
  dispatch.source = "AFP";
  dispatch.place = "Almaty";
  dispatch.url = "http://exemple.fr";
  dispatch.path = "a.txt";
  dispatch.credits = "Reportage";
  const std::string long_id(400, 'x');
  const Archive archive({dispatch, dispatch_of(long_id, "Long.")});
  CHECK(archive.searcher().find(dispatch.id).value() == dispatch);
  CHECK(archive.searcher().find(long_id).value()->text == "Long.");
  for (const std::string id : {"", "tag:exemple.fr,2022:e/1", "x"})
    CHECK_FALSE(archive.searcher().find(id).value().has_value());
}

TEST_CASE("explain names the tree and the stems") {
  const Archive archive({dispatch_of("a", "Les retraits.", "Le retrait"), dispatch_of("b", "Le retrait.")});
  const std::string text = archive.searcher().explain(request_of("retraits -neige \"le retrait\" retr*")).value();
  for (const std::string part :
       {"ranked", "-word \"neige\"", "stem retrait; dispatches that have it in the text: 2, in the title: 1",
        "word retr*: 2 forms", "Xapian finds: "}) {
    INFO(text);
    CHECK(text.find(part) != std::string::npos);
  }
  CHECK_FALSE(archive.searcher().explain(request_of("xyz:a")));
}

TEST_CASE("explain prints the plan: what must match, what ranks, what filters and what is excluded") {
  const Archive archive({dispatch_of("a", "L'Organisation des Nations unies (ONU). Le retrait.", "Le retrait"),
                         dispatch_of("b", "L'Organisation des Nations unies (ONU) se retire. Des retraits.")});
  struct Row {
    std::string query;
    std::string plan;
  };
  const std::vector<Row> rows{
      {"", "  every dispatch\n"},
      {"retrait gaz", "  may word retrait (stem retrait)\n  may word gaz (stem gaz)\n"},
      {"+gaz titre:retrait -neige",
       "  must word gaz (stem gaz)\n  may word retrait (stem retrait) in title\n  without word neige (stem neig)\n"},
      {"gaz +(gaz retrait)",
       "  must group\n    may word gaz (stem gaz), weight 0\n    may word retrait (stem retrait)\n"
       "  may word gaz (stem gaz)\n"},
      {"gaz (neige OU agence:AFP)",
       "  must group\n    may word neige (stem neig)\n    may source:AFP\n  may word gaz (stem gaz)\n"},
      {"\"le retrait\" retr*", "  must phrase le retrait\n  may pattern retr*, forms: retrait retraits\n"},
      {"zz* -(le gaz)", "  may pattern zz*, forms: none\n  without group\n    may word gaz (stem gaz)\n"},
      {"gaz date:2021", "  may word gaz (stem gaz)\n  filter date:2021 (no dispatch has it)\n"},
  };
  for (const Row& row : rows) {
    const std::string text = archive.searcher().explain(request_of(row.query)).value();
    CAPTURE(row.query);
    CHECK(text.substr(text.find("\nThe plan:\n") + 11) == row.plan);
  }
  const std::string text = archive.searcher().explain(request_of("ONU")).value();
  CHECK(text.find("  may word onu (stem onu)\n    or phrase organisation des nations unies, weight ") !=
        std::string::npos);
}

TEST_CASE("A search that is explained brings its plan as data, and no other does") {
  const Archive archive({dispatch_of("a", "L'Organisation des Nations unies (ONU). Le retrait.", "Le retrait"),
                         dispatch_of("b", "L'Organisation des Nations unies (ONU) se retire. Des retraits.")});
  SearchRequest request = request_of("+ONU titre:retr* -neige");
  CHECK_FALSE(archive.search(request).plan);
  request.explain_ranking = true;
  const auto plan = archive.search(request).plan;
  REQUIRE(plan);
  REQUIRE(plan->size() == 3);
  const PlanPart& onu = plan->front();
  CHECK(onu.role == PlanRole::must);
  CHECK(onu.kind == PlanKind::word);
  CHECK(onu.text == "onu");
  REQUIRE(onu.synonyms.size() == 1);
  CHECK(onu.synonyms.front().role == PlanRole::synonym);
  CHECK(onu.synonyms.front().kind == PlanKind::phrase);
  CHECK(onu.synonyms.front().text == "organisation des nations unies");
  CHECK(plan->at(1).kind == PlanKind::pattern);
  CHECK(plan->at(1).field == "title");
  CHECK(plan->at(1).forms == std::vector<std::string>{"retrait", "retraits"});
  CHECK(plan->at(2).role == PlanRole::without);
  CHECK(plan->at(2).text == "neige");
  request.query = "";
  CHECK(archive.search(request).plan == std::vector<PlanPart>());
}

TEST_CASE("hostile queries return") {
  const Archive archive({dispatch_of("a", "Le retrait de l'OTSC."), dispatch_of("b", "Neige.")});
  std::string many_words;
  for (int i = 0; i < 20000; ++i) many_words += "mot" + std::to_string(i) + " ";
  std::string binary;
  for (int i = 0; i < 5000; ++i) binary += static_cast<char>(i * 37 % 256);
  std::string signs;
  for (int i = 0; i < 3000; ++i) signs += "-a" + std::to_string(i) + " ";
  std::string phrase = "\"";
  for (int i = 0; i < 20000; ++i) phrase += "le retrait ";
  for (const std::string& query :
       {std::string(100000, 'a'), std::string(100000, '*'), std::string(10000, '('), std::string(10000, ')'),
        std::string(10000, '(') + "a" + std::string(10000, ')'), std::string(9999, '"'), many_words, signs,
        phrase + "\"", "re" + std::string(5000, '?') + "*", std::string("retrait\0neige", 13)}) {
    INFO("query: " << query.substr(0, 40));
    const auto results = archive.searcher().search(request_of(query));
    CHECK((results || results.error().code == ErrorCode::query));
  }
  const auto results = archive.searcher().search(request_of(binary));
  CHECK((results || results.error().code == ErrorCode::query));
  const auto cut = archive.searcher().search(request_of(many_words + " neige"));
  REQUIRE(cut);
  REQUIRE(cut->notices.size() == 1);
  CHECK(cut->notices[0].find("most significant terms") != std::string::npos);
}

TEST_CASE("An index to which nothing was committed has no hits, and takes dispatches") {
  const Archive archive({});
  CHECK(archive.search("gaz").total == 0);
  CHECK(archive.search("*").hits.empty());
  CHECK(check_index(archive.index()));
  store(archive.index(), {dispatch_of("a", "Le prix du gaz.")});
  CHECK(joined(ids_of(archive.search("gaz"))) == "a");
  CHECK(check_index(archive.index()));
}
