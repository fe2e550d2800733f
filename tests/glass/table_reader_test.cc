#include "glass/table_reader.h"

#include <atomic>
#include <fstream>
#include <iterator>
#include <thread>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <unistd.h>

#include "base/xapian.h"
#include "support/effort.h"
#include "support/temporary_folder.h"

using namespace depeche;
using depeche::test::TemporaryFolder;
using glass::TableReader;
namespace fs = std::filesystem;

namespace {

constexpr std::uint32_t kRevision = 1;  // of a table that was just written

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// A table of one block, with one entry.
glass::TableRoot write_table(const fs::path& path, const std::string& tag) {
  auto writer = glass::TableWriter::create(path);
  REQUIRE(writer);
  writer->add("key", tag);
  const auto root = writer->finish(false);
  REQUIRE(root);
  return *root;
}

}  // namespace

TEST_CASE("a block that is written over while it is read is old as a whole, or told", "[threads]") {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "table";
  const std::string old_tag(7000, 'o');
  write_table(path, std::string(7000, 'n'));
  std::string new_block = bytes_of(path);
  const glass::TableRoot root = write_table(path, old_tag);
  const std::string old_block = bytes_of(path);
  REQUIRE(new_block.size() == glass::kBlockBytes);
  REQUIRE(old_block.size() == glass::kBlockBytes);
  new_block[3] = static_cast<char>(kRevision + 1);

  const auto file = base::MappedFile::open(path);
  REQUIRE(file);
  const int out = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  REQUIRE(out >= 0);
  constexpr auto kRounds = test::effort<int>(5'000, 1'000);
  std::atomic<int> round = 0;
  std::atomic<int> written = 0;
  std::thread writer([&] {
    for (int i = 1; i <= kRounds; ++i) {
      while (round.load() < i) std::this_thread::yield();
      if (::pwrite(out, new_block.data(), new_block.size(), 0) > 0) written = i;
    }
  });
  int torn = 0;
  int told = 0;
  for (int i = 1; i <= kRounds; ++i) {
    if (::pwrite(out, old_block.data(), old_block.size(), 0) <= 0) break;
    round = i;
    while (written.load() < i) try {
        TableReader reader(*file, root, kRevision);
        torn += !reader.find("key") || reader.tag() != old_tag ? 1 : 0;
      } catch (const Xapian::DatabaseModifiedError&) {
        ++told;
      }
  }
  writer.join();
  ::close(out);
  CHECK(torn == 0);
  CHECK(told > 0);
}
