// An index of several parts: large runs become parts, and all parts together are what one would be.

#include <atomic>
#include <csignal>
#include <optional>
#include <random>
#include <thread>

#include <catch2/catch.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include "depeche/index.h"
#include "depeche/prune.h"
#include "depeche/search.h"
#include "schema/index_directory.h"
#include "support/dispatches.h"
#include "support/effort.h"
#include "support/temporary_folder.h"

using namespace depeche;
using namespace depeche::test;
namespace fs = std::filesystem;

namespace {

// Short ones, since a part begins with a thousand.
Dispatch story(unsigned number, unsigned version = 0) {
  return dispatch_of("afp-" + std::to_string(number),
                     "L'OTSC débute son retrait, mot" + std::to_string(number * 31 % 501) + " et mot" +
                         std::to_string(number * 7 % 97) + " version" + std::to_string(version));
}

std::vector<Dispatch> stories(unsigned first, unsigned last, unsigned version = 0) {
  std::vector<Dispatch> dispatches;
  for (unsigned number = first; number < last; ++number) dispatches.push_back(story(number, version));
  return dispatches;
}

using Sizes = std::vector<std::size_t>;

// With so little memory a run begins a part when it brings a thousand dispatches.
WriterOptions in_parts(unsigned parts = 8) {
  return {.jobs = 2, .memory = std::size_t{2} << 20, .wait_lock_seconds = 10, .parts = parts};
}

Sizes parts_of(const fs::path& index) { return index_stats(index).value().parts; }

// The whole text of a dispatch; empty when there is none.
std::string text_of(const fs::path& index, const std::string& id) {
  const auto found = Searcher::open(index)->find(id);
  return found && *found ? (*found)->text : std::string();
}

Result<SearchResults> search(const fs::path& index, const std::string& query = "OTSC") {
  SearchRequest request;
  request.query = query;
  request.fold_versions = false;
  const auto searcher = Searcher::open(index);
  if (!searcher) return tl::unexpected<Error>(searcher.error());
  return searcher->search(request);
}

std::size_t count(const fs::path& index, const std::string& query = "OTSC") { return search(index, query)->total; }

void check_sound(const fs::path& index) {
  const auto status = check_index(index);
  if (!status) FAIL_CHECK(status.error().message);
}

void remove(const fs::path& index, unsigned first, unsigned last) {
  auto writer = IndexWriter::open(index, in_parts()).value();
  for (unsigned number = first; number < last; ++number)
    REQUIRE(writer.remove("afp-" + std::to_string(number)).value());
  REQUIRE(writer.commit());
}

// Parts of 2,200 and 1,000.
void make_parts(const fs::path& index) {
  store(index, stories(0, 2200), in_parts());
  store(index, stories(2200, 3200), in_parts());
  REQUIRE(parts_of(index) == Sizes{2200, 1000});
}

}  // namespace

TEST_CASE("A large run becomes a part of its own, a small one goes to the last part, and parts are merged") {
  const TemporaryFolder folder;
  const fs::path index = folder / "index";
  make_parts(index);
  store(index, stories(3200, 3210));
  CHECK(parts_of(index) == Sizes{2200, 1010});
  check_sound(index);
  CHECK(count(index) == 3210);
  store(index, stories(3210, 4225), in_parts());  // more than half of the last, and then of the first
  CHECK(parts_of(index) == Sizes{4225});
  CHECK(count(index) == 4225);
  check_sound(index);
}

