#include <atomic>
#include <fstream>
#include <thread>

#include <catch2/catch.hpp>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "depeche/index.h"
#include "index/read_back.h"
#include "support/sample_dispatches.h"
#include "support/temporary_folder.h"

using namespace depeche;
using namespace depeche::test;
namespace fs = std::filesystem;

namespace {

Result<WriterCounts> add_all(const fs::path& index, unsigned first, unsigned last,
                             WriterOptions options = {.jobs = 2}) {
  return try_store(index, samples(first, last), options);
}

void set_metadata(const fs::path& index, std::string_view key, const std::string& value) {
  Xapian::WritableDatabase database(schema::current_generation(index)->string(), Xapian::DB_OPEN);
  database.set_metadata(std::string(key), value);
  database.commit();
}

}  // namespace

TEST_CASE("A second writer is told which process holds the index") {
  const TemporaryFolder folder;
  auto first = IndexWriter::open(folder.path());
  REQUIRE(first);
  const auto second = IndexWriter::open(folder.path());
  REQUIRE_FALSE(second);
  CHECK(second.error().code == ErrorCode::locked);
  CHECK(second.error().message.find("process " + std::to_string(::getpid())) != std::string::npos);
  CHECK_FALSE(second.error().hint.empty());
  { const IndexWriter gone = std::move(*first); }
  CHECK(IndexWriter::open(folder.path()));
}

TEST_CASE("A run that goes without a commit leaves nothing behind, however much it has written") {
  const TemporaryFolder folder;
  const auto abandon = [&](unsigned first, unsigned last) {
    auto writer = IndexWriter::open(folder.path(), {.jobs = 2, .memory = std::size_t{1} << 20});
    REQUIRE(writer);
    for (unsigned number = first; number < last; ++number) REQUIRE(writer->add(sample(number)));
  };
  const auto names = [&] {
    std::set<std::string> found;
    for (const auto& entry : fs::directory_iterator(folder.path())) found.insert(entry.path().filename().string());
    return found;
  };
  abandon(0, 2000);
  CHECK(names().empty());
  REQUIRE(add_all(folder.path(), 0, 1500));
  const auto before = names();
  abandon(1000, 3000);
  CHECK(names() == before);
  CHECK(ids_of(folder.path()).size() == 1500);
}

TEST_CASE("Writers that make, give up and remove the same new index in turn never fail") {
  const TemporaryFolder folder;
  const fs::path index = folder.path() / "sub/index";
  std::atomic<int> failures = 0;
  const auto take_turns = [&] {
    for (int turn = 0; turn < 100; ++turn)
      if (!IndexWriter::open(index, {.jobs = 1, .wait_lock_seconds = 60})) ++failures;
  };
  std::thread other(take_turns);
  take_turns();
  other.join();
  CHECK(failures == 0);
  // Who came between another one's lock and its folders has not made them, and leaves them.
  for (const auto& left : fs::recursive_directory_iterator(folder.path())) CHECK(left.is_directory());
}

TEST_CASE("An index of another schema or analyzer is refused until it is rebuilt") {
  for (const std::string_view key : {schema::kVersionKey, schema::kAnalyzerKey})
    for (const std::string& value : {std::string("0"), std::string("99"), std::string()}) {
      const TemporaryFolder folder;
      REQUIRE(add_all(folder.path(), 0, 5));
      set_metadata(folder.path(), key, value);
      INFO(key << "=" << value);
      for (const Error& error : {IndexWriter::open(folder.path()).error(), index_stats(folder.path()).error(),
                                 check_index(folder.path()).error()}) {
        CHECK(error.code == ErrorCode::index_version);
        CHECK(error.hint.find("index again from nothing") != std::string::npos);
        CHECK(error.message.find(folder.path().string()) != std::string::npos);
      }
      REQUIRE(add_all(folder.path(), 3, 9, {.jobs = 1, .rebuild = true}));
      CHECK(check_index(folder.path()));
      CHECK(ids_of(folder.path()) == std::vector<std::string>{"afp-3", "afp-4", "afp-5", "afp-6", "afp-7", "afp-8"});
      CHECK(miscounts(folder.path()) == "");
    }
}

TEST_CASE("A rebuild replaces the index at its first commit and goes on from there") {
  for (const unsigned size : {5U, 1500U}) {
    const TemporaryFolder folder;
    REQUIRE(add_all(folder.path(), 0, 1200));
    auto writer = IndexWriter::open(folder.path(), {.jobs = 2, .rebuild = true});
    REQUIRE(writer);
    for (unsigned number = 0; number < size; ++number) REQUIRE(writer->add(sample(number)));
    CHECK(ids_of(folder.path()).size() == 1200);
    CHECK(writer->commit()->added == size);
    CHECK(ids_of(folder.path()).size() == size);
    REQUIRE(writer->add(sample(5000)));
    CHECK(writer->commit()->added == 1);
    CHECK(ids_of(folder.path()).size() == size + 1);
    CHECK(miscounts(folder.path()) == "");
  }
}

