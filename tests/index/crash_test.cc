#include <csignal>
#include <random>

#include <catch2/catch.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include "depeche/index.h"
#include "index/read_back.h"
#include "support/effort.h"
#include "support/sample_dispatches.h"
#include "support/temporary_folder.h"

using namespace depeche;
using namespace depeche::test;
namespace fs = std::filesystem;

namespace {

int write_run(const fs::path& index, unsigned first, unsigned last, unsigned version) {
  return try_store(index, samples(first, last, version), {.jobs = 2}) ? 0 : 1;
}

// The run in a child process, killed after so many microseconds; true when it ended by itself.
bool run_killed(const fs::path& index, unsigned last, unsigned version, unsigned microseconds) {
  const pid_t child = ::fork();
  if (child == 0) ::_exit(write_run(index, 0, last, version));
  ::usleep(microseconds);
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status);
}

}  // namespace

TEST_CASE("A killed run leaves the index before it or after it, and the next run completes") {
  std::mt19937 random(2022);
  for (const unsigned size : {300U, 1600U}) {  // directly and merged
    const TemporaryFolder folder;
    REQUIRE(write_run(folder.path(), 0, 100, 0) == 0);
    const auto start = std::chrono::steady_clock::now();
    {
      const TemporaryFolder other;
      REQUIRE(write_run(other.path(), 0, size, 0) == 0);
    }
    const auto usual =
        std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start).count();
    unsigned killed = 0;
    for (unsigned version = 1; version <= effort(10U, 4U); ++version) {
      const auto before = documents_of(folder.path());
      const bool ended = run_killed(folder.path(), size, version,
                                    static_cast<unsigned>(random()) % static_cast<unsigned>(usual * 5 / 4));
      killed += ended ? 0 : 1;
      const auto after = documents_of(folder.path());
      CHECK((after == before || after.size() == size));
      CHECK(miscounts(folder.path()) == "");
      const auto status = check_index(folder.path());
      if (!status) FAIL_CHECK(status.error().message);
    }
    CHECK(killed > 0);
    REQUIRE(write_run(folder.path(), 0, size, 11) == 0);
    for (const Dispatch& dispatch : dispatches_of(folder.path())) CHECK(dispatch.text.ends_with(" version11"));
    CHECK(miscounts(folder.path()) == "");
    CHECK(check_index(folder.path()));
    std::size_t generations = 0;
    for (const auto& entry : fs::directory_iterator(folder.path())) {
      const std::string name = entry.path().filename().string();
      generations += name.starts_with("gen-") ? 1 : 0;
      CHECK((name == "LOCK" || name == "IDENTITY" || name == "CURRENT" || name.starts_with("gen-")));
    }
    CHECK(generations == 1);
  }
}

TEST_CASE("A killed first build leaves a folder that the next one can use") {
  for (const unsigned microseconds : {2000U, 60'000U, 200'000U}) {
    const TemporaryFolder folder;
    run_killed(folder.path(), 1600, 0, microseconds);
    REQUIRE(write_run(folder.path(), 0, 50, 1) == 0);
    CHECK(miscounts(folder.path()) == "");
    CHECK(check_index(folder.path()));
  }
}
