#include "schema/naming_files.h"

#include <chrono>

#include <catch2/catch.hpp>

#include "support/file_bytes.h"
#include "support/temporary_folder.h"

using namespace depeche;
using namespace depeche::test;
using schema::naming_files;
using schema::settled;
namespace fs = std::filesystem;

namespace {

constexpr std::chrono::seconds kLater{60};

// The three files of an index.
void write_files(const fs::path& index) {
  fs::create_directory(index / "gen-000001");
  for (const char* name : {"IDENTITY", "CURRENT", "gen-000001/IDENTITY"}) write_file(index / name, "1");
}

}  // namespace

TEST_CASE("Any change of the files that name a generation gives them another look") {
  const TemporaryFolder folder;
  write_files(folder.path());
  const fs::path generation = folder.path() / "gen-000001";
  auto before = naming_files(folder.path(), generation);
  CHECK(naming_files(folder.path(), generation) == before);
  for (const char* name : {"IDENTITY", "CURRENT", "gen-000001/IDENTITY"}) {
    INFO(name);
    write_file(folder.path() / "fresh", "1");
    fs::rename(folder.path() / "fresh", folder.path() / name);
    const auto replaced = naming_files(folder.path(), generation);
    CHECK(replaced != before);
    write_file(folder.path() / name, "22");
    const auto written = naming_files(folder.path(), generation);
    CHECK(written != replaced);
    fs::remove(folder.path() / name);
    CHECK(naming_files(folder.path(), generation) != written);
    write_file(folder.path() / name, "1");
    before = naming_files(folder.path(), generation);
  }
}

TEST_CASE("A look counts once the files have been left alone, and only when all are there") {
  const TemporaryFolder folder;
  write_files(folder.path());
  const fs::path generation = folder.path() / "gen-000001";
  const auto now = std::chrono::system_clock::now();
  const auto files = naming_files(folder.path(), generation);
  CHECK_FALSE(settled(files, now));
  CHECK_FALSE(settled(files, now - kLater));
  CHECK(settled(files, now + kLater) == files);
  fs::remove(generation / "IDENTITY");
  CHECK_FALSE(settled(naming_files(folder.path(), generation), now + kLater));
}
