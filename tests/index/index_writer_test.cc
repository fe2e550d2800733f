#include <fstream>
#include <functional>
#include <random>

#include <catch2/catch.hpp>

#include "depeche/index.h"
#include "index/read_back.h"
#include "schema/property_values.h"
#include "support/effort.h"
#include "support/file_bytes.h"
#include "support/sample_dispatches.h"
#include "support/temporary_folder.h"

using namespace depeche;
using namespace depeche::test;
namespace fs = std::filesystem;

namespace {

IndexWriter open_writer(const fs::path& index, WriterOptions options = {}) {
  auto writer = IndexWriter::open(index, options);
  if (!writer) FAIL(writer.error().message);
  return std::move(*writer);
}

void add(IndexWriter& writer, Dispatch dispatch) {
  const auto status = writer.add(std::move(dispatch));
  if (!status) FAIL(status.error().message);
}

WriterCounts commit(IndexWriter& writer) {
  const auto counts = writer.commit();
  if (!counts) FAIL(counts.error().message);
  return *counts;
}

// Adds the dispatches of [first, last) and commits.
WriterCounts add_all(const fs::path& index, unsigned first, unsigned last, unsigned version = 0) {
  return store(index, samples(first, last, version), {.jobs = 2});
}

std::string shown(const WriterCounts& counts) {
  return std::to_string(counts.added) + " added, " + std::to_string(counts.replaced) + " replaced, " +
         std::to_string(counts.unchanged) + " unchanged";
}

void require_sound(const fs::path& index) {
  CHECK(miscounts(index) == "");
  const auto status = check_index(index);
  if (!status) FAIL_CHECK(status.error().message);
  CHECK_FALSE(fs::exists(schema::work_path(schema::inspect_index(index))));
}

// The version that every id has in the index, by its last word.
std::map<std::string, std::string> versions_of(const fs::path& index) {
  std::map<std::string, std::string> versions;
  for (const Dispatch& dispatch : dispatches_of(index)) {
    CHECK(versions.count(dispatch.id) == 0);
    versions[dispatch.id] = dispatch.text.substr(dispatch.text.rfind(' ') + 1);
  }
  return versions;
}

}  // namespace

TEST_CASE("Dispatches are added, replaced, left alone and removed, and the counts say so") {
  const TemporaryFolder folder;
  const fs::path index = folder.path() / "index";
  CHECK(shown(add_all(index, 0, 5)) == "5 added, 0 replaced, 0 unchanged");
  CHECK(shown(add_all(index, 0, 6)) == "1 added, 0 replaced, 5 unchanged");
  CHECK(shown(add_all(index, 4, 7, 1)) == "1 added, 2 replaced, 0 unchanged");
  require_sound(index);
  IndexWriter writer = open_writer(index);
  CHECK(*writer.remove("afp-0"));
  CHECK_FALSE(*writer.remove("afp-0"));
  CHECK_FALSE(*writer.remove("afp-99"));
  CHECK(shown(commit(writer)) == "0 added, 0 replaced, 0 unchanged");
  require_sound(index);
  CHECK(versions_of(index) == std::map<std::string, std::string>{{"afp-1", "version0"},
                                                                 {"afp-2", "version0"},
                                                                 {"afp-3", "version0"},
                                                                 {"afp-4", "version1"},
                                                                 {"afp-5", "version1"},
                                                                 {"afp-6", "version1"}});
  CHECK(index_stats(index)->dispatches == 6);
}

TEST_CASE("The stored dispatch is the one that was added") {
  const TemporaryFolder folder;
  add_all(folder.path(), 0, 20);
  const auto stored = dispatches_of(folder.path());
  REQUIRE(stored.size() == 20);
  for (unsigned number = 0; number < 20; ++number) CHECK(stored[number] == sample(number));
}

