#include "glass/table_writer.h"

#include <memory>

#include <catch2/catch.hpp>

#include "base/input_file.h"
#include "glass/table_reader.h"
#include "support/limited_files.h"
#include "support/temporary_folder.h"

using namespace depeche;
using depeche::test::LimitedFiles;
using depeche::test::TemporaryFolder;
using glass::TableWriter;
namespace fs = std::filesystem;

TEST_CASE("A table is whole blocks, and the root is the last of them") {
  const TemporaryFolder folder;
  for (const unsigned entries : {0U, 1U, 100U, 20'000U}) {
    auto table = TableWriter::create(folder.path() / "t.glass");
    REQUIRE(table);
    for (unsigned i = 0; i < entries; ++i) table->add(std::to_string(1'000'000 + i), std::string(i % 300, 'x'));
    const auto root = table->finish(true);
    REQUIRE(root);
    CHECK(root->entries == entries);
    CHECK(root->block + 1 == root->blocks);
    CHECK(fs::file_size(folder.path() / "t.glass") == root->blocks * std::uint64_t{8192});
    CHECK((root->level > 0) == (entries > 100));
  }
}

TEST_CASE("Compressed tags fill their blocks, as others do that are long, and are read whole") {
  constexpr std::size_t kEntries = 2000;
  const TemporaryFolder folder;
  const auto path = folder.path() / "t.glass";
  const auto tag_of = [](std::size_t i) { return std::string(300 + 37 * i % 900, static_cast<char>('a' + i % 26)); };
  auto table = TableWriter::create(path);
  REQUIRE(table);
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < kEntries; ++i) {
    table->add(std::to_string(10'000 + i), tag_of(i), true);
    bytes += tag_of(i).size();
  }
  const auto root = table->finish(false);
  REQUIRE(root);
  CHECK(root->blocks * 8192.0 < 1.03 * static_cast<double>(bytes));
  auto file = depeche::base::MappedFile::open(path);
  REQUIRE(file);
  depeche::glass::TableReader reader(*file, *root, 1);
  for (std::size_t i = 0; i < kEntries; ++i) {
    REQUIRE(reader.find(std::to_string(10'000 + i)));
    CHECK(reader.is_compressed());
    CHECK(reader.tag() == tag_of(i));
  }
}

TEST_CASE("What no table can hold, and a full disk, are errors in the end") {
  const TemporaryFolder folder;
  auto long_key = TableWriter::create(folder.path() / "k.glass");
  long_key->add(std::string(255, 'k'), "fits");
  CHECK(long_key->status());
  long_key->add(std::string(256, 'k'), "is too long");
  REQUIRE_FALSE(long_key->status());
  CHECK(long_key->status().error().code == ErrorCode::limit);
  CHECK_FALSE(long_key->finish(false));

  auto full = TableWriter::create(folder.path() / "full.glass");
  REQUIRE(full);
  const auto root = [&] {
    const LimitedFiles limited(100'000);
    for (char c = 'a'; c <= 'z'; ++c) full->add(std::string(1, c), std::string(100'000, 'x'));
    return full->finish(false);
  }();
  REQUIRE_FALSE(root);
  CHECK(root.error().code == ErrorCode::io);
  CHECK(root.error().message.find("full.glass") != std::string::npos);

  CHECK_FALSE(TableWriter::create(folder.path() / "absent" / "t.glass"));
}
