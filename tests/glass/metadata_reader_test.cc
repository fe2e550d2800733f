#include "glass/metadata_reader.h"

#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "base/xapian.h"
#include "glass/open_reader.h"
#include "support/draw.h"
#include "support/temporary_folder.h"

using namespace depeche;
using depeche::test::draw;
using depeche::test::open_reader;
using depeche::test::TemporaryFolder;
using glass::MetadataReader;
namespace fs = std::filesystem;

namespace {

constexpr unsigned kNames = 500;

std::string name(unsigned number) { return "name " + std::string(number % 200, 'n') + std::to_string(number); }
std::string term(unsigned number) { return "t" + std::string(1, '\0') + std::to_string(number); }

// Some of what is named is taken away again; tags fill more than a block.
void write(const fs::path& path, unsigned commits) {
  std::mt19937 random(3);
  Xapian::WritableDatabase database(path.string(), Xapian::DB_CREATE_OR_OPEN | Xapian::DB_NO_SYNC);
  for (unsigned commit = 0; commit < commits; ++commit) {
    for (unsigned i = 0; i < kNames / 2; ++i)
      database.set_metadata(name(draw(random, kNames)), std::string(draw(random, i % 50 == 0 ? 30'000 : 40), 'm'));
    for (unsigned i = 0; i < 400; ++i) {
      Xapian::Document document;
      for (unsigned t = 0; t < 20; ++t)
        document.add_term(term(draw(random, 1 + draw(random, 600))), 1 + draw(random, 9));
      database.add_document(document);
    }
    database.delete_document(1 + draw(random, database.get_lastdocid()));
    database.commit();
  }
}

void check_all(const fs::path& path) {
  const Xapian::Database database(path.string());
  auto reader = open_reader<MetadataReader>(path, database.get_revision());
  REQUIRE(reader);
  unsigned different = 0;
  unsigned lacking = 0;
  for (unsigned i = 0; i <= kNames; ++i) {
    different += reader->metadata(name(i)) != database.get_metadata(name(i)) ? 1 : 0;
    lacking += reader->metadata(name(i)).empty() ? 1 : 0;
  }
  for (unsigned i = 0; i <= 700; ++i) different += reader->documents_with(term(i)) != database.get_termfreq(term(i));
  CHECK(different == 0);
  CHECK(lacking > 0);
  CHECK(lacking < kNames / 2);
  CHECK(reader->documents_with(term(1)) > 100);
  CHECK(reader->documents_with(term(700)) == 0);
  CHECK(reader->documents_with(std::string(400, 'l')) == 0);
}

// The names from the one that is not before `first`, as Xapian tells them.
std::vector<std::string> names_from(const Xapian::Database& database, const std::string& first) {
  std::vector<std::string> names;
  for (auto key = database.metadata_keys_begin(""); key != database.metadata_keys_end(""); ++key)
    if (*key >= first) names.push_back(*key);
  return names;
}

void check_walks(const fs::path& path) {
  const Xapian::Database database(path.string());
  auto walk = open_reader<MetadataReader>(path, database.get_revision())->walk();
  std::mt19937 random(5);
  for (int i = 0; i < 60; ++i) {
    const std::string first = i == 0 ? "" : i == 1 ? "zzz" : name(draw(random, kNames)).substr(0, draw(random, 200));
    INFO("from " << first);
    std::vector<std::string> names = names_from(database, first);
    auto next = names.begin();
    unsigned different = 0;
    for (bool found = walk.find(first); found;) {
      if (next == names.end()) {
        ++different;
        break;
      }
      different += walk.name() != *next || walk.value() != database.get_metadata(*next) ? 1 : 0;
      const std::string beginning = next->substr(0, draw(random, 220));
      const bool passes_over = draw(random, 3) == 0;
      found = passes_over ? walk.next_beyond(beginning.size()) : walk.next();
      do ++next;
      while (passes_over && next != names.end() && next->starts_with(beginning));
    }
    CHECK(different == 0);
    CHECK(next == names.end());
  }
}

}  // namespace

TEST_CASE("Metadata and numbers of documents are those that Xapian reads") {
  const TemporaryFolder folder;
  write(folder.path() / "live", 4);
  check_all(folder.path() / "live");
  Xapian::Database((folder.path() / "live").string()).compact((folder.path() / "compact").string());
  check_all(folder.path() / "compact");
}

TEST_CASE("A walk through metadata meets the names that Xapian does, and passes over those that begin alike") {
  const TemporaryFolder folder;
  write(folder.path() / "live", 4);
  check_walks(folder.path() / "live");
  Xapian::Database((folder.path() / "live").string()).compact((folder.path() / "compact").string());
  check_walks(folder.path() / "compact");
}

TEST_CASE("A walk through no metadata ends at once") {
  const TemporaryFolder folder;
  {
    Xapian::WritableDatabase database(folder.path().string(), Xapian::DB_CREATE_OR_OPEN | Xapian::DB_NO_SYNC);
    Xapian::Document document;
    document.add_term("term");
    database.add_document(document);
    database.commit();
  }
  auto reader = open_reader<MetadataReader>(folder.path(), Xapian::Database(folder.path().string()).get_revision());
  REQUIRE(reader);
  CHECK_FALSE(reader->walk().find(""));
  CHECK_FALSE(reader->walk().find("name"));
}

TEST_CASE("Metadata of a revision that has gone are not read") {
  const TemporaryFolder folder;
  write(folder.path(), 1);
  const Xapian::Database before(folder.path().string());
  write(folder.path(), 1);
  CHECK_FALSE(open_reader<MetadataReader>(folder.path(), before.get_revision()));
}
