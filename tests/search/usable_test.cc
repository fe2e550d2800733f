#include <catch2/catch.hpp>

#include "search/archive.h"

using namespace depeche;
using namespace depeche::test;

namespace {

Dispatch with(Dispatch dispatch, PublicationStatus status, int embargo_year = 0) {
  dispatch.status = status;
  if (embargo_year > 0)
    dispatch.embargoed_until =
        std::chrono::sys_seconds(Day{std::chrono::year{embargo_year} / 1 / 13}) + std::chrono::hours(5);
  return dispatch;
}

const std::vector<Dispatch> kDispatches{
    dispatch_of("a", "Il pleut."),
    with(dispatch_of("b", "Il pleut fort."), PublicationStatus::canceled),
    with(dispatch_of("c", "Il pleut encore."), PublicationStatus::withheld),
    with(dispatch_of("d", "Il pleut à Lyon."), PublicationStatus::usable, 9998),
    with(dispatch_of("e", "Il pleut à Lille."), PublicationStatus::usable, 2022),
};

}  // namespace

TEST_CASE("usable leaves out what is canceled, withheld or under embargo, with words and without") {
  const Archive archive(kDispatches);
  for (const char* query : {"pleut", "", "\"il pleut\""}) {
    SearchRequest request = request_of(query);
    CHECK(archive.sorted_ids(request) == "a b c d e");
    request.usable = true;
    CHECK(archive.sorted_ids(request) == "a e");
    CHECK(archive.search(request).total == 2);
  }
}

TEST_CASE("The status is a field, and comes back with the dispatch") {
  const Archive archive(kDispatches);
  archive.finds({{"status:canceled", "b"},
                 {"statut:withheld", "c"},
                 {"status:embargoed", "d e"},
                 {"status:usable", "a e"},
                 {"pleut +statut:usable", "a e"},
                 {"pleut -status:Usable", "b c d"},
                 {"status:usable fort", ""}});
  for (const Dispatch& dispatch : kDispatches) CHECK(archive.searcher().find(dispatch.id).value() == dispatch);
}

TEST_CASE("A notice with an id of its own withdraws the dispatches that it names, whichever comes first") {
  const auto naming = [](Dispatch dispatch, const std::string& name, const std::string& id) {
    dispatch.properties.push_back({name, id, ""});
    return dispatch;
  };
  const Dispatch first = dispatch_of("urn:x:1", "Il pleut.");
  const Dispatch second = dispatch_of("urn:x:2", "Il pleut encore.");
  const Dispatch kill =
      with(naming(dispatch_of("urn:x:9", "Il ne pleut pas."), "corrects", "urn:x:1:2N"), PublicationStatus::canceled);
  const Dispatch replacement = naming(dispatch_of("urn:x:3", "Il pleut peu."), "withdraws", "urn:x:2");
  const Dispatch correction = naming(dispatch_of("urn:x:4", "Il pleut bien."), "corrects", "urn:x:3");
  for (const auto& dispatches : {std::vector{first, second, kill, replacement, correction},
                                 std::vector{correction, replacement, kill, second, first}}) {
    const TemporaryFolder folder;
    store(folder / "index", dispatches);
    const auto usable_ids = [&](const char* query) {
      const auto searcher = Searcher::open(folder / "index").value();
      SearchRequest request = request_of(query);
      request.usable = true;
      request.fold_versions = false;
      std::vector<std::string> ids;
      const auto results = searcher.search(request);
      for (const Hit& hit : results->hits) ids.push_back(hit.dispatch.id);
      std::ranges::sort(ids);
      return ids;
    };
    CHECK(usable_ids("pleut") == std::vector<std::string>{"urn:x:3", "urn:x:4"});
    CHECK(usable_ids("") == std::vector<std::string>{"urn:x:3", "urn:x:4"});
    CHECK(usable_ids("pleut status:usable") == std::vector<std::string>{"urn:x:3", "urn:x:4"});
    // A notice that no longer withdraws brings back what it named.
    store(folder / "index", {with(kill, PublicationStatus::usable)});
    CHECK(usable_ids("pleut") == std::vector<std::string>{"urn:x:1", "urn:x:3", "urn:x:4", "urn:x:9"});
  }
}

TEST_CASE("A dispatch that is withdrawn later replaces what it was") {
  const TemporaryFolder folder;
  store(folder / "index", {kDispatches[0]});
  store(folder / "index", {with(kDispatches[0], PublicationStatus::canceled)});
  const auto searcher = Searcher::open(folder / "index").value();
  SearchRequest request = request_of("pleut");
  CHECK(searcher.search(request)->hits.at(0).dispatch.status == PublicationStatus::canceled);
  request.usable = true;
  CHECK(searcher.search(request)->hits.empty());
  CHECK(check_index(folder / "index"));
}
