#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <functional>
#include <thread>
#include <utility>

#include <catch2/catch.hpp>
#include <sys/mount.h>

#include "cli/samples.h"

using namespace depeche;
using namespace depeche::test;
namespace fs = std::filesystem;

namespace {

std::string line(int number, const std::string& word) {
  return R"({"id":")" + std::to_string(number) + R"(","text":"Le prix du gaz, )" + word +
         std::to_string(number * 7919) + ".\"}\n";
}

std::string lines(int count, const std::string& word) {
  std::string text;
  for (int number = 0; number < count; ++number) text += line(number, word);
  return text;
}

// An index of 300 dispatches on a disk of 2 MB, their source beside it.
struct SmallDisk : Sandbox {
  SmallDisk() {
    fs::create_directory(path("disk"));
    mounted = ::mount("tmpfs", path("disk").c_str(), "tmpfs", 0, "size=2m") == 0;
    write("d/a.jsonl", lines(300, "mot"));
    if (mounted) REQUIRE(indexer({"-q", "-i", "disk/index", "d"}).status == 0);
  }
  ~SmallDisk() {
    if (mounted) ::umount2(path("disk").c_str(), MNT_DETACH);
  }
  void fill() const {
    std::ofstream filler(path("disk/filler"), std::ios::binary);
    while (filler << std::string(512, 'x') << std::flush) continue;
  }
  void free() const { fs::remove(path("disk/filler")); }
  bool is_whole() const {
    return indexer({"-i", "disk/index", "--check"}).status == 0 &&
           searcher({"-i", "disk/index", "-f", "ids", "-n", "1", "mot7919"}).out == "1\n";
  }

  bool mounted = false;
};

bool says_full(const Outcome& outcome) {
  CHECK(outcome.status == 2);
  CHECK_THAT(outcome.err, Catch::Contains("disk/") && Catch::Contains("free some space"));
  return outcome.err.find("disk/") != std::string::npos;
}

}  // namespace

TEST_CASE("A full disk at any stage is named, changes nothing, and is no trouble once there is space") {
  const SmallDisk disk;
  if (!disk.mounted) {
    WARN("skipped: mounting a small disk is not permitted here");
    return;
  }
  disk.write("more/b.jsonl", lines(310, "autre"));
  disk.write("many/c.jsonl", lines(30'000, "tant"));
  disk.write("fewer/a.jsonl", lines(200, "mot"));
  REQUIRE(disk.indexer({"-q", "-i", "teacher", "fewer"}).status == 0);
  const std::string index = disk.path("disk/index").string();
  const auto stage = GENERATE_COPY(
      std::make_pair(std::string("update"), Arguments{"more"}), std::make_pair(std::string("merge"), Arguments{"many"}),
      std::make_pair(std::string("rebuild"), Arguments{"--rebuild", "many"}),
      std::make_pair(std::string("little memory"), Arguments{"--memory", "64M", "-j", "2", "many"}),
      std::make_pair(std::string("compact"), Arguments{"--compact"}),
      std::make_pair(std::string("topics"), Arguments{"--compact", "--topics-of", "teacher"}),
      std::make_pair(std::string("backup"), Arguments{"--backup", "disk/copy"}),
      std::make_pair(std::string("delete"), Arguments{"--delete", "299"}));
  INFO(stage.first);
  disk.fill();
  Arguments arguments{"-i", "disk/index"};
  arguments.insert(arguments.end(), stage.second.begin(), stage.second.end());
  CHECK(says_full(disk.indexer(arguments)));
  CHECK(disk.is_whole());
  CHECK_FALSE(fs::exists(disk.path("disk/copy")));
  disk.free();
  CHECK(disk.is_whole());
  CHECK(disk.indexer({"-q", "-i", "disk/index", "more"}).status == 0);
  CHECK(disk.searcher({"-i", "disk/index", "-f", "ids", "autre7919"}).out == "1\n");
  CHECK(disk.indexer({"-i", "disk/index", "--check"}).status == 0);
}

TEST_CASE("Pruning on a full disk removes nothing") {
  const SmallDisk disk;
  if (!disk.mounted) {
    WARN("skipped: mounting a small disk is not permitted here");
    return;
  }
  disk.write("d/a.jsonl", lines(200, "mot"));
  disk.fill();
  CHECK(says_full(disk.indexer({"-i", "disk/index", "--prune", "d"})));
  CHECK(disk.is_whole());
  CHECK(found(disk, {"-i", disk.path("disk/index").string(), "gaz mot" + std::to_string(299 * 7919)}).find("299\n") ==
        0);
  disk.free();
  CHECK(disk.indexer({"-q", "-i", "disk/index", "--prune", "d"}).status == 0);
  CHECK(found(disk, {"-i", disk.path("disk/index").string(), "mot" + std::to_string(299 * 7919)}).empty());
  CHECK(disk.is_whole());
}

TEST_CASE("A watch outlives a full disk") {
  SmallDisk disk;
  if (!disk.mounted) {
    WARN("skipped: mounting a small disk is not permitted here");
    return;
  }
  const auto soon = [](const std::function<bool()>& holds) {
    for (int tries = 0; tries < 1500 && !holds(); ++tries) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    return holds();
  };
  disk.write("input", "");
  const pid_t watch = disk.start(DEPECHE_INDEXER, {"-i", "disk/index", "--watch", "d"}, "input");
  const bool watching = soon([&] { return disk.read(".stderr").find("watching") != std::string::npos; });
  fs::rename(disk.path(".stderr"), disk.path("said"));
  disk.fill();
  disk.write("elsewhere", lines(310, "tard"));
  fs::rename(disk.path("elsewhere"), disk.path("d/b.jsonl"));
  const bool said = soon([&] { return disk.read("said").find("free some space") != std::string::npos; });
  const bool whole = disk.is_whole();
  disk.free();
  const bool caught_up = soon([&] { return found(disk, {"-i", "disk/index", "tard7919"}) == "1\n"; });
  ::kill(watch, SIGTERM);
  disk.finish(watch);
  CHECK(watching);
  CHECK(said);
  CHECK_THAT(disk.read("said"), Catch::Contains("disk/index"));
  CHECK(whole);
  CHECK(caught_up);
  CHECK(disk.indexer({"-i", "disk/index", "--check"}).status == 0);
}
