#include <chrono>
#include <csignal>
#include <filesystem>
#include <thread>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/samples.h"

using namespace depeche;
using namespace depeche::test;

namespace {

using Clock = std::chrono::steady_clock;

// A second is what a program has to end in; the rest is for a machine that has other things to do.
constexpr std::chrono::seconds kSoon{6};

// Words that differ, so that reading and analysing them takes many seconds.
std::string large_text(std::size_t bytes) {
  std::string text;
  for (unsigned i = 0; text.size() < bytes; ++i) text += "mot" + std::to_string(i * 2654435761U) + ' ';
  return text;
}

// What an indexer with these arguments says when SIGTERM comes while it works; it ends soon, and the index is as it
// was.
std::string said_when_interrupted(const Archive& archive, const Arguments& arguments, const std::string& input,
                                  std::chrono::milliseconds after) {
  const pid_t process = archive.start(DEPECHE_INDEXER, arguments, input);
  std::this_thread::sleep_for(after);
  ::kill(process, SIGTERM);
  const auto sent = Clock::now();
  const Outcome outcome = archive.finish(process);
  CHECK(Clock::now() - sent < kSoon);
  CHECK(outcome.status == 128 + SIGTERM);
  return outcome.err;
}

// Until a run writes what will become a new generation, or has ended.
void wait_for_generation(const std::filesystem::path& index) {
  for (const auto begin = Clock::now(); Clock::now() - begin < std::chrono::seconds(20);) {
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(index, ignored))
      if (entry.path().filename().string().starts_with("work-") && !std::filesystem::is_empty(entry.path(), ignored))
        return;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
}

}  // namespace

TEST_CASE("The first signal ends a run soon, whatever it is busy with") {
  Archive archive;
  archive.write("nothing", "");
  SECTION("a large dispatch") { archive.write("d/large.txt", large_text(std::size_t{15} << 20)); }
  SECTION("a large element of a JSON array") {
    archive.write("d/large.json", R"([{"id":"l","text":")" + large_text(std::size_t{15} << 20) + "\"}]");
  }
  CHECK_THAT(said_when_interrupted(archive, {"-j", "1", "d"}, "nothing", std::chrono::milliseconds(700)),
             Catch::Contains("interrupted"));
  CHECK(found(archive, {"gaz"}) == "x-3\n");
  CHECK(archive.indexer({"--check"}).status == 0);
}

TEST_CASE("A signal while the index is written leaves it as before or with all of the run, and the status tells") {
  Archive archive;
  std::string lines;
  for (int i = 0; i < 3000; ++i)
    lines +=
        R"({"id":"m)" + std::to_string(i) + R"(","text":"Pluie sur la ville mot)" + std::to_string(i * 7) + "\"}\n";
  archive.write("many.jsonl", lines);
  archive.write("nothing", "");
  for (const int pause : {0, 20, 60, 150, 400}) {
    INFO(pause << " ms");
    REQUIRE(archive.indexer({"-q", "--rebuild", "-"}, kThree).status == 0);
    const pid_t process = archive.start(DEPECHE_INDEXER, {"-q", "many.jsonl"}, "nothing");
    wait_for_generation(archive.path(kDefaultIndex));
    std::this_thread::sleep_for(std::chrono::milliseconds(pause));
    ::kill(process, SIGTERM);
    const Outcome outcome = archive.finish(process);
    const bool done = archive.indexer({"--stats"}).out.starts_with("dispatches  3 003\n");
    CHECK((done || archive.indexer({"--stats"}).out.starts_with("dispatches  3\n")));
    CHECK((outcome.status == 0 || outcome.status == 128 + SIGTERM));
    if (outcome.status == 0) CHECK((done && outcome.err.empty()));
    if (outcome.err == "indexer: interrupted; the index is as before\n") CHECK_FALSE(done);
    if (outcome.status != 0) CHECK_THAT(outcome.err, Catch::StartsWith("indexer: interrupted"));
    CHECK(found(archive, {"gaz"}) == "x-3\n");
    CHECK(archive.indexer({"--check"}).status == 0);
  }
  CHECK(archive.indexer({"-q", "many.jsonl"}).status == 0);
  CHECK(archive.indexer({"--stats"}).out.starts_with("dispatches  3 003\n"));
}

TEST_CASE("The first signal ends the wait for a pipe, and for another writer") {
  Archive archive;
  archive.write("nothing", "");
  const std::string words = "indexer: interrupted; the index is as before\n";
  SECTION("standard input") {
    ::mkfifo(archive.path("pipe").c_str(), 0600);
    const int pipe = ::open(archive.path("pipe").c_str(), O_RDWR | O_CLOEXEC);
    CHECK(said_when_interrupted(archive, {"-"}, "pipe", std::chrono::milliseconds(700)) == words);
    ::close(pipe);
  }
  SECTION("the lock") {
    archive.write("d/a.txt", "Il pleut.");
    const int lock = ::open((archive.path(kDefaultIndex) / "LOCK").c_str(), O_RDWR | O_CLOEXEC);
    REQUIRE(::flock(lock, LOCK_EX) == 0);
    CHECK(said_when_interrupted(archive, {"--wait-lock", "1000", "d"}, "nothing", std::chrono::milliseconds(700)) ==
          words);
    ::close(lock);
  }
  CHECK(found(archive, {"gaz"}) == "x-3\n");
}
