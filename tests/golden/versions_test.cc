// Which dispatches of corpus/versions are versions of one story, and which only look like it.

#include <filesystem>
#include <set>
#include <string>

#include <catch2/catch.hpp>

#include "depeche/index.h"
#include "depeche/read.h"
#include "depeche/search.h"
#include "support/temporary_folder.h"

using namespace depeche;

namespace {

// The chains of an index, each in the order of its ids.
std::set<std::string> chains_of(const std::string& index) {
  SearchRequest request;
  request.limit = 100;
  const auto results = Searcher::open(index).value().search(request);
  REQUIRE(results);
  std::set<std::string> chains;
  for (const Hit& hit : results->hits) {
    std::set<std::string> ids{hit.dispatch.id};
    for (const Version& version : hit.versions) ids.insert(version.id);
    std::string chain;
    for (const std::string& id : ids) chain += (chain.empty() ? "" : " ") + id;
    chains.insert(chain);
  }
  return chains;
}

// Indexes the corpus with `jobs` threads, `at_once` dispatches in each commit, the last dispatches first if
// `backwards`.
std::set<std::string> chains_with(unsigned jobs, std::size_t at_once, bool backwards = false) {
  const test::TemporaryFolder folder;
  std::vector<Dispatch> dispatches;
  ReadObserver observer;
  observer.dispatch = [&](Dispatch&& dispatch) { dispatches.push_back(std::move(dispatch)); };
  read_source(std::filesystem::path(DEPECHE_SOURCE_DIR) / "corpus" / "versions", {}, observer);
  REQUIRE(dispatches.size() == 14);
  if (backwards) std::reverse(dispatches.begin(), dispatches.end());
  WriterOptions options;
  options.jobs = jobs;
  auto writer = IndexWriter::open(folder / "index", options);
  REQUIRE(writer);
  for (std::size_t i = 0; i < dispatches.size(); ++i) {
    REQUIRE(writer->add(dispatches[i]));
    if ((i + 1) % at_once == 0) REQUIRE(writer->commit());
  }
  REQUIRE(writer->commit());
  return chains_of(folder / "index");
}

const std::set<std::string> kChains{"v-gaz-1 v-gaz-2 v-gaz-3 v-gaz-4",
                                    "v-gaz-apres",
                                    "v-foot-lyon",
                                    "v-foot-lens",
                                    "v-bourse-9",
                                    "v-bourse-10",
                                    "v-meteo-9",
                                    "v-meteo-10",
                                    "v-greve-1 v-greve-1-bis",
                                    "v-greve-2"};

TEST_CASE("A flash, its updates, a correction and a reprint are versions, and patterns and follow-ups are not") {
  CHECK(chains_with(1, 100) == kChains);
}

TEST_CASE("Threads, the number of runs and the order of arrival do not change what belongs together") {
  CHECK(chains_with(4, 100) == kChains);
  CHECK(chains_with(2, 1) == kChains);
  CHECK(chains_with(2, 3, true) == kChains);
}

}  // namespace