TEST_CASE("Within one run the last word on an id counts") {
  struct Step {
    char what;  // + adds, - removes
    unsigned version;
  };
  struct Case {
    bool committed;  // version 0 is in the index already
    std::vector<Step> steps;
    std::string version;  // in the end
    std::string counts;
  };
  for (const Case& one : {
           Case{false, {{'+', 1}, {'+', 2}}, "version2", "1 added, 0 replaced, 0 unchanged"},
           Case{false, {{'+', 1}, {'+', 2}, {'+', 1}}, "version1", "1 added, 0 replaced, 0 unchanged"},
           Case{false, {{'+', 1}, {'+', 1}}, "version1", "1 added, 0 replaced, 1 unchanged"},
           Case{false, {{'+', 1}, {'-', 0}}, "", "0 added, 0 replaced, 0 unchanged"},
           Case{false, {{'-', 0}, {'+', 1}}, "version1", "1 added, 0 replaced, 0 unchanged"},
           Case{false, {{'+', 1}, {'-', 0}, {'+', 1}}, "version1", "1 added, 0 replaced, 0 unchanged"},
           Case{true, {{'+', 1}, {'+', 2}}, "version2", "0 added, 1 replaced, 0 unchanged"},
           Case{true, {{'+', 1}, {'+', 0}}, "version0", "0 added, 1 replaced, 0 unchanged"},
           Case{true, {{'-', 0}, {'+', 0}}, "version0", "0 added, 1 replaced, 0 unchanged"},
           Case{true, {{'-', 0}, {'+', 1}, {'-', 0}}, "", "0 added, 0 replaced, 0 unchanged"},
           Case{true, {{'+', 1}, {'-', 0}}, "", "0 added, 0 replaced, 0 unchanged"},
       })
    for (const unsigned others : {1U, 1200U}) {  // directly, and in bulk
      const TemporaryFolder folder;
      add_all(folder.path(), 0, 1);
      if (one.committed) add_all(folder.path(), 9000, 9001);
      IndexWriter writer = open_writer(folder.path(), {.jobs = 2});
      unsigned done = 0;
      for (const Step& step : one.steps) {
        if (step.what == '+') add(writer, sample(9000, step.version));
        if (step.what == '-') REQUIRE(writer.remove("afp-9000"));
        for (unsigned until = done + others / 3; done < until; ++done) add(writer, sample(100 + done));
      }
      const WriterCounts counts = commit(writer);
      INFO(one.counts << ", beside " << done);
      const auto versions = versions_of(folder.path());
      CHECK((versions.count("afp-9000") > 0 ? versions.at("afp-9000") : "") == one.version);
      CHECK(shown({counts.added - done, counts.replaced, counts.unchanged}) == one.counts);
      CHECK(versions.size() == 1 + done + (one.version.empty() ? 0 : 1));
      require_sound(folder.path());
    }
}

TEST_CASE("The dictionary and the counters equal a recount, whichever way a run is written") {
  struct Run {
    std::string_view how;
    unsigned committed, first, last, removed;
  };
  for (const Run& run :
       {Run{"directly into an empty index", 0, 0, 300, 0}, Run{"merged into a new index", 0, 0, 2500, 0},
        Run{"directly into an index", 500, 400, 700, 50}, Run{"merged with an index", 1500, 700, 3300, 100},
        Run{"bulk moved into a big index", 6000, 5800, 6395, 30}, Run{"removals only", 1500, 0, 0, 700},
        Run{"merged with a small one", 20, 0, 1500, 3}}) {
    INFO(run.how);
    const TemporaryFolder folder;
    if (run.committed > 0) add_all(folder.path(), 0, run.committed);
    IndexWriter writer = open_writer(folder.path(), {.jobs = 2});
    for (unsigned number = 0; number < run.removed; ++number)
      REQUIRE(writer.remove("afp-" + std::to_string(number * 2)));
    for (unsigned number = run.first; number < run.last; ++number) {
      add(writer, sample(number, 1));
      if (number % 97 == 0) add(writer, sample(run.first, 2 + number));  // the same id in several batches
      if (number % 301 == 0) REQUIRE(writer.remove("afp-" + std::to_string(number)));
    }
    commit(writer);
    require_sound(folder.path());
    const auto versions = versions_of(folder.path());
    CHECK(index_stats(folder.path())->dispatches == versions.size());
  }
}

