// What a dispatch is about ranks beside its words, from an index however it came to be.

#include <filesystem>

#include <catch2/catch.hpp>

#include "schema/index_directory.h"
#include "schema/topic_space.h"
#include "search/archive.h"

using namespace depeche;
using namespace depeche::test;

namespace {

// Eight of the thirty words of a subject: mer0 to mer29, soin0 to soin29.
std::string words_of(const std::string& subject, unsigned seed) {
  std::string text;
  for (unsigned i = 0; i < 8; ++i) text += subject + std::to_string((seed * 7 + i * (seed % 5 + 1)) % 30) + ' ';
  return text;
}

// Reports from the sea and from hospitals; all are from some port.
std::vector<Dispatch> two_subjects(unsigned first = 0, unsigned count = 60) {
  std::vector<Dispatch> dispatches;
  for (unsigned number = first; number < first + count; ++number)
    dispatches.push_back(
        dispatch_of("d" + std::to_string(number), words_of(number % 2 == 0 ? "mer" : "soin", number) + "port"));
  return dispatches;
}

std::vector<Dispatch> with_ports() {
  std::vector<Dispatch> dispatches = two_subjects();
  dispatches.push_back(dispatch_of("at-hospital", "Le port du masque : soin1 soin4 soin8 soin12 soin20."));
  dispatches.push_back(dispatch_of("at-sea", "Le port de Brest : mer1 mer4 mer8 mer12 mer20."));
  return dispatches;
}

double topic_of(const SearchResults& results, std::string_view id) {
  for (const Hit& hit : results.hits)
    for (const auto& [name, value] : hit.features)
      if (hit.dispatch.id == id && name == "topic") return value;
  FAIL(id << " was not found");
  return 0;
}

SearchRequest explained(const std::string& query) {
  SearchRequest request = request_of(query);
  request.explain_ranking = true;
  request.limit = 100;
  return request;
}

std::uint32_t learnt_from(const std::string& index) {
  const auto generation = schema::current_generation(index).value();
  return schema::TopicSpace(generation, schema::owner_of(Xapian::Database(generation.string()))).documents();
}

}  // namespace

TEST_CASE("Of dispatches with the same word of the query, the one about its subject comes first") {
  const Archive archive(with_ports());
  const auto results = archive.search(explained("port mer3"));
  CHECK(topic_of(results, "at-sea") > 3 * topic_of(results, "at-hospital"));
  const auto medical = archive.search(explained("port soin3"));
  CHECK(topic_of(medical, "at-hospital") > 3 * topic_of(medical, "at-sea"));
}

TEST_CASE(
    "Topics are kept when dispatches are added and replaced, and learnt again with a new generation, and an index "
    "stays "
    "sound") {
  const Archive archive(with_ports());
  const auto further = [&](const std::string& text) {
    store(archive.index(), {dispatch_of("new", text)});
    REQUIRE(check_index(archive.index()));
    const auto results = archive.search(explained("port mer3"));
    return topic_of(results, "new") > 0.5 * topic_of(results, "at-sea");
  };
  CHECK(further("Un port, mer2 et mer9."));
  CHECK_FALSE(further("Un port, soin2 et soin9."));
  CHECK(learnt_from(archive.index()) == 62);
  REQUIRE(compact_index(archive.index()));
  REQUIRE(check_index(archive.index()));
  CHECK(learnt_from(archive.index()) == 63);
  store(archive.index(), two_subjects(100, 30), {.jobs = 1, .rebuild = true});
  REQUIRE(check_index(archive.index()));
  CHECK(learnt_from(archive.index()) == 30);
}

TEST_CASE("An archive that has grown to more than twice what its topics were learnt from learns them again") {
  const TemporaryFolder folder;
  const std::string index = folder / "index";
  store(index, two_subjects(0, 40));
  unsigned added = 40;
  while (learnt_from(index) == 40 && added < 200) {
    store(index, two_subjects(added, 3));
    added += 3;
  }
  CHECK(added > 80);
  CHECK(added < 100);
  REQUIRE(check_index(index));
}

TEST_CASE("Few dispatches teach nothing, and beside such an index topics do not count") {
  const Archive few({dispatch_of("a", "Le port du masque."), dispatch_of("b", "Le port de Brest.")});
  CHECK(topic_of(few.search(explained("port")), "a") == 0);
  const Archive many(with_ports());
  const auto both = Searcher::open(std::vector<std::filesystem::path>{few.index(), many.index()});
  REQUIRE(both);
  const auto results = both->search(explained("port mer3"));
  REQUIRE(results);
  CHECK(topic_of(*results, "at-sea") == 0);
  const Archive more(with_ports());
  const auto rich = Searcher::open(std::vector<std::filesystem::path>{more.index(), many.index()});
  REQUIRE(rich);
  CHECK(topic_of(rich->search(explained("mer12")).value(), "at-sea") > 0);
}
