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