TEST_CASE("Several runs of every kind leave what a rebuild from the same dispatches gives") {
  const TemporaryFolder folder;
  const fs::path grown = folder.path() / "grown";
  const fs::path fresh = folder.path() / "fresh";
  std::map<std::string, Dispatch> expected;
  std::mt19937 random(7);
  for (unsigned size : {40U, 1500U, 30U, 500U, 1100U, 5U}) {
    IndexWriter writer = open_writer(grown, {.jobs = 2});
    for (unsigned i = 0; i < size; ++i) {
      const Dispatch dispatch = sample(static_cast<unsigned>(random() % 2500), static_cast<unsigned>(random() % 3));
      if (random() % 10 == 0) {
        REQUIRE(writer.remove(dispatch.id));
        expected.erase(dispatch.id);
      } else {
        expected[dispatch.id] = dispatch;
        add(writer, dispatch);
      }
    }
    commit(writer);
    require_sound(grown);
  }
  IndexWriter writer = open_writer(fresh);
  for (const auto& [id, dispatch] : expected) add(writer, dispatch);
  commit(writer);
  auto a = documents_of(grown);
  auto b = documents_of(fresh);
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  CHECK(a.size() == expected.size());
  CHECK((a == b));
}

TEST_CASE("The number of threads does not change the index", "[threads]") {
  constexpr unsigned kAdded = effort(3000U, 1400U);
  constexpr unsigned kDifferent = kAdded - 200;
  const TemporaryFolder folder;
  std::vector<std::vector<std::string>> results;
  std::vector<std::string> directions;
  for (const unsigned jobs : {1U, 2U, 4U}) {
    const fs::path index = folder.path() / std::to_string(jobs);
    IndexWriter writer = open_writer(index, {.jobs = jobs});
    for (unsigned number = 0; number < kAdded; ++number) add(writer, sample(number % kDifferent, number / kDifferent));
    commit(writer);
    results.push_back(documents_of(index));
    const std::string file = read_file(schema::current_generation(index).value() / "topics.documents");
    directions.push_back(file.substr(schema::kPartHeadBytes));
    require_sound(index);
  }
  CHECK(directions[0].size() >= 64 * kDifferent);
  CHECK((directions[0] == directions[1]));
  CHECK((directions[0] == directions[2]));
  CHECK(results[0].size() == kDifferent);
  CHECK((results[0] == results[1]));
  CHECK((results[0] == results[2]));
}

TEST_CASE("Nothing is visible before commit, and nothing stays without it") {
  for (const unsigned size : {10U, 2500U}) {
    const TemporaryFolder folder;
    add_all(folder.path(), 0, 7);
    const auto before = documents_of(folder.path());
    {
      IndexWriter writer = open_writer(folder.path(), {.jobs = 2});
      for (unsigned number = 0; number < size; ++number) add(writer, sample(number, 1));
      REQUIRE(writer.remove("afp-3"));
      CHECK((documents_of(folder.path()) == before));
    }
    CHECK((documents_of(folder.path()) == before));
    require_sound(folder.path());
  }
}

TEST_CASE("One writer commits several times, each run on top of the one before") {
  const TemporaryFolder folder;
  IndexWriter writer = open_writer(folder.path(), {.jobs = 2});
  unsigned number = 0;
  for (const unsigned size : {3U, 1200U, 4U, 1200U}) {
    for (unsigned until = number + size; number < until; ++number) add(writer, sample(number));
    add(writer, sample(0, number));
    commit(writer);
    CHECK(ids_of(folder.path()).size() == number);
    require_sound(folder.path());
  }
  CHECK(shown(commit(writer)) == "0 added, 0 replaced, 0 unchanged");
}

TEST_CASE("Dispatches that cannot be indexed are refused, and the run goes on") {
  const TemporaryFolder folder;
  IndexWriter writer = open_writer(folder.path());
  Dispatch nameless = sample(1);
  nameless.id.clear();
  Dispatch empty = sample(2);
  empty.text.clear();
  empty.title.clear();
  Dispatch interval = sample(3);
  interval.dated = range_between(std::chrono::year{1800} / 1 / 3, std::chrono::year{2022} / 2 / 5);
  CHECK(writer.add(nameless).error().code == ErrorCode::invalid_argument);
  CHECK(writer.add(empty).error().code == ErrorCode::invalid_argument);
  CHECK(writer.add(interval).error().code == ErrorCode::date);
  add(writer, sample(4));
  commit(writer);
  CHECK(ids_of(folder.path()) == std::vector<std::string>{"afp-4"});
}