TEST_CASE("What a run replaces or removes leaves the part that has it, in the same commit") {
  const TemporaryFolder folder;
  const fs::path index = folder / "index";
  make_parts(index);
  const Searcher open = Searcher::open(index).value();
  std::optional<IndexWriter> writer = IndexWriter::open(index, in_parts()).value();
  REQUIRE(writer->add(story(7, 1)));
  REQUIRE(writer->add(story(2300, 1)));
  REQUIRE(writer->add(story(9000)));
  CHECK(writer->remove("afp-8").value());
  CHECK(writer->remove("afp-2301").value());
  CHECK_FALSE(writer->remove("afp-2301").value());
  REQUIRE(writer->add(story(12)));
  CHECK(text_of(index, "afp-7").ends_with("version0"));
  const auto counts = writer->commit();
  writer.reset();
  REQUIRE(counts);
  CHECK(counts->added == 1);
  CHECK(counts->replaced == 2);
  CHECK(counts->unchanged == 1);
  CHECK(parts_of(index) == Sizes{2198, 1001});
  CHECK(text_of(index, "afp-7").ends_with("version1"));
  CHECK(text_of(index, "afp-2300").ends_with("version1"));
  CHECK(text_of(index, "afp-8").empty());
  CHECK(text_of(index, "afp-2301").empty());
  CHECK(count(index) == 3199);
  CHECK((*open.find("afp-7"))->text.ends_with("version1"));
  check_sound(index);

  // The same by a run that becomes a part.
  std::vector<Dispatch> run = stories(0, 500, 2);
  for (Dispatch& dispatch : stories(2600, 3000, 2)) run.push_back(std::move(dispatch));
  for (Dispatch& dispatch : stories(5000, 5200, 2)) run.push_back(std::move(dispatch));
  const auto stored = store(index, run, in_parts());
  CHECK(stored.replaced == 899);  // one was removed before
  CHECK(stored.added == 201);
  CHECK(count(index) == 3400);
  CHECK(text_of(index, "afp-8").ends_with("version2"));
  CHECK(text_of(index, "afp-2700").ends_with("version2"));
  check_sound(index);
}

