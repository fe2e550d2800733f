#include "glass/metadata_reader.h"

#include <random>
#include <string>

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

}  // namespace

TEST_CASE("Metadata and numbers of documents are those that Xapian reads") {
  const TemporaryFolder folder;
  write(folder.path() / "live", 4);
  check_all(folder.path() / "live");
  Xapian::Database((folder.path() / "live").string()).compact((folder.path() / "compact").string());
  check_all(folder.path() / "compact");
}

TEST_CASE("Metadata of a revision that has gone are not read") {
  const TemporaryFolder folder;
  write(folder.path(), 1);
  const Xapian::Database before(folder.path().string());
  write(folder.path(), 1);
  CHECK_FALSE(open_reader<MetadataReader>(folder.path(), before.get_revision()));
}
