// A writer that runs out of memory for a moment, anywhere in a commit. A program of its own: it replaces the memory
// that all others get.

#include <cstdlib>
#include <new>

#include <catch2/catch.hpp>

#include "depeche/index.h"
#include "index/read_back.h"
#include "support/sample_dispatches.h"
#include "support/temporary_folder.h"

namespace {

// Of this thread. The allocation that brings `left` to 0 fails, and no other.
thread_local std::size_t left = 0;
thread_local std::size_t allocations = 0;

}  // namespace

void* operator new(std::size_t bytes) {
  ++allocations;
  if (left != 0 && --left == 0) throw std::bad_alloc();
  if (void* memory = std::malloc(bytes == 0 ? 1 : bytes)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

using namespace depeche;
using namespace depeche::test;
namespace fs = std::filesystem;

namespace {

constexpr unsigned kCommitted = 4;
constexpr std::size_t kTries = 60;

struct Outcome {
  bool failed = false;
  std::size_t allocations = 0;
};

// Commits one more dispatch, for which the allocation of that number fails.
Outcome commit_failing(IndexWriter& writer, std::size_t number) {
  REQUIRE(writer.add(sample(kCommitted)));
  const std::size_t before = allocations;
  left = number;
  const auto counts = writer.commit();
  left = 0;
  return {!counts, allocations - before};
}

bool has(const std::vector<std::string>& ids, unsigned number) {
  return std::ranges::find(ids, sample(number).id) != ids.end();
}

}  // namespace

TEST_CASE("A commit for which memory runs out loses nothing that was committed, and the same writer goes on") {
  const TemporaryFolder folder;
  const fs::path index = folder / "index";
  store(folder / "sound", samples(0, kCommitted));
  std::size_t number = 0;
  std::size_t failures = 0;
  std::size_t behind_the_commit = 0;
  for (std::size_t step = 0; step <= kTries; ++step) {
    fs::remove_all(index);
    fs::copy(folder / "sound", index, fs::copy_options::recursive);
    auto writer = IndexWriter::open(index, {.jobs = 1});
    REQUIRE(writer);
    const Outcome outcome = commit_failing(*writer, number * step / kTries);
    if (step == 0) number = outcome.allocations;  // none fails, and all are counted
    const bool is_committed = has(ids_of(index), kCommitted);
    failures += outcome.failed ? 1 : 0;
    behind_the_commit += outcome.failed && is_committed ? 1 : 0;
    INFO("allocation " << number * step / kTries << " of " << number);
    CHECK((outcome.failed || is_committed));
    REQUIRE(writer->add(sample(kCommitted + 1)));
    REQUIRE(writer->commit());
    const auto ids = ids_of(index);
    CHECK(ids.size() == kCommitted + (is_committed ? 2 : 1));
    for (unsigned committed = 0; committed < kCommitted; ++committed) CHECK(has(ids, committed));
    CHECK(miscounts(index) == "");
    CHECK(check_index(index));
  }
  CHECK(failures > kTries / 4);
  CHECK(behind_the_commit > 0);  // what is committed could not be opened again
}
