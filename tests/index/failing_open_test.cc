// A writer that cannot open a file for once, anywhere in a commit. A program of its own: it replaces open().

#include <cerrno>
#include <cstdarg>

#include <catch2/catch.hpp>
#include <dlfcn.h>
#include <fcntl.h>

#include "depeche/index.h"
#include "index/read_back.h"
#include "support/sample_dispatches.h"
#include "support/temporary_folder.h"

namespace {

// Of this thread. The call that brings `left` to 0 fails, and no other.
thread_local std::size_t left = 0;
thread_local std::size_t calls = 0;

int open_unless_failing(const char* name, const char* path, int flags, mode_t mode) {
  using Open = int (*)(const char*, int, ...);
  static const auto real_open = reinterpret_cast<Open>(::dlsym(RTLD_NEXT, name));
  ++calls;
  if (left != 0 && --left == 0) {
    errno = EMFILE;
    return -1;
  }
  return real_open(path, flags, mode);
}

mode_t mode_of(int flags, std::va_list arguments) {
  return (flags & (O_CREAT | __O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
  std::va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return open_unless_failing("open", path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  std::va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_of(flags, arguments);
  va_end(arguments);
  return open_unless_failing("open64", path, flags, mode);
}

}  // extern "C"

using namespace depeche;
using namespace depeche::test;
namespace fs = std::filesystem;

namespace {

constexpr unsigned kCommitted = 4;

struct Outcome {
  bool failed = false;
  std::size_t calls = 0;
};

// Commits one more dispatch, for which the open() of that number fails; none for 0.
Outcome commit_failing(IndexWriter& writer, std::size_t number) {
  REQUIRE(writer.add(sample(kCommitted)));
  const std::size_t before = calls;
  left = number;
  const auto counts = writer.commit();
  left = 0;
  return {!counts, calls - before};
}

bool has(const std::vector<std::string>& ids, unsigned number) {
  return std::ranges::find(ids, sample(number).id) != ids.end();
}

}  // namespace

TEST_CASE("A commit that cannot open a file loses nothing that was committed, and the same writer goes on") {
  const TemporaryFolder folder;
  const fs::path index = folder / "index";
  store(folder / "sound", samples(0, kCommitted));
  std::size_t most = 0;
  std::size_t failures = 0;
  for (std::size_t number = 0; number <= most; ++number) {
    fs::remove_all(index);
    fs::copy(folder / "sound", index, fs::copy_options::recursive);
    auto writer = IndexWriter::open(index, {.jobs = 1});
    REQUIRE(writer);
    const Outcome outcome = commit_failing(*writer, number);
    if (number == 0) most = outcome.calls;
    INFO("open() number " << number << " of " << most);
    const bool is_committed = has(ids_of(index), kCommitted);
    failures += outcome.failed ? 1 : 0;
    CHECK(outcome.failed != is_committed);
    REQUIRE(writer->add(sample(kCommitted + 1)));
    REQUIRE(writer->commit());
    const auto ids = ids_of(index);
    CHECK(ids.size() == kCommitted + (is_committed ? 2 : 1));
    for (unsigned committed = 0; committed < kCommitted; ++committed) CHECK(has(ids, committed));
    CHECK(miscounts(index) == "");
    CHECK(check_index(index));
  }
  CHECK(failures > 0);
}
