#include <catch2/catch.hpp>

#include "index/generation/memory_plan.h"
#include "index/pending/pending_ids.h"
#include "index/read_back.h"
#include "support/effort.h"
#include "support/sample_dispatches.h"
#include "support/temporary_folder.h"

using namespace depeche;
using namespace depeche::test;
namespace fs = std::filesystem;

namespace {

Dispatch explaining(unsigned number) {
  Dispatch dispatch = sample(number, 2);
  dispatch.text += " L'Organisation du traité de sécurité collective (OTSC) et l'Union européenne (UE) se taisent.";
  return dispatch;
}

std::map<std::string, std::string> acronyms_of(const fs::path& index) {
  const Xapian::Database database = open_database(index);
  std::map<std::string, std::string> lists;
  for (const std::string& prefix : {std::string(schema::kAcronymPrefix), std::string(schema::kOpeningPrefix)})
    for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix); ++key)
      lists[*key] = database.get_metadata(*key);
  return lists;
}

std::map<std::string, std::uint32_t> forms_of(const fs::path& index) {
  std::map<std::string, std::uint32_t> forms;
  for (const auto& [code, form] : dictionary_of(open_database(index)))
    if (form.documents > 0) forms[form.text] = form.documents;
  return forms;
}

struct State {
  std::vector<std::string> documents;
  std::map<std::string, std::uint32_t> forms;
  std::map<std::string, std::string> acronyms;
  std::string counts;
  bool operator==(const State&) const = default;
};

State state_of(const fs::path& index, const WriterCounts& counts) {
  CHECK(check_index(index));
  CHECK(miscounts(index) == "");
  return {
      documents_of(index), forms_of(index), acronyms_of(index),
      std::to_string(counts.added) + " " + std::to_string(counts.replaced) + " " + std::to_string(counts.unchanged)};
}

WriterCounts committed(IndexWriter& writer) {
  const auto counts = writer.commit();
  INFO((counts ? "" : counts.error().message));
  REQUIRE(counts);
  return *counts;
}

// A build with repeated ids; removals that leave gaps at both ends; a merge that replaces, removes, adds and repeats.
std::vector<State> states(const WriterOptions& options) {
  const TemporaryFolder folder;
  std::vector<State> states;
  auto writer = IndexWriter::open(folder.path(), options);
  REQUIRE(writer);
  for (unsigned number = 0; number < 1500; ++number) {
    REQUIRE(writer->add(number % 9 == 0 ? explaining(number) : sample(number)));
    if (number % 10 == 3) REQUIRE(writer->add(sample(number / 2, 1)));
    if (number % 100 == 7) REQUIRE(writer->remove("afp-" + std::to_string(number / 3)));
  }
  states.push_back(state_of(folder.path(), committed(*writer)));
  for (const unsigned number : {0U, 1U, 2U, 700U, 1498U, 1499U})
    REQUIRE(writer->remove("afp-" + std::to_string(number)));
  states.push_back(state_of(folder.path(), committed(*writer)));
  for (unsigned number = 600; number < 1700; ++number) {
    REQUIRE(writer->add(sample(number, number % 2)));
    if (number % 10 == 0) REQUIRE(writer->remove("afp-" + std::to_string(number - 50)));
    if (number % 10 == 1) REQUIRE(writer->add(sample(number, 7)));
  }
  states.push_back(state_of(folder.path(), committed(*writer)));
  return states;
}

}  // namespace

TEST_CASE("Neither the memory nor the number of threads changes the index") {
  const auto expected = states({.jobs = 1});
  REQUIRE(expected[0].acronyms.size() == 4);
  const std::vector<std::pair<unsigned, std::size_t>> settings{
      {3, 1}, {1, std::size_t{1} << 20}, {3, std::size_t{1} << 20}};
  for (std::size_t at = 0; at < effort(settings.size(), std::size_t{2}); ++at) {
    const auto [jobs, memory] = settings[at];
    INFO(jobs << " jobs, " << memory << " bytes");
    const auto found = states({.jobs = jobs, .memory = memory});
    for (std::size_t run = 0; run < expected.size(); ++run) {
      INFO("run " << run);
      CHECK((found[run].documents == expected[run].documents));
      CHECK((found[run].forms == expected[run].forms));
      CHECK((found[run].acronyms == expected[run].acronyms));
      CHECK(found[run].counts == expected[run].counts);
    }
  }
}

