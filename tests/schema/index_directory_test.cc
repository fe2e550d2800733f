#include "schema/index_directory.h"

#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

#include "base/xapian.h"
#include "schema/temporary_folder.h"

using namespace depeche;
using namespace depeche::schema;
namespace fs = std::filesystem;

namespace {

void write(const fs::path& path, const std::string& text = "") {
  fs::create_directories(path.parent_path());
  std::ofstream(path) << text;
}

}  // namespace

TEST_CASE("What stands at a path is an index, nothing yet, or something foreign") {
  const tests::TemporaryFolder folder;
  const fs::path at = folder.path() / "at";
  SECTION("an absent path is nothing yet") { CHECK(index_state(at) == IndexState::absent); }
  SECTION("an empty folder is nothing yet") {
    fs::create_directory(at);
    CHECK(index_state(at) == IndexState::absent);
  }
  SECTION("what a killed first build leaves is nothing yet") {
    write(at / "LOCK", "42");
    write(at / "work/shards/x");
    write(at / "gen-000001/iamglass");
    write(at / "CURRENT.new", "gen-000001\n");
    CHECK(index_state(at) == IndexState::absent);
    CHECK(current_generation(at).error().code == ErrorCode::not_found);
  }
  SECTION("a folder with a pointer is an index") {
    write(at / "CURRENT", "gen-000007\n");
    write(at / "notes.txt");
    CHECK(index_state(at) == IndexState::present);
    CHECK(*current_generation(at) == at / "gen-000007");
    CHECK(next_generation(at) == "gen-000008");
  }
  SECTION("a folder of other files is foreign") {
    write(at / "letter.txt");
    CHECK(index_state(at) == IndexState::foreign);
    CHECK(current_generation(at).error().code == ErrorCode::invalid_argument);
    CHECK_FALSE(current_generation(at).error().hint.empty());
  }
  SECTION("a file is foreign") {
    write(at, "text");
    CHECK(index_state(at) == IndexState::foreign);
  }
  SECTION("a pointer that leads elsewhere is foreign or nothing, never followed") {
    for (const char* line : {"../secret\n", "gen-1/../../secret\n", "/etc\n", "\n", ""}) {
      write(at / "CURRENT", line);
      INFO(line);
      CHECK(index_state(at) != IndexState::present);
    }
  }
}

TEST_CASE("The next generation is the one after the current") {
  const tests::TemporaryFolder folder;
  CHECK(next_generation(folder.path()) == "gen-000001");
  write(folder.path() / "CURRENT", "gen-000099");
  CHECK(next_generation(folder.path()) == "gen-000100");
  write(folder.path() / "CURRENT", "gen-999999");
  CHECK(next_generation(folder.path()) == "gen-1000000");
}

TEST_CASE("Switching puts one generation in force and deletes the others") {
  const tests::TemporaryFolder folder;
  for (const char* name : {"gen-000001", "gen-000002", "gen-000003"}) write(folder.path() / name / "file", name);
  Xapian::WritableDatabase((folder.path() / "gen-000002").string(), Xapian::DB_CREATE);
  write(folder.path() / "LOCK");
  REQUIRE(switch_generation(folder.path(), "gen-000002"));
  CHECK(*current_generation(folder.path()) == folder.path() / "gen-000002");
  CHECK(fs::exists(folder.path() / "gen-000002/file"));
  CHECK_FALSE(fs::exists(folder.path() / "gen-000001"));
  CHECK_FALSE(fs::exists(folder.path() / "gen-000003"));
  CHECK_FALSE(fs::exists(folder.path() / "CURRENT.new"));
  CHECK(fs::exists(folder.path() / "LOCK"));
  const auto missing = switch_generation(folder.path(), "gen-000009");
  REQUIRE_FALSE(missing);
  CHECK_FALSE(missing.error().message.empty());
  CHECK(*current_generation(folder.path()) == folder.path() / "gen-000002");
}

TEST_CASE("What killed runs left is deleted, and the current generation stays") {
  const tests::TemporaryFolder folder;
  for (const char* name : {"gen-000001", "gen-000002", "work/shards", "other"})
    write(folder.path() / name / "file", name);
  write(folder.path() / "CURRENT.new", "gen-0000");
  write(folder.path() / "CURRENT", "gen-000001\n");
  remove_leftovers(folder.path());
  CHECK(fs::exists(folder.path() / "gen-000001/file"));
  CHECK(fs::exists(folder.path() / "other/file"));
  for (const char* name : {"gen-000002", "work", "CURRENT.new"}) CHECK_FALSE(fs::exists(folder.path() / name));
}
