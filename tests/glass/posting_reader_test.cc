#include "glass/posting_reader.h"

#include <fstream>

#include <catch2/catch.hpp>

#include "base/xapian.h"
#include "support/draw.h"
#include "support/temporary_folder.h"

using namespace depeche;
using namespace std::string_literals;
using depeche::test::draw;
using depeche::test::TemporaryFolder;
using glass::Posting;
using glass::PostingReader;
namespace fs = std::filesystem;

namespace {

using Postings = std::vector<std::pair<glass::DocumentId, std::uint32_t>>;

Postings with_xapian(const Xapian::Database& database, const std::string& term) {
  Postings postings;
  for (auto posting = database.postlist_begin(term); posting != database.postlist_end(term); ++posting)
    postings.emplace_back(*posting, posting.get_wdf());
  return postings;
}

Postings with_reader(PostingReader& reader, const std::string& term) {
  Postings postings;
  std::vector<Posting> chunk;
  reader.start(term);
  while (reader.next(chunk))
    for (const Posting& posting : chunk) postings.emplace_back(posting.document, posting.occurrences);
  return postings;
}

Xapian::Document random_document(std::mt19937& random) {
  Xapian::Document document;
  for (unsigned i = 0; i < 60; ++i)
    document.add_term("mot" + std::to_string(draw(random, 1 + draw(random, 3000))), draw(random, 300));
  if (draw(random, 2) == 0) document.add_term("\0z\0"s, 70'000);
  if (draw(random, 9) == 0) document.add_term(std::string(240, 'l'));
  document.add_value(3, std::string(draw(random, 400), 'v'));
  return document;
}

// Commits of additions, deletions and replacements, as an index that lives has.
void write(const fs::path& path, unsigned commits, unsigned seed) {
  std::mt19937 random(seed);
  Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE_OR_OPEN | Xapian::DB_NO_SYNC);
  for (unsigned commit = 0; commit < commits; ++commit) {
    for (unsigned i = 0; i < 1500; ++i) database.add_document(random_document(random));
    for (Xapian::docid id = 1; id <= database.get_lastdocid(); id += 1 + draw(random, 30))
      database.replace_document(id, random_document(random));
    for (Xapian::docid id = 1 + commit; id <= database.get_lastdocid(); id += 41)
      if (commit % 2 == 0) database.replace_document(id, Xapian::Document());
    database.commit();
  }
}

void check_all(const fs::path& path) {
  const Xapian::Database database(path.string());
  auto reader = PostingReader::open(path, database.get_revision());
  REQUIRE(reader);
  std::size_t different = 0;
  std::size_t terms = 0;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term, ++terms)
    different += with_reader(*reader, *term) != with_xapian(database, *term);
  CHECK(terms > 100);
  CHECK(different == 0);
  for (const char* absent : {"absent", "zzz", "A", "mo", "mot1x"}) CHECK(with_reader(*reader, absent).empty());
}

}  // namespace

TEST_CASE("Postings are those that Xapian reads, in a database that was changed and in a compact one") {
  const TemporaryFolder folder;
  write(folder.path() / "live", 4, 1);
  check_all(folder.path() / "live");
  Xapian::Database((folder.path() / "live").string()).compact((folder.path() / "compact").string());
  check_all(folder.path() / "compact");
}

TEST_CASE("A reader is of one revision: of another there is none, and one that was written over is told") {
  const TemporaryFolder folder;
  write(folder.path(), 1, 3);
  const auto revision = Xapian::Database(folder.path().string()).get_revision();
  CHECK_FALSE(PostingReader::open(folder.path(), revision + 1));
  CHECK_FALSE(PostingReader::open(folder.path() / "absent", revision));
  auto reader = PostingReader::open(folder.path(), revision);
  REQUIRE(reader);
  write(folder.path(), 4, 4);
  CHECK_FALSE(PostingReader::open(folder.path(), revision));
  const auto read_all = [&] {
    for (unsigned word = 0; word < 3000; ++word) with_reader(*reader, "mot" + std::to_string(word));
  };
  CHECK_THROWS_AS(read_all(), Xapian::DatabaseModifiedError);
}

TEST_CASE("A damaged table is an error or reads differently, but always in order, and never more") {
  const TemporaryFolder folder;
  write(folder.path() / "sound", 1, 5);
  const auto revision = Xapian::Database((folder.path() / "sound").string()).get_revision();
  std::mt19937 random(6);
  unsigned errors = 0;
  unsigned unordered = 0;
  for (unsigned attempt = 0; attempt < 60; ++attempt) {
    const fs::path damaged = folder.path() / "damaged";
    fs::remove_all(damaged);
    fs::copy(folder.path() / "sound", damaged);
    const fs::path table = damaged / "postlist.glass";
    const auto size = static_cast<unsigned>(fs::file_size(table));
    if (attempt % 6 == 0) {
      fs::resize_file(table, draw(random, size));
    } else {
      std::fstream file(table, std::ios::in | std::ios::out | std::ios::binary);
      for (unsigned i = 0; i < 40; ++i) {
        // Heads and directories of blocks more often than the rest.
        const unsigned at = draw(random, size) / 8192 * 8192 + draw(random, draw(random, 2) == 0 ? 60 : 8192);
        file.seekp(at).put(static_cast<char>(draw(random, 256)));
      }
    }
    auto reader = PostingReader::open(damaged, revision);
    REQUIRE(reader);
    for (unsigned word = 0; word < 3000; word += 7) try {
        const Postings read = with_reader(*reader, "mot" + std::to_string(word));
        unordered += std::ranges::is_sorted(read, {}, &Postings::value_type::first) ? 0 : 1;
      } catch (const Xapian::DatabaseError&) {
        ++errors;
      }
  }
  CHECK(errors > 100);
  CHECK(unordered == 0);
}
