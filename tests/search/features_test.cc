#include <algorithm>

#include <catch2/catch.hpp>

#include "search/archive.h"

using namespace depeche;
using namespace depeche::test;

namespace {

double feature(const Hit& hit, std::string_view name) {
  const auto found =
      std::find_if(hit.features.begin(), hit.features.end(), [&](const auto& row) { return row.first == name; });
  REQUIRE(found != hit.features.end());
  return found->second;
}

// The value of one feature in the dispatch with this text, beside two others that give its words their worth.
double feature_of(std::string text, std::string title, const std::string& query, std::string_view name) {
  const Archive archive(
      {dispatch_of("it", std::move(text), std::move(title)), dispatch_of("a", "Rien."), dispatch_of("b", "Rien.")});
  SearchRequest request = request_of(query);
  request.explain_ranking = true;
  const auto results = archive.search(request);
  REQUIRE(results.hits.size() == 1);
  return feature(results.hits.front(), name);
}

struct Row {
  std::string_view feature;
  std::string query;
  std::string more;  // a text with more of it …
  std::string less;  // … than this one
};

std::string spaced(std::size_t words) {
  std::string text;
  for (std::size_t i = 0; i < words; ++i) text += "mot" + std::to_string(i) + ' ';
  return text;
}

}  // namespace

TEST_CASE("each feature of a text tells the better match from the worse") {
  const std::string far = spaced(60);
  const std::vector<Row> rows{
      {"stem-in-text", "retrait", "Le retrait suit les retraits.", "Le retrait suit les troupes."},
      {"form-in-text", "retrait", "Le retrait suit le retrait.", "Le retrait suit les retraits."},
      {"exact-form", "marché", "Le marché ouvre.", "La marche ouvre."},
      {"best-passage", "retrait troupes", "Le retrait des troupes " + far, "Le retrait " + far + " des troupes."},
      {"coverage", "retrait troupes", "Le retrait des troupes.", "Le retrait du retrait."},
      {"pairs", "retrait troupes", "Le retrait des troupes.", "Les troupes en retrait."},
      {"pairs", "retrait troupes", "Le retrait de nos troupes.", "Le retrait, dit le chef, des troupes."},
      {"lead", "retrait", "Le retrait " + far, far + "retrait."},
      {"early", "retrait", "Le retrait " + far, "Un nouveau retrait " + far},
      {"early", "retrait troupes", "Le retrait des troupes " + far, "Le retrait " + far + " des troupes."},
      {"early", "retrait troupes", "Le retrait " + spaced(800) + " des troupes.", "Le retrait " + spaced(800)},
      {"length", "retrait", "Le retrait " + far, "Le retrait."},
      {"variety", "retrait", "Le retrait des troupes.", "Le retrait du retrait."},
  };
  for (const Row& row : rows) {
    INFO(row.feature << ": " << row.more);
    CHECK(feature_of(row.more, "", row.query, row.feature) > feature_of(row.less, "", row.query, row.feature));
  }
}

TEST_CASE("A word is a name as far as the archive writes it as one") {
  const auto of_query = [](const std::string& query, const std::vector<Dispatch>& others) {
    std::vector<Dispatch> dispatches = others;
    dispatches.push_back(dispatch_of("it", "Hier, Hollande et la hausse de Royale."));
    const Archive archive(dispatches);
    SearchRequest request = request_of(query);
    request.explain_ranking = true;
    const auto results = archive.search(request);
    const auto hit = std::ranges::find(results.hits, "it", [](const Hit& hit) { return hit.dispatch.id; });
    REQUIRE(hit != results.hits.end());
    return std::pair(feature(*hit, "names"), feature(*hit, "coverage"));
  };
  const std::vector<Dispatch> names{dispatch_of("a", "Selon Royale, rien ne presse."), dispatch_of("b", "Rien.")};
  const std::vector<Dispatch> mixed{dispatch_of("a", "La garde royale défile."), dispatch_of("b", "Rien.")};
  const auto [always, worth] = of_query("Royale", names);
  CHECK(worth > 0);
  CHECK(always == Approx(worth));
  CHECK(of_query("royale", names).first == Approx(worth));
  CHECK(of_query("Royale", mixed).first == 0);
  CHECK(of_query("hausse", names).first == 0);
  const auto [of_both, worth_of_both] = of_query("hausse Royale", names);
  CHECK(of_both > 0);
  CHECK(of_both < worth_of_both);
}

TEST_CASE("features of the title are counted there only") {
  const std::string text = "Le retrait commence.";
  for (const auto* name : {"stem-in-title", "form-in-title", "title-covered"}) {
    INFO(name);
    CHECK(feature_of(text, "Un retrait annoncé", "retrait", name) > 0);
    CHECK(feature_of(text, "Une annonce", "retrait", name) == 0);
  }
  CHECK(feature_of(text, "Un retrait", "retrait", "title-covered") >
        feature_of(text, "Un retrait annoncé hier par le ministre", "retrait", "title-covered"));
}

TEST_CASE("a feature that is switched off weighs nothing, an unknown one is an error") {
  const Archive archive(
      {dispatch_of("a", "Le retrait des troupes."), dispatch_of("b", "Des troupes, un retrait lent.")});
  SearchRequest request = request_of("retrait");
  const double with_all = archive.search(request).hits.front().score;
  CHECK(with_all > 10);
  for (const std::string_view name : ranking_features()) request.without.emplace_back(name);
  for (const Hit& hit : archive.search(request).hits) CHECK(hit.score == 10);
  request.without = {"stem-in-text"};
  CHECK(archive.search(request).hits.front().score < with_all);
  request.without = {"beauty"};
  const auto refused = archive.searcher().search(request);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message == "there is no ranking feature \"beauty\"");
}
