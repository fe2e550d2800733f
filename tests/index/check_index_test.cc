#include <random>

#include <catch2/catch.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include "depeche/index.h"
#include "index/read_back.h"
#include "support/file_bytes.h"
#include "support/sample_dispatches.h"
#include "support/temporary_folder.h"

using namespace depeche;
using namespace depeche::test;
namespace fs = std::filesystem;

namespace {

enum Outcome { sound, reported, unseen, crashed };

// In a child process, so that a crash or an endless loop is seen and not suffered.
Outcome check_in_child(const fs::path& index, const std::vector<std::string>& expected) {
  const pid_t child = ::fork();
  if (child == 0) {
    ::alarm(20);
    try {
      if (!check_index(index)) ::_exit(reported);
      ::_exit(documents_of(index) == expected && miscounts(index).empty() ? sound : unseen);
    } catch (...) {
      ::_exit(unseen);
    }
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? static_cast<Outcome>(WEXITSTATUS(status)) : crashed;
}

}  // namespace

TEST_CASE("A flipped bit is reported, or harms nothing that is kept") {
  const TemporaryFolder folder;
  store(folder.path(), samples(0, 60));
  const auto expected = documents_of(folder.path());
  std::mt19937 random(13);
  std::size_t found = 0;
  for (const auto& entry : fs::directory_iterator(*schema::current_generation(folder.path()))) {
    const std::string bytes = read_file(entry.path());
    if (bytes.empty()) continue;
    for (int round = 0; round < 40; ++round) {
      std::string damaged = bytes;
      const std::size_t at = random() % bytes.size();
      damaged[at] = static_cast<char>(damaged[at] ^ (1 << random() % 8));
      write_file(entry.path(), damaged);
      const Outcome outcome = check_in_child(folder.path(), expected);
      INFO(entry.path().filename() << " byte " << at);
      CHECK(outcome != unseen);
      CHECK(outcome != crashed);
      found += outcome == reported ? 1 : 0;
    }
    write_file(entry.path(), bytes);
  }
  CHECK(found > 20);
  CHECK(check_index(folder.path()));
}

TEST_CASE("A truncated or missing file is reported") {
  const TemporaryFolder folder;
  store(folder.path(), samples(0, 60));
  const auto expected = documents_of(folder.path());
  for (const auto& entry : fs::directory_iterator(*schema::current_generation(folder.path()))) {
    const std::string bytes = read_file(entry.path());
    if (bytes.empty()) continue;
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, bytes.size() / 2, bytes.size() - 1}) {
      write_file(entry.path(), bytes.substr(0, size));
      INFO(entry.path().filename() << " cut to " << size);
      CHECK(check_in_child(folder.path(), expected) == reported);
    }
    fs::remove(entry.path());
    INFO(entry.path().filename() << " missing");
    CHECK(check_in_child(folder.path(), expected) == reported);
    write_file(entry.path(), bytes);
  }
  CHECK(check_index(folder.path()));
}
