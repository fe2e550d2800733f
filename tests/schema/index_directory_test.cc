#include "schema/index_directory.h"

#include <fstream>
#include <set>

#include <catch2/catch.hpp>
#include <sys/stat.h>

#include "base/xapian.h"
#include "schema/generations.h"
#include "support/temporary_folder.h"

using namespace depeche;
using namespace depeche::schema;
namespace fs = std::filesystem;

namespace {

std::set<std::string> names_in(const fs::path& directory) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(directory)) names.insert(entry.path().filename().string());
  return names;
}

std::vector<std::string> names_of(const std::vector<NamedGeneration>& parts) {
  std::vector<std::string> names;
  for (const NamedGeneration& part : parts) names.push_back(part.name);
  return names;
}

void make_database(const fs::path& folder) {
  fs::create_directories(folder.parent_path());
  Xapian::WritableDatabase(folder.string(), Xapian::DB_CREATE).commit();
}

IndexDirectory fresh_index(const fs::path& index) {
  IndexDirectory directory;
  directory.path = index;
  directory.identity = new_identity();
  fs::create_directories(index);
  REQUIRE(create_identity(index, directory.identity));
  return directory;
}

void put_new_in_force(IndexDirectory& directory) {
  make_database(work_path(directory) / "generation");
  REQUIRE(put_in_force(directory, work_path(directory) / "generation"));
}

}  // namespace

TEST_CASE("What stands at a path is an index, nothing yet, or something foreign") {
  const test::TemporaryFolder folder;
  const fs::path at = folder.path() / "at";
  const auto state = [&] { return inspect_index(at).state; };
  SECTION("an absent path is nothing yet") { CHECK(state() == IndexState::absent); }
  SECTION("an empty folder is nothing yet") {
    fs::create_directory(at);
    CHECK(state() == IndexState::absent);
  }
  SECTION("what a killed first run leaves is nothing yet") {
    test::write_file(at / "LOCK", "");
    CHECK(state() == IndexState::absent);
    test::write_file(at / "IDENTITY", "");
    CHECK(state() == IndexState::absent);
    const IndexDirectory begun = fresh_index(at);
    test::write_file(work_path(begun) / "generation/iamglass", "");
    CHECK(state() == IndexState::absent);
    CHECK(inspect_index(at).complaint == "");
    CHECK(current_generation(at).error().code == ErrorCode::not_found);
  }
  SECTION("a folder with an identity and a generation in force is an index, whatever else is in it") {
    IndexDirectory directory = fresh_index(at);
    put_new_in_force(directory);
    test::write_file(at / "notes.txt", "");
    CHECK(state() == IndexState::present);
    CHECK(*current_generation(at) == at / "gen-000001");
    CHECK(inspect_index(at).complaint == "");
  }
  SECTION("a folder of other files is foreign, whatever they are called") {
    for (const char* name :
         {"letter.txt", "work/draft", "gen-notes/x", "gen-000001/x", "CURRENT", "IDENTITY", "LOCK"}) {
      test::write_file(at / name, "Madame, Monsieur");
      INFO(name);
      CHECK(state() == IndexState::foreign);
      const Error error = current_generation(at).error();
      CHECK(error.code == ErrorCode::invalid_argument);
      CHECK(error.message.find(std::string(name).substr(0, std::string(name).find('/'))) != std::string::npos);
      CHECK_FALSE(error.hint.empty());
      fs::remove_all(at);
    }
  }
  SECTION("a file is foreign") {
    test::write_file(at, "text");
    CHECK(state() == IndexState::foreign);
  }
  SECTION("a pointer of an earlier layout is told, and never followed elsewhere") {
    make_database(at / "gen-000007");
    test::write_file(at / "CURRENT", "gen-000007\n");
    CHECK(state() == IndexState::outdated);
    CHECK(current_generation(at).error().code == ErrorCode::index_version);
    for (const char* line : {"../secret\n", "gen-1/../../secret\n", "/etc\n", "\n", "", "gen-000008\n"}) {
      test::write_file(at / "CURRENT", line);
      INFO(line);
      CHECK(state() == IndexState::foreign);
    }
  }
}

TEST_CASE("A directory that cannot be looked at is refused with the reason, and is not called foreign") {
  const std::string name(300, 'x');
  const auto refused = present_index(name);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::io);
  CHECK_THAT(refused.error().message, Catch::Contains(name) && Catch::Contains("file name too long"));
}

TEST_CASE("The next generation has a higher number than anything that stands there") {
  const test::TemporaryFolder folder;
  CHECK(next_generation(folder.path()) == "gen-000001");
  test::write_file(folder.path() / "gen-000099/x", "");
  CHECK(next_generation(folder.path()) == "gen-000100");
  test::write_file(folder.path() / "gen-999999", "");
  CHECK(next_generation(folder.path()) == "gen-1000000");
  test::write_file(folder.path() / "gen-notes/x", "");
  CHECK(next_generation(folder.path()) == "gen-1000000");
}

