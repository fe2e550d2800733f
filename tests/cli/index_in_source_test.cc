#include <chrono>
#include <csignal>
#include <thread>

#include <catch2/catch.hpp>

#include "cli/samples.h"
#include "cli/soon.h"

using namespace depeche;
using namespace depeche::test;

namespace {

constexpr const char* kIdentity = "depeche-index 1 0123456789abcdef0123456789abcdef 00000000\n";

std::size_t count(const std::string& text, std::string_view what) {
  std::size_t times = 0;
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++times;
  return times;
}

}  // namespace

TEST_CASE("An index in its own source is left out, from the first run on") {
  Sandbox sandbox;
  sandbox.write("d/a.jsonl", kGaz + "\n");
  for (int run = 0; run < 2; ++run) {
    const Outcome outcome = sandbox.indexer({"-i", "d/ix", "d"});
    CHECK(outcome.status == 0);
    CHECK_THAT(outcome.err, Catch::StartsWith("indexer: d/ix: warning: is an index; left out\nindexed 1 dispatch ("));
  }
  const Outcome named = sandbox.indexer({"-i", "d/ix", "d/ix"});
  CHECK(named.status == 2);
  CHECK_THAT(named.err, Catch::StartsWith("indexer: d/ix: is an index, not a source of dispatches"));
  const Outcome watched = sandbox.indexer({"-i", "d/ix", "--watch", "d/ix"});
  CHECK(watched.status == 2);
  CHECK_THAT(watched.err, Catch::StartsWith("indexer: d/ix: is an index, not a source of dispatches"));
}

TEST_CASE("A watch hears nothing of its own index, and nothing of others") {
  Sandbox sandbox;
  sandbox.write("nothing", "");
  sandbox.write("d/a.jsonl", kGaz + "\n");
  sandbox.write("d/old/IDENTITY", kIdentity);
  const pid_t process = sandbox.start(DEPECHE_INDEXER, {"--watch", "d", "-i", "d/ix"}, "nothing");
  CHECK(soon([&] { return sandbox.read(".stderr").find("watching") != std::string::npos; }));
  sandbox.write("d/b.jsonl", kTroupes + "\n");
  CHECK(soon([&] { return count(sandbox.read(".stderr"), "indexed ") == 2; }));
  // One that is made while the watch goes on.
  sandbox.write("d/copy/IDENTITY", kIdentity);
  CHECK(soon([&] { return sandbox.read(".stderr").find("d/copy: warning") != std::string::npos; }));
  sandbox.write("d/copy/gen-000001/notes.txt", "Ce n'est pas une dépêche.");
  sandbox.write("d/old/notes.txt", "Ce n'est pas une dépêche.");
  std::this_thread::sleep_for(std::chrono::seconds(2));
  ::kill(process, SIGTERM);
  const Outcome outcome = sandbox.finish(process);
  CHECK(outcome.status == 0);
  CHECK(count(outcome.err, "indexed ") == 2);
  for (const char* index : {"d/ix", "d/old", "d/copy"})
    CHECK(count(outcome.err, "indexer: " + std::string(index) + ": warning: is an index; left out\n") == 1);
}
