#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

#include "depeche/depeche.h"
#include "support/dispatches.h"
#include "support/temporary_folder.h"

using namespace depeche;
using namespace depeche::test;

namespace {

constexpr int kCommits = 12;

Status write_one(IndexWriter& writer, int number) {
  auto added = writer.add(dated(dispatch_of("n" + std::to_string(number), "Une marée de plus à Brest."), "2022-01-13"));
  if (!added) return added;
  const auto counts = writer.commit();
  return counts ? Status{} : tl::unexpected(counts.error());
}

// Searches until told to stop; totals must never fall, for commits only add.
void search_on(const Searcher& searcher, const std::atomic<bool>& stop, std::atomic<int>& failures) {
  SearchRequest request;
  request.query = "marée Brest";
  request.counting = Counting::exact;
  std::size_t seen = 0;
  do {
    const auto results = searcher.search(request);
    if (!results || results->total < seen) {
      ++failures;
      return;
    }
    seen = results->total;
  } while (!stop);
}

TEST_CASE("several threads search one searcher while a writer commits", "[api][threads]") {
  const TemporaryFolder folder;
  auto writer = IndexWriter::open(folder / "index");
  REQUIRE(writer);
  REQUIRE(write_one(*writer, 0));
  const auto searcher = Searcher::open(folder / "index");
  REQUIRE(searcher);

  std::atomic<bool> stop = false;
  std::atomic<int> failures = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 3; ++i) threads.emplace_back([&] { search_on(*searcher, stop, failures); });
  bool written = true;
  for (int i = 1; i < kCommits; ++i) written = write_one(*writer, i).has_value() && written;
  stop = true;
  for (std::thread& thread : threads) thread.join();

  CHECK(written);
  CHECK(failures == 0);
  SearchRequest request;
  request.query = "marée";
  CHECK(searcher->search(request).value().total == kCommits);
}

}  // namespace
