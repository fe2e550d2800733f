#include "index/directory/write_lock.h"

#include <csignal>
#include <filesystem>

#include <catch2/catch.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include "base/interruption.h"
#include "support/temporary_folder.h"

using namespace depeche;

namespace {

// In a process of its own, since signals are noted for good: 0 when the wait ended with an error that says so.
[[noreturn]] void wait_for(const std::filesystem::path& file, int ready) {
  base::note_interruptions("by the alarm\n");
  const char sign = 'r';
  if (::write(ready, &sign, 1) != 1) ::_exit(3);
  const auto lock = index::WriteLock::acquire(file, 1000);
  const bool told = !lock && lock.error().code == ErrorCode::locked &&
                    lock.error().message.find("interrupted while process") != std::string::npos;
  ::_exit(lock ? 1 : (told ? 0 : 2));
}

}  // namespace

TEST_CASE("A signal that is noted ends the wait for a lock before the alarm does") {
  const test::TemporaryFolder folder;
  const std::filesystem::path file = folder.path() / "LOCK";
  const auto held = index::WriteLock::acquire(file, 0);
  REQUIRE(held);
  int ready[2];
  REQUIRE(::pipe(ready) == 0);
  const pid_t child = ::fork();
  if (child == 0) wait_for(file, ready[1]);
  char sign = 0;
  REQUIRE(::read(ready[0], &sign, 1) == 1);
  ::kill(child, SIGTERM);
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
  ::close(ready[0]);
  ::close(ready[1]);
}
