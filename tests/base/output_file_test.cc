#include "base/output_file.h"

#include <filesystem>

#include <catch2/catch.hpp>

#include "base/files.h"
#include "support/limited_files.h"
#include "support/temporary_folder.h"

using namespace depeche;
using base::OutputFile;
using depeche::test::LimitedFiles;
using depeche::test::TemporaryFolder;

namespace {

std::string content(const std::filesystem::path& path) { return base::read_file(path.string(), 10'000'000).value(); }

}  // namespace

TEST_CASE("A file is written from front to back, over what was there or behind it") {
  const TemporaryFolder folder;
  const auto path = folder.path() / "out";
  const std::string much(3'000'000, 'x');
  {
    auto file = OutputFile::open(path);
    REQUIRE(file);
    file->append("dépêche");
    file->append(much);
    CHECK(file->size() == 9 + much.size());
    REQUIRE(file->flush(true));
    CHECK(content(path) == "dépêche" + much);
  }
  {
    auto file = OutputFile::open(path, 9);
    REQUIRE(file);
    CHECK(file->size() == 9);
    file->append(" AFP");
    REQUIRE(file->flush(false));
    CHECK(content(path).substr(0, 15) == "dépêche AFPxx");
  }
  auto file = OutputFile::open(path);
  REQUIRE(file);
  REQUIRE(file->flush(false));
  CHECK(content(path).empty());
}

TEST_CASE("A file that cannot be written is an error that names it, and stays one") {
  const TemporaryFolder folder;
  const auto absent = OutputFile::open(folder.path() / "absent" / "out");
  REQUIRE_FALSE(absent);
  CHECK(absent.error().message.find("absent/out") != std::string::npos);

  const auto path = folder.path() / "limited";
  auto full = OutputFile::open(path);
  REQUIRE(full);
  full->append("a");
  CHECK(full->status());
  const auto flushed = [&] {
    const LimitedFiles limited(0);
    return full->flush(false);
  }();
  REQUIRE_FALSE(flushed);
  CHECK(flushed.error().code == ErrorCode::io);
  CHECK(flushed.error().message == '"' + path.string() + "\": file too large");
  full->append("b");
  CHECK_FALSE(full->status());
  CHECK_FALSE(full->flush(false));
}
