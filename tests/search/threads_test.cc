#include <atomic>
#include <thread>

#include <catch2/catch.hpp>

#include "search/archive.h"

using namespace depeche;
using namespace depeche::test;

namespace {

constexpr int kReaders = 4;
constexpr int kCommits = 30;
constexpr int kBatch = 20;  // dispatches of one commit

std::vector<Dispatch> batch_of(int number) {
  std::vector<Dispatch> batch;
  for (int i = 0; i < kBatch; ++i)
    batch.push_back(dated(dispatch_of(std::to_string(number) + "-" + std::to_string(i),
                                      "Le retrait du numéro" + std::to_string(number) + ".", "Un coup d'État"),
                          "2022-01"));
  return batch;
}

// Catch2's macros are not for several threads: readers note what is wrong.
struct Reader {
  std::string wrong;
  std::size_t last = 0;
  std::size_t searches = 0;

  void search_once(const Searcher& searcher, std::size_t turn) {
    static const std::vector<std::string> queries{"retrait", "\"coup d'État\"", "retr*", "date:2022-01-13",
                                                  "numéro1 numéro2 retrait"};
    const std::string& query = queries[turn % queries.size()];
    SearchRequest request = request_of(query);
    request.counting = Counting::exact;
    const auto results = searcher.search(request);
    if (!results) return note(query + ": " + results.error().message);
    if (results->total % kBatch != 0) note(query + ": half a commit is visible");
    if (results->total < last) note(query + ": dispatches vanished");
    if (results->hits.empty()) note(query + ": no hits");
    last = results->total;
    ++searches;
  }

  void note(const std::string& what) {
    if (wrong.empty()) wrong = what;
  }
};

}  // namespace

TEST_CASE("readers in four threads see every commit of a writer without errors", "[threads]") {
  const Archive archive(batch_of(0));
  std::atomic<bool> done = false;
  std::vector<Reader> readers(kReaders);
  std::vector<std::thread> threads;
  for (int r = 0; r < kReaders; ++r)
    threads.emplace_back([&, r] {
      for (std::size_t turn = static_cast<std::size_t>(r); !done; ++turn)
        readers[static_cast<std::size_t>(r)].search_once(archive.searcher(), turn);
    });
  std::string failed;
  const auto commit = [&](int first, int last, bool rebuild) {
    WriterOptions options;
    options.jobs = 1;
    options.rebuild = rebuild;
    auto writer = IndexWriter::open(archive.index(), options);
    if (!writer) return void(failed = writer.error().message);
    for (int number = first; number < last; ++number)
      for (const Dispatch& dispatch : batch_of(number))
        if (const Status added = writer->add(dispatch); !added) failed = added.error().message;
    if (const auto counts = writer->commit(); !counts) failed = counts.error().message;
  };
  for (int number = 1; number < kCommits; ++number) commit(number, number + 1, false);
  commit(0, kCommits + 1, true);
  done = true;
  for (std::thread& thread : threads) thread.join();
  INFO(failed);
  CHECK(failed.empty());
  for (const Reader& reader : readers) {
    INFO(reader.wrong);
    CHECK(reader.wrong.empty());
    CHECK(reader.searches > 0);
  }
  CHECK(archive.search("retrait").total == (kCommits + 1) * kBatch);
}

// Xapian counts the holders of a query without locks, so none may be shared.
TEST_CASE("threads that only filter share nothing", "[threads]") {
  const Archive archive(batch_of(0));
  std::atomic<std::size_t> found = 0;
  std::vector<std::thread> threads;
  constexpr std::size_t kSearches = 3000;
  for (int r = 0; r < kReaders; ++r)
    threads.emplace_back([&] {
      SearchRequest request = request_of("date:2022-01");
      request.usable = true;
      request.limit = 1;
      for (std::size_t turn = 0; turn < kSearches; ++turn)
        if (const auto results = archive.searcher().search(request); results) found += results->hits.size();
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(found == kReaders * kSearches);
}

TEST_CASE("an index that is rebuilt again and again opens all the same", "[threads]") {
  const Archive archive(batch_of(0));
  std::atomic<bool> done = false;
  std::vector<std::string> wrong(kReaders);
  std::vector<std::thread> threads;
  for (std::string& complaint : wrong)
    threads.emplace_back([&] {
      while (!done && complaint.empty()) {
        const auto searcher = Searcher::open(archive.index());
        if (!searcher) complaint = searcher.error().message;
      }
    });
  for (int number = 0; number < kCommits; ++number)
    store(archive.index(), batch_of(number), {.jobs = 1, .rebuild = true});
  done = true;
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == std::vector<std::string>(kReaders));
}
