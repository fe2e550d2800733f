#include "glass/termlist_reader.h"

#include <fstream>

#include <catch2/catch.hpp>

#include "base/xapian.h"
#include "support/draw.h"
#include "support/temporary_folder.h"

using namespace depeche;
using namespace std::string_literals;
using depeche::test::draw;
using depeche::test::TemporaryFolder;
using glass::TermlistReader;
namespace fs = std::filesystem;

namespace {

constexpr Xapian::docid kDeleted = 7;

using Terms = std::vector<std::pair<std::string, std::uint32_t>>;

Terms with_xapian(const Xapian::Database& database, Xapian::docid document) {
  Terms terms;
  for (auto term = database.termlist_begin(document); term != database.termlist_end(document); ++term)
    terms.emplace_back(*term, term.get_wdf());
  return terms;
}

Terms with_reader(TermlistReader& reader) {
  Terms terms;
  while (reader.next()) terms.emplace_back(reader.term(), reader.occurrences());
  return terms;
}

// None, one, some, or more than a block holds.
Xapian::Document random_document(std::mt19937& random) {
  Xapian::Document document;
  const unsigned terms = draw(random, 40) == 0 ? 9'000 : draw(random, 4) == 0 ? draw(random, 3) : draw(random, 200);
  for (unsigned i = 0; i < terms; ++i)
    document.add_term("mot" + std::to_string(draw(random, 100'000)), draw(random, draw(random, 5) == 0 ? 70'000 : 4));
  if (draw(random, 9) == 0) document.add_term("\0z\0"s, 7);
  if (draw(random, 9) == 0) document.add_term(std::string(240, 'l'));
  if (draw(random, 9) == 0) document.add_term(std::string(245, 'l'), 300);
  return document;
}

void write(const fs::path& path, unsigned commits, unsigned seed) {
  std::mt19937 random(seed);
  Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE_OR_OPEN | Xapian::DB_NO_SYNC);
  for (unsigned commit = 0; commit < commits; ++commit) {
    for (unsigned i = 0; i < 200; ++i) database.add_document(random_document(random));
    for (Xapian::docid id = 1; id <= database.get_lastdocid(); id += 1 + draw(random, 30))
      database.replace_document(id, random_document(random));
    if (commit + 1 == commits && commits > 1) database.delete_document(kDeleted);
    database.commit();
  }
}

void check_all(const fs::path& path) {
  const Xapian::Database database(path.string());
  auto reader = TermlistReader::open(path, database.get_revision());
  REQUIRE(reader);
  std::size_t different = 0;
  for (auto posting = database.postlist_begin(""); posting != database.postlist_end(""); ++posting) {
    REQUIRE(reader->start(*posting));
    different += with_reader(*reader) != with_xapian(database, *posting);
    CHECK_FALSE(reader->next());
  }
  CHECK(different == 0);
  CHECK_FALSE(reader->start(kDeleted));
  CHECK_FALSE(reader->start(database.get_lastdocid() + 1));
  CHECK_FALSE(reader->next());
}

}  // namespace

TEST_CASE("Term lists are those that Xapian reads, in a database that was changed and in a compact one") {
  const TemporaryFolder folder;
  write(folder.path() / "live", 4, 1);
  check_all(folder.path() / "live");
  Xapian::Database((folder.path() / "live").string()).compact((folder.path() / "compact").string());
  check_all(folder.path() / "compact");
}

TEST_CASE("A reader of term lists is of one revision, and tells when that was written over") {
  const TemporaryFolder folder;
  write(folder.path(), 1, 3);
  const auto revision = Xapian::Database(folder.path().string()).get_revision();
  CHECK_FALSE(TermlistReader::open(folder.path(), revision + 1));
  CHECK_FALSE(TermlistReader::open(folder.path() / "absent", revision));
  auto reader = TermlistReader::open(folder.path(), revision);
  REQUIRE(reader);
  write(folder.path(), 4, 4);
  const auto read_all = [&] {
    for (unsigned document = 1; document < 200; ++document)
      if (reader->start(document)) with_reader(*reader);
  };
  CHECK_THROWS_AS(read_all(), Xapian::DatabaseModifiedError);
}

TEST_CASE("A damaged term list is an error or reads differently, and always ends") {
  const TemporaryFolder folder;
  write(folder.path() / "sound", 1, 5);
  const auto revision = Xapian::Database((folder.path() / "sound").string()).get_revision();
  std::mt19937 random(6);
  unsigned errors = 0;
  for (unsigned attempt = 0; attempt < 60; ++attempt) {
    const fs::path damaged = folder.path() / "damaged";
    fs::remove_all(damaged);
    fs::copy(folder.path() / "sound", damaged);
    const fs::path table = damaged / "termlist.glass";
    const auto size = static_cast<unsigned>(fs::file_size(table));
    std::fstream file(table, std::ios::in | std::ios::out | std::ios::binary);
    for (unsigned i = 0; i < 40; ++i) {
      const unsigned at = draw(random, size) / 8192 * 8192 + draw(random, draw(random, 2) == 0 ? 60 : 8192);
      file.seekp(at).put(static_cast<char>(draw(random, 256)));
    }
    file.close();
    auto reader = TermlistReader::open(damaged, revision);
    REQUIRE(reader);
    for (unsigned document = 1; document < 200; document += 3) try {
        if (reader->start(document)) with_reader(*reader);
      } catch (const Xapian::DatabaseError&) {
        ++errors;
      }
  }
  CHECK(errors > 100);
}
