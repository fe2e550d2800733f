// A dispatch that lacks a word of the query comes nearer by a word that goes with it.

#include <algorithm>
#include <filesystem>
#include <map>

#include <catch2/catch.hpp>

#include "search/archive.h"

using namespace depeche;
using namespace depeche::test;

namespace {

// Pairs of words of which neither stands without the other: flot0 and quille0 to flot119 and quille119. They are more
// than topics have dimensions: else each word would have one for itself.
std::vector<Dispatch> of_pairs(unsigned count) {
  std::vector<Dispatch> dispatches;
  for (unsigned number = 0; number < count; ++number) {
    std::string text;
    for (unsigned i = 0; i < 4; ++i) {
      const std::string pair = std::to_string((number * 7 + i * (number % 11 + 1)) % 120);
      text.append("flot").append(pair).append(" quille").append(pair).append(" ");
    }
    dispatches.push_back(dispatch_of("pairs" + std::to_string(number), text));
  }
  return dispatches;
}

std::string rare_words(const std::string& name, unsigned count) {
  std::string text;
  for (unsigned i = 0; i < count; ++i) text.append(name).append(std::to_string(i)).append(" ");
  return text;
}

// The hits of a query, the best first: their ids, and what one feature is of them.
using Counted = std::vector<std::pair<std::string, double>>;

Counted counted(const Searcher& searcher, std::string_view name, std::vector<std::string> without = {}) {
  SearchRequest request = request_of("+quai flot3");
  request.explain_ranking = true;
  request.limit = 100;
  request.without = std::move(without);
  const SearchResults results = searcher.search(request).value();
  Counted values;
  for (const Hit& hit : results.hits) {
    const auto found = std::ranges::find(hit.features, name, [](const auto& row) { return row.first; });
    values.emplace_back(hit.dispatch.id, found->second);
  }
  return values;
}

std::map<std::string, double> by_id(const Counted& values) { return {values.begin(), values.end()}; }

std::vector<Dispatch> with_quays(unsigned count) {
  std::vector<Dispatch> dispatches = of_pairs(count);
  dispatches.push_back(dispatch_of("has-it", "Le quai : flot3."));
  dispatches.push_back(dispatch_of("has-its-kin", "Le quai : quille3."));
  dispatches.push_back(dispatch_of("has-another", "Le quai : quille4."));
  dispatches.push_back(dispatch_of("in-title", "Le quai.", "La quille3"));
  dispatches.push_back(dispatch_of("in-lead", "Le quai " + rare_words("mot", 40) + "quille3."));
  dispatches.push_back(dispatch_of("behind-lead", "Le quai " + rare_words("nom", 60) + "quille3."));
  return dispatches;
}

}  // namespace

TEST_CASE("Kin is worth the word that is lacking when a word of the title or lead always goes with it") {
  const Archive archive(with_quays(400));
  auto kin = by_id(counted(archive.searcher(), "kin"));
  auto coverage = by_id(counted(archive.searcher(), "coverage"));
  const double idf = coverage["has-it"] - coverage["has-another"];
  CHECK(idf > 1);
  for (const auto* const id : {"has-its-kin", "in-title", "in-lead"})
    CHECK(kin[id] == Approx(0.85 * idf).epsilon(0.15));
  for (const auto* const id : {"has-it", "has-another", "behind-lead"}) CHECK(kin[id] == 0);
}

TEST_CASE("Kin can be left out, and is where too few dispatches taught the topics") {
  const Archive many(with_quays(400));
  CHECK(by_id(counted(many.searcher(), "kin", {"kin"}))["has-its-kin"] == 0);
  const Archive few(with_quays(200));
  CHECK(by_id(counted(few.searcher(), "kin"))["has-its-kin"] == 0);
  const auto both = Searcher::open(std::vector<std::filesystem::path>{many.index(), few.index()});
  REQUIRE(both);
  CHECK(by_id(counted(*both, "kin"))["has-its-kin"] == 0);
  std::vector<Dispatch> others = of_pairs(400);
  for (Dispatch& dispatch : others) dispatch.id.insert(0, "other-");
  const Archive more(others);
  const auto rich = Searcher::open(std::vector<std::filesystem::path>{many.index(), more.index()});
  REQUIRE(rich);
  CHECK(by_id(counted(*rich, "kin"))["has-its-kin"] > 1);
}

TEST_CASE("Kin is read of the best twenty, and the others count as their mean") {
  std::vector<Dispatch> dispatches = of_pairs(400);
  for (unsigned number = 0; number < 30; ++number)
    dispatches.push_back(
        dispatch_of("quay" + std::to_string(number),
                    std::string("Le quai : quille") + (number % 3 == 0 ? "3 " : "4 ") + rare_words("mot", number * 3)));
  const Archive archive(dispatches);
  const Counted before = counted(archive.searcher(), "kin", {"kin"});
  REQUIRE(before.size() == 30);
  auto kin = by_id(counted(archive.searcher(), "kin"));
  double sum = 0;
  for (std::size_t i = 0; i < 20; ++i) sum += kin[before[i].first];
  CHECK(sum > 1);
  for (std::size_t i = 20; i < 30; ++i) CHECK(kin[before[i].first] == Approx(sum / 20));
}
