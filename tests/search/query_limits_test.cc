#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "query/language/limits.h"
#include "query/language/parser.h"
#include "query/words/significant_terms.h"
#include "search/archive.h"
#include "search/session/session.h"

using namespace depeche;
using namespace depeche::test;

namespace {

// 1,100 dispatches: all say "partout", every second one "souvent", each a word of its own and its number's word.
std::vector<Dispatch> many() {
  std::vector<Dispatch> dispatches;
  for (int i = 0; i < 1100; ++i) {
    const std::string number = std::to_string(i);
    dispatches.push_back(
        dispatch_of("d" + number, std::string("Partout ") + (i % 2 == 0 ? "souvent " : "") + "seul" + number + "x."));
  }
  return dispatches;
}

std::set<std::string> ids_in(const Archive& archive, const std::string& query) {
  SearchRequest request = request_of(query);
  request.limit = 100;
  const SearchResults results = archive.search(request);
  const std::vector<std::string> ids = ids_of(results);
  return {ids.begin(), ids.end()};
}

}  // namespace

TEST_CASE("Of a text of more than 1,024 words those rank that fewest dispatches have") {
  const Archive archive(many());
  std::string query = "inconnu partout +gaz souvent -vote";
  for (int i = 0; i < 1022; ++i) query += " seul" + std::to_string(i) + "x";
  SearchRequest request = request_of(query + " seul1022x seul1022x");
  const std::vector<std::string> notices = archive.search(request).notices;
  CHECK(notices == std::vector<std::string>{"the query ranks by its 1024 most significant terms; 2 were left out"});

  auto session = search::Session::open({archive.index()}).value();
  const query::Node tree = query::parse(request.query, kToday).value();
  const auto shorter = query::shortened(tree, query::kMaxWords, session.indexes(), session.analyzer());
  REQUIRE(shorter);
  CHECK(shorter->left_out == 2);
  std::vector<std::string> kept;
  for (const query::Node& child : shorter->tree.children)
    if (!child.text.starts_with("seul")) kept.push_back(child.text);
  // What no dispatch has tells nothing; what is required or excluded stays.
  CHECK(kept == std::vector<std::string>{"gaz", "souvent", "vote"});
  CHECK(shorter->tree.children.size() == 1022 + 2 + 3);
  CHECK_FALSE(query::shortened(query::parse(query, kToday).value(), 1025, session.indexes(), session.analyzer()));
}

TEST_CASE("Intervals beside OR find what any of them finds, however many and however they overlap") {
  std::vector<Dispatch> dispatches;
  for (int i = 0; i < 48; ++i) {
    const int month = 1 + i % 12;
    const std::string text = (month < 10 ? "0" : "") + std::to_string(month);
    Dispatch dispatch = dispatch_of("d" + std::to_string(i), i % 3 == 0 ? "Le gaz augmente." : "Il pleut.");
    if (i % 8 == 0) dispatch.source = "AFP";
    dispatches.push_back(i % 6 == 5 ? dispatch : dated(dispatch, std::to_string(2018 + i / 12) + "-" + text));
  }
  const Archive archive(dispatches);
  const std::vector<std::string> operands{
      "date:2018-02..2018-05", "date:2018-04..2019-01", "date:=2019", "source:AFP", "gaz", "date:1990"};
  for (std::size_t chosen = 1; chosen < 1U << operands.size(); ++chosen) {
    std::string query;
    std::set<std::string> expected;
    for (std::size_t i = 0; i < operands.size(); ++i) {
      if ((chosen >> i & 1U) == 0) continue;
      query += (query.empty() ? "" : " OU ") + operands[i];
      expected.merge(ids_in(archive, operands[i]));
    }
    INFO(query);
    CHECK(ids_in(archive, query) == expected);
  }
}

TEST_CASE("Function words and patterns are found in the field that is asked for") {
  const Archive archive({dispatch_of("both", "Il part avec elle pour Paris.", "Sans gaz avec vous"),
                         dispatch_of("text", "Il part sans elle pour Parme, avec nous.", "Le prix"),
                         dispatch_of("title", "Il part.", "Avec Parme, sans Paris"),
                         dispatch_of("neither", "Le prix du gaz.", "")});
  archive.finds({{"+avec", "both text title"},
                 {"titre:avec", "both title"},
                 {"titre:sans", "both title"},
                 {"avec SAUF titre:avec", "text"},
                 {"pour ET avec", "both text"},
                 {"titre:pour OU titre:parm*", "title"},
                 {"par*", "both text title"},
                 {"titre:par*", "title"},
                 {"titre:(de OU du)", ""}});
}