TEST_CASE("A rebuild from nothing leaves the index as it was") {
  const TemporaryFolder folder;
  REQUIRE(add_all(folder.path(), 0, 5));
  const auto counts = add_all(folder.path(), 0, 0, {.rebuild = true});
  REQUIRE_FALSE(counts);
  CHECK(counts.error().code == ErrorCode::invalid_argument);
  CHECK(ids_of(folder.path()).size() == 5);
}

TEST_CASE("Foreign files and folders are refused and not touched") {
  const TemporaryFolder folder;
  const fs::path file = folder.path() / "letter.txt";
  std::ofstream(file) << "Madame, Monsieur";
  for (const fs::path& path : {file, folder.path()}) {
    for (const Error& error : {IndexWriter::open(path).error(), index_stats(path).error(), check_index(path).error()}) {
      CHECK(error.code == ErrorCode::invalid_argument);
      CHECK(error.message.find(path.string()) != std::string::npos);
    }
  }
  CHECK(IndexWriter::open(folder.path(), {.rebuild = true}).error().code == ErrorCode::invalid_argument);
  CHECK(fs::file_size(file) == 16);
  CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
}

TEST_CASE("An absent index is not found, and reading does not create it") {
  const TemporaryFolder folder;
  const fs::path index = folder.path() / "none";
  CHECK(check_index(index).error().code == ErrorCode::not_found);
  CHECK(index_stats(index).error().code == ErrorCode::not_found);
  CHECK_FALSE(fs::exists(index));
}

namespace {

// Runs `step` in a child process without root's rights; its result is the child's exit status.
template <class Step>
int as_nobody(Step step) {
  const pid_t child = ::fork();
  if (child == 0) {
    if (::getuid() == 0 && ::setuid(65534) != 0) ::_exit(99);
    ::_exit(step());
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 100;
}

}  // namespace

TEST_CASE("A folder without write permission is an input error that leaves the index readable") {
  const TemporaryFolder folder;
  REQUIRE(add_all(folder.path(), 0, 5));
  ::chmod(folder.path().c_str(), 0555);
  for (const auto& entry : fs::recursive_directory_iterator(folder.path()))
    ::chmod(entry.path().c_str(), entry.is_directory() ? 0555 : 0444);
  CHECK(as_nobody([&] {
          const auto writer = IndexWriter::open(folder.path());
          return !writer && writer.error().code == ErrorCode::io && !writer.error().hint.empty() ? 0 : 1;
        }) == 0);
  CHECK(as_nobody([&] { return IndexWriter::open(folder.path() / "sub").error().code == ErrorCode::io ? 0 : 1; }) == 0);
  CHECK(as_nobody([&] { return check_index(folder.path()) ? 0 : 1; }) == 0);
  ::chmod(folder.path().c_str(), 0755);
}

TEST_CASE("A full disk is an error that leaves the index as it was") {
  const TemporaryFolder folder;
  const fs::path disk = folder.path() / "disk";
  fs::create_directory(disk);
  if (::mount("tmpfs", disk.c_str(), "tmpfs", 0, "size=1m") != 0) {
    WARN("skipped: mounting a small disk is not permitted here");
    return;
  }
  const fs::path index = disk / "index";
  {
    auto writer = IndexWriter::open(index, {.jobs = 2});
    REQUIRE(writer);
    for (unsigned number = 0; number < 20; ++number) REQUIRE(writer->add(sample(number)));
    REQUIRE(writer->commit());
    const auto before = documents_of(index);
    for (const unsigned size : {900U, 6000U}) {
      std::optional<Error> error;
      for (unsigned number = 0; number < size && !error; ++number)
        if (auto status = writer->add(sample(number, 1 + size)); !status) error = status.error();
      if (const auto counts = writer->commit(); !counts) error = counts.error();
      REQUIRE(error);
      CHECK(error->code == ErrorCode::io);
      CHECK((documents_of(index) == before));
      CHECK(miscounts(index) == "");
      REQUIRE(writer->add(sample(0)));
      const auto after = writer->commit();
      REQUIRE(after);
      CHECK(after->unchanged == 1);
      CHECK((documents_of(index) == before));
    }
  }
  CHECK(check_index(index));
  const auto kept = documents_of(index);
  {
    std::ofstream filler(disk / "filler", std::ios::binary);
    while (filler << std::string(4096, 'x') << std::flush) continue;
  }
  for (const Error& error : {compact_index(index).error(), back_up_index(index, disk / "copy").error()}) {
    CHECK(error.code == ErrorCode::io);
    CHECK_FALSE(error.hint.empty());
  }
  CHECK((documents_of(index) == kept));
  CHECK_FALSE(fs::exists(disk / "copy"));
  CHECK(check_index(index));
  ::umount2(disk.c_str(), MNT_DETACH);  // Xapian leaves a file of a compaction that failed open
}