TEST_CASE("Putting a generation in force deletes those that it replaces and nothing else") {
  const test::TemporaryFolder folder;
  const fs::path index = folder.path() / "index";
  IndexDirectory directory = fresh_index(index);
  put_new_in_force(directory);
  IndexDirectory other = fresh_index(folder.path() / "other");
  put_new_in_force(other);
  // A person's, another index's, and one that bears the name of a generation only.
  for (const char* name : {"work/draft", "gen-notes/x", "gen-000002/letter", "CURRENT.new", "notes.txt"})
    test::write_file(index / name, name);
  fs::copy(other.generation_path(), index / "gen-000003", fs::copy_options::recursive);
  put_new_in_force(directory);
  remove_leftovers(directory);
  CHECK(names_in(index) == std::set<std::string>{"CURRENT", "CURRENT.new", "IDENTITY", "gen-000002", "gen-000003",
                                                 "gen-000004", "gen-notes", "notes.txt", "work"});
  CHECK(fs::exists(index / "work/draft"));
  CHECK(*current_generation(index) == index / "gen-000004");
  put_new_in_force(directory);
  CHECK(*current_generation(index) == index / "gen-000005");
  CHECK_FALSE(fs::exists(index / "gen-000004"));
}

TEST_CASE("Several parts are put in force at once, and each change of them makes another last one") {
  const test::TemporaryFolder folder;
  const fs::path index = folder.path() / "index";
  IndexDirectory directory = fresh_index(index);
  put_new_in_force(directory);
  const fs::path first = directory.generation_path();
  const auto add_part = [&](std::vector<fs::path> older) {
    make_database(work_path(directory) / "generation");
    REQUIRE(put_in_force(directory, work_path(directory) / "generation", older));
  };
  add_part({first});
  CHECK(inspect_index(index).complaint == "");
  CHECK(names_of(inspect_index(index).parts()) == std::vector<std::string>{"gen-000001", "gen-000002"});
  make_database(work_path(directory) / "other");
  add_part({first, work_path(directory) / "other"});
  CHECK(names_of(inspect_index(index).parts()) == std::vector<std::string>{"gen-000001", "gen-000003", "gen-000004"});
  remove_leftovers(inspect_index(index));
  CHECK(names_in(index) == std::set<std::string>{"CURRENT", "IDENTITY", "gen-000001", "gen-000003", "gen-000004"});
  add_part({});
  remove_leftovers(directory);
  CHECK(names_in(index) == std::set<std::string>{"CURRENT", "IDENTITY", "gen-000005"});
}

TEST_CASE("When a part cannot be put in force, all parts stay as they were") {
  const test::TemporaryFolder folder;
  IndexDirectory directory = fresh_index(folder.path() / "index");
  put_new_in_force(directory);
  const fs::path first = directory.generation_path();
  make_database(work_path(directory) / "part");
  REQUIRE_FALSE(put_in_force(directory, work_path(directory) / "missing", {first, work_path(directory) / "part"}));
  CHECK(names_of(inspect_index(directory.path).parts()) == std::vector<std::string>{"gen-000001"});
  remove_leftovers(directory);
  CHECK(names_in(directory.path) == std::set<std::string>{"CURRENT", "IDENTITY", "gen-000001"});
}

TEST_CASE("A generation that is not there cannot be put in force, and the one before stays") {
  const test::TemporaryFolder folder;
  IndexDirectory directory = fresh_index(folder.path() / "index");
  put_new_in_force(directory);
  const auto missing = put_in_force(directory, work_path(directory) / "generation");
  REQUIRE_FALSE(missing);
  CHECK_FALSE(missing.error().message.empty());
  remove_leftovers(directory);
  CHECK(*current_generation(directory.path) == directory.path / "gen-000001");
}

TEST_CASE("Changed, cut and emptied small files are told from those that were written") {
  const test::TemporaryFolder folder;
  const fs::path index = folder.path() / "index";
  IndexDirectory directory = fresh_index(index);
  put_new_in_force(directory);
  const Pointer pointer = read_pointer(index).content;
  CHECK(pointer.generation == "gen-000001");
  CHECK(read_mark(index / "gen-000001").content == GenerationMark{directory.identity, pointer.uuid});
  std::ifstream in(index / "CURRENT");
  const std::string line{std::istreambuf_iterator<char>(in), {}};
  for (std::size_t at = 0; at < line.size(); ++at) {
    std::string changed = line;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    INFO(at);
    test::write_file(index / "CURRENT", changed);
    CHECK(read_pointer(index).state == FileState::damaged);
    test::write_file(index / "CURRENT", line.substr(0, at));
    CHECK(read_pointer(index).state == FileState::damaged);
  }
  for (const std::string& text : {line + "x", std::string(line.size(), '\0'), std::string(1 << 20, 'x')}) {
    test::write_file(index / "CURRENT", text);
    CHECK(read_pointer(index).state == FileState::damaged);
  }
  fs::remove(index / "CURRENT");
  CHECK(read_pointer(index).state == FileState::absent);
  REQUIRE(::mkfifo((index / "CURRENT").c_str(), 0600) == 0);
  CHECK(read_pointer(index).state == FileState::damaged);
  fs::remove(index / "CURRENT");
  test::write_file(folder.path() / "elsewhere", line);
  fs::create_symlink(folder.path() / "elsewhere", index / "CURRENT");
  CHECK(read_pointer(index).state == FileState::damaged);
}
