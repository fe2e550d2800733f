#include "schema/version_file.h"

#include <catch2/catch.hpp>

#include "schema/index_files.h"
#include "schema/open_generation.h"
#include "schema/stamp.h"
#include "schema/version.h"
#include "support/file_bytes.h"
#include "support/temporary_folder.h"

using namespace depeche;
using namespace depeche::schema;
using namespace depeche::test;
namespace fs = std::filesystem;

namespace {

// A commit of so many documents, each with a word of its own, to a database that knows its name.
void commit(const fs::path& generation, unsigned first, unsigned last) {
  Xapian::WritableDatabase database(generation.string(), Xapian::DB_CREATE_OR_OPEN | Xapian::DB_NO_SYNC);
  for (unsigned number = first; number < last; ++number) {
    Xapian::Document document;
    document.add_term("mot" + std::to_string(number));
    document.add_term("mot");
    database.add_document(document);
  }
  stamp_database(database, *base::parse_uuid(database.get_uuid()));
  database.commit();
}

// What a check says: nothing, "no seal", or the file that it names and what is wrong with it.
std::string said_of(const fs::path& generation) {
  const auto sealed = check_version_file(generation);
  if (!sealed) {
    CHECK(sealed.error().code == ErrorCode::corrupt);
    return sealed.error().message.substr(generation.string().size() + 1);
  }
  return *sealed == Sealed::yes ? "" : "no seal";
}

void copy(const fs::path& from, const fs::path& to, const char* name) {
  fs::copy_file(from / name, to / name, fs::copy_options::overwrite_existing);
}

const std::string kMixed = ": damaged, or of another index or generation";
const std::string kCut = ": cut off, or of another index or generation";

}  // namespace

TEST_CASE("A commit is as its seal says, and a later one passes until it is sealed, too") {
  const TemporaryFolder folder;
  const fs::path generation = folder.path() / "gen";
  commit(generation, 0, 2000);
  CHECK(said_of(generation) == "no seal");
  REQUIRE(seal_version_file(generation));
  CHECK(said_of(generation) == "");
  for (unsigned round = 1; round < 6; ++round) {
    commit(generation, 2000 * round, 2000 * round + 700);
    CHECK(said_of(generation) == "");
    if (round % 2 == 0) REQUIRE(seal_version_file(generation));
    CHECK(said_of(generation) == "");
  }
}

TEST_CASE("Files of other commits and databases are told by name, sealed or just committed") {
  const TemporaryFolder folder;
  const fs::path generation = folder.path() / "gen";
  const fs::path before = folder.path() / "before";
  const fs::path other = folder.path() / "other";
  commit(other, 5000, 8000);
  commit(generation, 0, 2000);
  REQUIRE(seal_version_file(generation));
  fs::copy(generation, before);
  commit(generation, 2000, 3000);
  const bool sealed = GENERATE(false, true);
  if (sealed) REQUIRE(seal_version_file(generation));
  const fs::path sound = folder.path() / "sound";
  fs::copy(generation, sound);
  INFO((sealed ? "sealed" : "not sealed yet"));
  for (const char* table : {"postlist.glass", "termlist.glass"}) {
    INFO(table);
    copy(before, generation, table);
    CHECK(said_of(generation).starts_with(table));
    copy(other, generation, table);
    CHECK(said_of(generation).starts_with(table));
    write_file(generation / table, "");
    CHECK(said_of(generation) == table + kCut);
    fs::remove(generation / table);
    CHECK(said_of(generation) == std::string(table) + ": missing");
    copy(sound, generation, table);
    CHECK(said_of(generation) == "");
    fs::resize_file(generation / table, fs::file_size(generation / table) - 1);
    if (sealed) CHECK(said_of(generation) == table + kCut);
    copy(sound, generation, table);
  }
}

TEST_CASE("A version file of another database or an earlier commit, and a damaged one, are told") {
  const TemporaryFolder folder;
  const fs::path generation = folder.path() / "gen";
  const fs::path other = folder.path() / "other";
  commit(other, 0, 100);
  commit(other, 100, 200);
  commit(generation, 0, 100);
  const std::string before = read_file(generation / "iamglass");
  commit(generation, 100, 200);
  REQUIRE(seal_version_file(generation));
  const std::string sound = read_file(generation / "iamglass");
  const auto said_with = [&](const std::string& bytes) {
    write_file(generation / "iamglass", bytes);
    return said_of(generation);
  };
  CHECK(said_with(before) == "iamglass" + kMixed);
  CHECK(said_with(read_file(other / "iamglass")) == "iamglass" + kMixed);
  CHECK(said_with("") == "iamglass: damaged");
  for (std::size_t at = 0; at < sound.size(); ++at)
    for (const int bit : {1, 64, 128}) {
      std::string damaged = sound;
      damaged[at] = static_cast<char>(damaged[at] ^ bit);
      INFO("byte " << at);
      CHECK(said_with(damaged).starts_with("iamglass: damaged"));
    }
  fs::remove(generation / "iamglass");
  CHECK(said_of(generation) == "iamglass: missing");
  CHECK(said_with(sound) == "");
}

TEST_CASE(
    "An index of another version is told as that, whatever its other files are, and of ours, a seal must be there") {
  const TemporaryFolder folder;
  const fs::path generation = folder.path() / "gen";
  commit(generation, 0, 10);
  const auto code_of = [&] {
    const auto opened = open_generation(generation, database_uuid(generation), folder.path());
    return opened ? ErrorCode::internal : opened.error().code;
  };
  CHECK(code_of() == ErrorCode::corrupt);
  write_file(generation / "iamglass.sum", "3 17 4711\n");  // as schema 5 had it
  CHECK(code_of() == ErrorCode::corrupt);
  Xapian::WritableDatabase(generation.string(), Xapian::DB_OPEN).set_metadata(std::string(kVersionKey), "5");
  CHECK(code_of() == ErrorCode::index_version);
  fs::remove(generation / "iamglass.sum");
  CHECK(code_of() == ErrorCode::index_version);
}
