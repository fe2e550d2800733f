#include "glass/value_reader.h"

#include <array>
#include <fstream>
#include <random>

#include <catch2/catch.hpp>

#include "base/xapian.h"
#include "glass/open_reader.h"
#include "support/draw.h"
#include "support/temporary_folder.h"

using namespace depeche;
using depeche::test::draw;
using depeche::test::open_reader;
using depeche::test::TemporaryFolder;
using glass::ValueReader;
namespace fs = std::filesystem;

namespace {

// Below and beyond what one byte of a key can name; the last one nobody has.
constexpr std::array<unsigned, 7> kSlots{0, 4, 5, 127, 128, 0x12345, 6};

// Short ones, such as fill a block, and more than a block holds.
Xapian::Document random_document(std::mt19937& random) {
  Xapian::Document document;
  document.add_value(0, "2022-01-" + std::to_string(draw(random, 28)));
  if (draw(random, 4) != 0) document.add_value(4, std::string(draw(random, 3000), 'r'));
  if (draw(random, 40) == 0) document.add_value(4, std::string(30'000, 'R'));
  if (draw(random, 90) == 0) document.add_value(5, "rare");
  if (draw(random, 3) == 0) document.add_value(127, std::string(draw(random, 200), 'a'));
  if (draw(random, 3) == 0) document.add_value(128, std::string(draw(random, 200), 'b'));
  if (draw(random, 9) == 0) document.add_value(0x12345, std::to_string(draw(random, 1000)));
  return document;
}

void write(const fs::path& path, unsigned commits, unsigned seed) {
  std::mt19937 random(seed);
  Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE_OR_OPEN | Xapian::DB_NO_SYNC);
  for (unsigned commit = 0; commit < commits; ++commit) {
    for (unsigned i = 0; i < 300; ++i) database.add_document(random_document(random));
    for (Xapian::docid id = 1; id <= database.get_lastdocid(); id += 1 + draw(random, 20)) {
      if (draw(random, 4) != 0)
        database.replace_document(id, random_document(random));
      else if (commit > 0)
        database.replace_document(id, Xapian::Document());
    }
    database.commit();
  }
}

void check_all(const fs::path& path) {
  const Xapian::Database database(path.string());
  auto reader = open_reader<ValueReader>(path, database.get_revision());
  REQUIRE(reader);
  std::size_t different = 0;
  std::size_t values = 0;
  const auto look = [&](Xapian::docid document, unsigned slot) {
    const std::string expected = database.get_document(document).get_value(slot);
    different += reader->value(document, slot) != expected;
    values += expected.empty() ? 0 : 1;
  };
  for (auto posting = database.postlist_begin(""); posting != database.postlist_end(""); ++posting)
    for (const unsigned slot : kSlots) look(*posting, slot);
  std::mt19937 random(7);
  for (int i = 0; i < 2000; ++i)
    look(1 + draw(random, database.get_lastdocid()), kSlots.at(draw(random, kSlots.size())));
  CHECK(different == 0);
  CHECK(values > 2000);
  for (const unsigned slot : kSlots) CHECK(reader->value(database.get_lastdocid() + 1, slot).empty());
}

}  // namespace

TEST_CASE("Values are those that Xapian reads, in a database that was changed and in a compact one") {
  const TemporaryFolder folder;
  write(folder.path() / "live", 4, 1);
  check_all(folder.path() / "live");
  Xapian::Database((folder.path() / "live").string()).compact((folder.path() / "compact").string());
  check_all(folder.path() / "compact");
}

TEST_CASE("A database without values has none") {
  const TemporaryFolder folder;
  Xapian::WritableDatabase database((folder.path() / "plain").string(), Xapian::DB_CREATE);
  Xapian::Document document;
  document.add_term("mot");
  database.add_document(document);
  database.commit();
  auto reader = open_reader<ValueReader>(folder.path() / "plain", database.get_revision());
  REQUIRE(reader);
  for (const unsigned slot : kSlots) CHECK(reader->value(1, slot).empty());
}

TEST_CASE("A reader of values is of one revision, and tells when that was written over") {
  const TemporaryFolder folder;
  write(folder.path(), 1, 3);
  const auto revision = Xapian::Database(folder.path().string()).get_revision();
  CHECK_FALSE(open_reader<ValueReader>(folder.path(), revision + 1));
  CHECK_FALSE(open_reader<ValueReader>(folder.path() / "absent", revision));
  auto reader = open_reader<ValueReader>(folder.path(), revision);
  REQUIRE(reader);
  write(folder.path(), 4, 4);
  const auto read_all = [&] {
    for (unsigned document = 1; document < 300; ++document) reader->value(document, 4);
  };
  CHECK_THROWS_AS(read_all(), Xapian::DatabaseModifiedError);
}

TEST_CASE("A damaged value is an error or reads differently, and looking for it always ends") {
  const TemporaryFolder folder;
  write(folder.path() / "sound", 1, 5);
  const auto revision = Xapian::Database((folder.path() / "sound").string()).get_revision();
  std::mt19937 random(6);
  unsigned errors = 0;
  for (unsigned attempt = 0; attempt < 60; ++attempt) {
    const fs::path damaged = folder.path() / "damaged";
    fs::remove_all(damaged);
    fs::copy(folder.path() / "sound", damaged);
    const fs::path table = damaged / "postlist.glass";
    const auto size = static_cast<unsigned>(fs::file_size(table));
    std::fstream file(table, std::ios::in | std::ios::out | std::ios::binary);
    for (unsigned i = 0; i < 40; ++i) {
      const unsigned at = draw(random, size) / 8192 * 8192 + draw(random, draw(random, 2) == 0 ? 60 : 8192);
      file.seekp(at).put(static_cast<char>(draw(random, 256)));
    }
    file.close();
    auto reader = open_reader<ValueReader>(damaged, revision);
    REQUIRE(reader);
    for (unsigned document = 1; document < 300; document += 3)
      for (const unsigned slot : kSlots) try {
          reader->value(document, slot);
        } catch (const Xapian::DatabaseError&) {
          ++errors;
        }
  }
  CHECK(errors > 100);
}