TEST_CASE("Odd ids and texts are indexed and found again") {
  const TemporaryFolder folder;
  std::vector<std::string> ids{
      std::string(200, '\0'), std::string(5000, 'i'), std::string(5000, 'i') + "j", "é", " ", "a\nb",
      std::string("a\0b", 3)};
  IndexWriter writer = open_writer(folder.path());
  for (const std::string& id : ids) {
    Dispatch dispatch = sample(1);
    dispatch.id = id;
    for (int i = 0; i < 300; ++i) dispatch.text += "\uAC01\uFDFA";
    dispatch.source = std::string(3000, 's') + " \xFF\xFE";
    add(writer, dispatch);
  }
  commit(writer);
  require_sound(folder.path());
  CHECK(ids_of(folder.path()) == ids);
  for (const std::string& id : ids) CHECK(*writer.remove(id));
  commit(writer);
  CHECK(ids_of(folder.path()).empty());
  require_sound(folder.path());
}

TEST_CASE("An index that lost all its dispatches takes new ones") {
  for (const unsigned size : {5U, 1500U}) {
    const TemporaryFolder folder;
    add_all(folder.path(), 0, 3);
    IndexWriter writer = open_writer(folder.path());
    for (unsigned number = 0; number < 3; ++number) CHECK(*writer.remove("afp-" + std::to_string(number)));
    commit(writer);
    require_sound(folder.path());
    for (unsigned number = 0; number < size; ++number) add(writer, sample(number, 1));
    commit(writer);
    CHECK(ids_of(folder.path()).size() == size);
    require_sound(folder.path());
  }
}

TEST_CASE("Properties live through updates, merges, removals and compaction, and go with their last dispatch") {
  const TemporaryFolder folder;
  const fs::path index = folder.path() / "index";
  const auto with = [](const std::string& id, const std::string& name, const std::string& value) {
    Dispatch dispatch = sample(0);
    dispatch.id = id;
    dispatch.properties = {{name, value, ""}};
    return dispatch;
  };
  const auto names = [&] {
    std::string text;
    for (const std::string& name : schema::property_names(open_database(index)))
      text += (text.empty() ? "" : " ") + name + ":" +
              std::to_string(open_database(index).get_termfreq(schema::property_term(name)));
    return text;
  };
  const auto write = [&](const std::vector<Dispatch>& dispatches, const std::vector<std::string>& removed) {
    IndexWriter writer = open_writer(index);
    for (const Dispatch& dispatch : dispatches) add(writer, dispatch);
    for (const std::string& id : removed) CHECK(*writer.remove(id));
    commit(writer);
    require_sound(index);
  };
  std::vector<Dispatch> many;
  for (int i = 0; i < 200; ++i) many.push_back(with("a" + std::to_string(i), "bureau", "Nice"));
  write(many, {});
  CHECK(names() == "bureau:200");
  write({with("b", "desk", "Lyon")}, {"a0"});
  CHECK(names() == "bureau:199 desk:1");
  write({with("b", "rubrique_2", "Lyon")}, {});
  CHECK(names() == "bureau:199 rubrique_2:1");
  std::vector<Dispatch> others;
  for (int i = 0; i < 300; ++i) others.push_back(with("c" + std::to_string(i), i % 2 == 0 ? "bureau" : "desk", "Nice"));
  write(others, {});
  CHECK(names() == "bureau:349 desk:150 rubrique_2:1");
  REQUIRE(compact_index(index));
  require_sound(index);
  CHECK(names() == "bureau:349 desk:150 rubrique_2:1");
  write({}, {"b"});
  CHECK(names() == "bureau:349 desk:150");
}

TEST_CASE("To end a file that was not begun does nothing") {
  const TemporaryFolder folder;
  IndexWriter writer = open_writer(folder.path() / "index");
  writer.end_file(true);
  add(writer, sample(1));
  writer.end_file(true);
  CHECK(commit(writer).added == 1);
}
