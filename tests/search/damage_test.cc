#include <map>
#include <random>

#include <catch2/catch.hpp>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "search/damaged_archive.h"

using namespace depeche;
using namespace depeche::test;
namespace fs = std::filesystem;

namespace {

constexpr int kFlips = 25;  // of each file
constexpr int kFlipsOfTheUnchecked = 150;
constexpr int kMostThatChangeAnswers = 6;  // of one file's; 2 when this was written

enum Ending { kRight, kError, kWrong, kCrashed };

// A handful of searches in a child process: they must end soon, with the answer expected or with an error.
Ending search_in_child(const fs::path& index, const std::string& expected) {
  const pid_t child = ::fork();
  if (child == 0) {
    const rlimit cpu{5, 5};
    ::setrlimit(RLIMIT_CPU, &cpu);
    const rlimit core{0, 0};
    ::setrlimit(RLIMIT_CORE, &core);
    const auto searcher = Searcher::open(index);
    if (!searcher) ::_exit(kError);
    const std::string answers = answers_of(*searcher);
    if (answers == expected) ::_exit(kRight);
    ::_exit(answers.find("error") != std::string::npos ? kError : kWrong);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) <= kWrong ? static_cast<Ending>(WEXITSTATUS(status)) : kCrashed;
}

}  // namespace

TEST_CASE("Searching a damaged index ends, with an answer or an error") {
  const Archive archive(many());
  const std::string expected = answers_of(archive.searcher());
  REQUIRE(expected.find("error") == std::string::npos);
  REQUIRE(search_in_child(archive.index(), expected) == kRight);
  std::mt19937 random(17);
  std::map<Ending, int> endings;
  std::map<std::string, int> wrong;
  const fs::path generation = *schema::current_generation(archive.index());
  for (const auto& [name, bytes] : files_of(generation)) {
    const fs::path file = generation / name;
    if (name == "flintlock") continue;  // Xapian's lock, which has nothing in it
    if (name == "IDENTITY") continue;   // stands in for a damaged CURRENT only (index/directory_states_test.cc)
    const int flips = bytes.empty() ? 0 : name == "iamglass" ? kFlipsOfTheUnchecked : kFlips;
    for (int round = 0; round < flips; ++round) {
      std::string damaged = bytes;
      const std::size_t at = random() % bytes.size();
      damaged[at] = static_cast<char>(damaged[at] ^ (1 << random() % 8));
      write_file(file, damaged);
      const Ending ending = search_in_child(archive.index(), expected);
      INFO(name << " byte " << at);
      CHECK(ending != kCrashed);
      if (ending == kWrong) ++wrong[name];
      if (name.starts_with("iamglass")) CHECK(ending == kError);
      ++endings[ending];
    }
    for (const std::size_t size : {std::size_t{0}, bytes.size() / 2, bytes.size() - 1}) {
      if (bytes.empty()) continue;
      write_file(file, bytes.substr(0, size));
      INFO(name << " cut to " << size);
      CHECK(search_in_child(archive.index(), expected) == kError);
    }
    fs::remove(file);
    INFO(name << " missing");
    const Ending without = search_in_child(archive.index(), expected);
    CHECK(without == kError);
    write_file(file, bytes);
  }
  CHECK(endings[kError] > 100);
  // Only Xapian's tables have blocks without a checksum: a flip there may take a document out of a list, or put one in.
  for (const auto& [name, flips] : wrong) {
    INFO(name << ": " << flips << " flips changed an answer");
    CHECK(name.ends_with(".glass"));
    CHECK(flips <= kMostThatChangeAnswers);
  }
  CHECK(search_in_child(archive.index(), expected) == kRight);
}