TEST_CASE("Many dispatches that leave a part have it written anew, and one that loses all is gone") {
  const TemporaryFolder folder;
  const fs::path index = folder / "index";
  store(index, stories(0, 8'000), in_parts());
  store(index, stories(8'000, 9'500), in_parts());
  REQUIRE(parts_of(index) == Sizes{8'000, 1500});
  store(index, stories(100, 5'200, 1), in_parts());
  CHECK(index_stats(index)->dispatches == 9'500);
  CHECK(count(index, "version1") == 5'100);
  check_sound(index);

  const fs::path other = folder / "other";
  make_parts(other);
  remove(other, 2200, 3200);
  CHECK(count(other) == 2200);
  check_sound(other);
  store(other, stories(2200, 3200), in_parts());
  CHECK(count(other) == 3200);
  remove(other, 0, 2200);
  CHECK(count(other) == 1000);
  check_sound(other);
}

TEST_CASE("The parts of an index become one by --parts 1 and by compaction, and stay without either") {
  const TemporaryFolder folder;
  const fs::path index = folder / "index";
  make_parts(index);
  const std::string topics = index_stats(index)->topics;
  store(index, stories(10, 12, 3));
  CHECK(parts_of(index).size() == 2);
  REQUIRE(back_up_index(index, folder / "copy").value() == 3200);
  CHECK(parts_of(folder / "copy") == parts_of(index));
  check_sound(folder / "copy");
  SECTION("by compaction") { REQUIRE(compact_index(index)); }
  SECTION("by the number of parts") { store(index, {}, in_parts(1)); }
  CHECK(parts_of(index) == Sizes{3200});
  CHECK(index_stats(index)->topics != topics);
  CHECK(index_stats(index)->topic_dispatches == 3200);
  CHECK(text_of(index, "afp-11").ends_with("version3"));
  check_sound(index);
}

TEST_CASE("All parts of an index have the same topics, those of another index when it takes them over") {
  const TemporaryFolder folder;
  const fs::path index = folder / "index";
  make_parts(index);
  const std::string topics = index_stats(index)->topics;
  store(folder / "teacher", stories(7000, 7100));
  WriterOptions taking = in_parts();
  taking.topics_of = folder / "teacher";
  store(index, stories(5000, 5002), taking);
  CHECK(index_stats(index)->topics == index_stats(folder / "teacher")->topics);
  store(index, stories(6000, 7100), in_parts());
  CHECK(parts_of(index) == Sizes{3202, 1100});
  CHECK(index_stats(index)->topics == index_stats(folder / "teacher")->topics);
  check_sound(index);
}

TEST_CASE("Files that the index knows are known whichever part has their dispatches") {
  const TemporaryFolder folder;
  const fs::path index = folder / "index";
  const fs::path file = folder / "a.txt";
  write_file(file, "Le gaz.");
  ::usleep(150'000);
  const auto run = [&](std::vector<Dispatch> of_file, std::vector<Dispatch> others) {
    auto writer = IndexWriter::open(index, in_parts());
    const auto known = writer->begin_file(file.string());
    if (!*known) {
      for (Dispatch& dispatch : of_file) {
        dispatch.path = file.string();
        REQUIRE(writer->add(dispatch));
      }
      writer->end_file(true);
    }
    for (Dispatch& dispatch : others) REQUIRE(writer->add(dispatch));
    REQUIRE(writer->commit());
    return known->has_value();
  };
  CHECK_FALSE(run(stories(0, 2), stories(10, 2200)));
  CHECK(run({}, stories(2200, 3200)));
  CHECK(run({}, {}));
  store(index, {story(1, 1)});  // which is no longer what the file gave
  CHECK(parts_of(index).size() == 2);
  CHECK_FALSE(run(stories(0, 2), {}));
  CHECK(text_of(index, "afp-1").ends_with("version0"));
  CHECK(run({}, {}));
  REQUIRE(compact_index(index));
  CHECK(run({}, {}));
}

TEST_CASE("Pruning sees the dispatches of all parts") {
  const TemporaryFolder folder;
  const fs::path index = folder / "index";
  std::vector<Dispatch> first = stories(0, 2200);
  std::vector<Dispatch> second = stories(2200, 3200);
  for (Dispatch& dispatch : first) dispatch.path = (folder / "in" / dispatch.id).string();
  for (Dispatch& dispatch : second) dispatch.path = (folder / "in" / dispatch.id).string();
  store(index, first, in_parts());
  store(index, second, in_parts());
  Pruning pruning({(folder / "in").string()}, false);
  for (const Dispatch& dispatch : first)
    if (dispatch.id != "afp-5") pruning.saw(dispatch);
  for (const Dispatch& dispatch : second)
    if (dispatch.id != "afp-3000") pruning.saw(dispatch);
  CHECK(pruning.vanished(index).value() == std::vector<std::string>{"afp-5", "afp-3000"});
}

TEST_CASE("A copy of links of an index in parts stays what it was when the index changes") {
  const TemporaryFolder folder;
  const fs::path index = folder / "index";
  make_parts(index);
  fs::copy(index, folder / "copy", fs::copy_options::recursive | fs::copy_options::create_hard_links);
  store(index, {story(1, 1), story(2201, 1), story(9000)});
  store(index, {story(2, 1), story(2202, 1), story(9001)});
  CHECK(count(index) == 3202);
  CHECK(count(folder / "copy") == 3200);
  CHECK(text_of(folder / "copy", "afp-1").ends_with("version0"));
  check_sound(index);
  check_sound(folder / "copy");
}

TEST_CASE("An index in parts whose small files are damaged is whole or an error, never a piece of itself") {
  const TemporaryFolder folder;
  const fs::path index = folder / "index";
  make_parts(index);
  store(index, {story(1, 1), story(2201, 1)});
  const schema::IndexDirectory directory = schema::inspect_index(index);
  const fs::path first = index / directory.older.front().name;
  const fs::path last = directory.generation_path();
  SECTION("without CURRENT, the last part names the others") { fs::remove(index / "CURRENT"); }
  SECTION("without the mark of the last part, CURRENT names the others") { fs::remove(last / "IDENTITY"); }
  SECTION("an older part without a mark is known by its database") { fs::remove(first / "IDENTITY"); }
  SECTION("IDENTITY is made anew") { fs::remove(index / "IDENTITY"); }
  SECTION("without an older part there is no index") {
    fs::rename(first, folder / "away");
    const auto results = search(index);
    REQUIRE_FALSE(results);
    CHECK(results.error().code == ErrorCode::corrupt);
    CHECK_THAT(results.error().message, Catch::Contains(first.filename().string()));
    CHECK_FALSE(try_store(index, {story(9000)}));
    fs::rename(folder / "away", first);
  }
  SECTION("the older part alone is no index, either") {
    fs::rename(last, folder / "away");
    fs::rename(index / "CURRENT", folder / "CURRENT");
    const auto results = search(index);
    REQUIRE_FALSE(results);
    CHECK(results.error().code == ErrorCode::corrupt);
    fs::rename(folder / "away", last);
    fs::rename(folder / "CURRENT", index / "CURRENT");
  }
  CHECK(count(index) == 3200);
  store(index, {story(9000)});
  CHECK(count(index) == 3201);
  CHECK(schema::inspect_index(index).complaint.empty());
  check_sound(index);
}

TEST_CASE("Searches see each commit to several parts whole, while one follows the other", "[threads]") {
  const TemporaryFolder folder;
  const fs::path index = folder / "index";
  make_parts(index);
  const auto searcher = Searcher::open(index);
  REQUIRE(searcher);
  std::atomic<unsigned> committed = 0;
  std::atomic<bool> done = false;
  std::atomic<int> wrong = 0;
  std::atomic<int> searched = 0;
  const auto total = [&](const std::string& query) {
    SearchRequest request;
    request.query = query;
    request.fold_versions = false;
    const auto results = searcher->search(request);
    return results ? results->total : std::size_t{0};
  };
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 2; ++thread)
    threads.emplace_back([&] {
      while (!done) {
        const unsigned version = committed;
        wrong += total("OTSC") != 3200 ? 1 : 0;
        const std::size_t of_version = total("version" + std::to_string(version + 1));
        wrong += of_version != 0 && of_version != 60 ? 1 : 0;
        ++searched;
      }
    });
  for (unsigned version = 1; version <= effort(40U, 10U); ++version) {
    std::vector<Dispatch> run = stories(100, 130, version);
    for (Dispatch& dispatch : stories(2300, 2330, version)) run.push_back(std::move(dispatch));
    store(index, run);
    committed = version;
  }
  done = true;
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == 0);
  CHECK(searched > 0);
  check_sound(index);
}

TEST_CASE("A killed run over several parts leaves the index before it or after it, and the next run completes") {
  std::mt19937 random(28);
  const TemporaryFolder folder;
  const fs::path index = folder / "index";
  make_parts(index);
  unsigned killed = 0;
  for (unsigned version = 1; version <= effort(8U, 4U); ++version) {
    const bool large = version % 2 == 0;
    std::vector<Dispatch> run = stories(0, large ? 700 : 40, version);
    for (Dispatch& dispatch : stories(2200, large ? 2700 : 2240, version)) run.push_back(std::move(dispatch));
    const pid_t child = ::fork();
    if (child == 0) ::_exit(try_store(index, run, in_parts()) ? 0 : 1);
    ::usleep(static_cast<unsigned>(random()) % (large ? 900'000 : 120'000));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    killed += WIFEXITED(status) ? 0 : 1;
    CAPTURE(version);
    const std::size_t done = count(index, "version" + std::to_string(version));
    CHECK((done == 0 || done == run.size()));
    CHECK(count(index) == 3200);
    check_sound(index);
  }
  CHECK(killed > 0);
  store(index, stories(0, 3200, 99), in_parts());
  CHECK(count(index, "version99") == 3200);
  std::size_t generations = 0;
  for (const auto& entry : fs::directory_iterator(index))
    generations += entry.path().filename().string().starts_with("gen-") ? 1 : 0;
  CHECK(generations == parts_of(index).size());
  check_sound(index);
}