TEST_CASE("Small runs and one in bulk are written with hardly any memory", "[threads]") {
  const TemporaryFolder folder;
  auto writer = IndexWriter::open(folder.path(), {.jobs = 3, .memory = std::size_t{1} << 20});
  REQUIRE(writer);
  unsigned number = 0;
  for (const unsigned last : {500U, 1000U, 2200U}) {
    for (; number < last; ++number) REQUIRE(writer->add(explaining(number)));
    committed(*writer);
  }
  CHECK(ids_of(folder.path()).size() == 2200);
  CHECK(miscounts(folder.path()) == "");
}

TEST_CASE("Thousands of removals at once leave an index that is sound") {
  const TemporaryFolder folder;
  auto writer = IndexWriter::open(folder.path(), {.jobs = 2});
  REQUIRE(writer);
  for (unsigned number = 0; number < 6000; ++number) REQUIRE(writer->add(sample(number)));
  committed(*writer);
  for (unsigned number = 0; number < 5500; ++number) REQUIRE(*writer->remove("afp-" + std::to_string(number)));
  committed(*writer);
  CHECK(ids_of(folder.path()).size() == 500);
  CHECK(ids_of(folder.path()).front() == "afp-5500");
  CHECK(miscounts(folder.path()) == "");
  CHECK(check_index(folder.path()));
}

TEST_CASE("The pending ids of a run are found again, in memory and on the disk") {
  const TemporaryFolder folder;
  for (const std::size_t in_memory : {std::size_t{0}, std::size_t{100'000}, std::size_t{1} << 30}) {
    index::PendingIds ids(folder.path() / "work", in_memory);
    CHECK(ids.find("d-1") == nullptr);
    for (std::uint32_t number = 1; number <= 20'000; ++number)
      REQUIRE(ids.put("d-" + std::to_string(number),
                      {number, number % 4 == 0 ? number : 0, number % 8 == 0 ? 1U : 0U, 2, number * 7ULL}));
    for (std::uint32_t number = 1; number <= 20'000; number += 2)
      REQUIRE(ids.put("d-" + std::to_string(number), {0, 0, 0, 3, 0}));
    std::size_t wrong = 0;
    for (std::uint32_t number = 1; number <= 20'000; ++number) {
      const auto* pending = ids.find("d-" + std::to_string(number));
      const std::uint32_t expected = number % 2 == 1 ? 0 : number;
      wrong += pending == nullptr || pending->sequence != expected || pending->hash != expected * 7ULL ? 1 : 0;
    }
    CHECK(wrong == 0);
    CHECK(ids.find("d-0") == nullptr);
    const auto leaving = ids.leaving(0);
    CHECK(leaving.size() == 2500);
    CHECK(ids.count_leaving() == 5000);
    CHECK(leaving.front() == 4);
    CHECK(leaving.back() == 19'996);
    CHECK(ids.leaving(1).front() == 8);
    CHECK(ids.leaving(1).size() == 2500);
  }
  CHECK(fs::is_empty(folder.path() / "work"));
}

TEST_CASE("A run's shares of the memory stay below it, whatever the number of threads") {
  for (const unsigned jobs : {1U, 2U, 16U})
    for (const std::size_t megabytes : {256U, 500U, 4000U}) {
      const std::size_t memory = megabytes << 20;
      const auto plan = index::plan_memory(memory, jobs);
      const std::size_t sum =
          jobs * (5 * plan.batch_text + 320 * plan.cached_words) + plan.waiting_text + plan.dictionary + 2 * plan.ids;
      INFO(jobs << " jobs, " << megabytes << " MB");
      CHECK(sum < memory);
      CHECK(plan.batch_text > 100'000);
      CHECK(plan.cached_words > 5'000);
    }
}
