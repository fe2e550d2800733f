#include "base/files.h"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>
#include <sys/stat.h>

#include "support/temporary_folder.h"

using namespace depeche;
using namespace depeche::base;
using depeche::test::TemporaryFolder;

TEST_CASE("A file is read whole up to the limit") {
  const TemporaryFolder folder;
  const std::string file = folder.write("digits", "0123456789");
  CHECK(base::read_file(file, 10).value() == "0123456789");
  CHECK(base::read_file(file, 100).value() == "0123456789");
  const auto too_large = base::read_file(file, 9);
  REQUIRE_FALSE(too_large);
  CHECK(too_large.error().code == ErrorCode::limit);
  CHECK(too_large.error().message == "\"" + file + "\": larger than 9 bytes, the limit for one dispatch");
}

TEST_CASE("What cannot be read is named, with the system's reason in words") {
  const auto absent = read_file("/nowhere/at/all", 10);
  REQUIRE_FALSE(absent);
  CHECK(absent.error().code == ErrorCode::not_found);
  CHECK(absent.error().message == "\"/nowhere/at/all\": no such file or directory");
  const auto folder = read_file("/tmp", 10);
  REQUIRE_FALSE(folder);
  CHECK(folder.error().message == "\"/tmp\" is a directory, not a file");
  CHECK(read_file("/dev/null", 10).error().message == "\"/dev/null\" is a device, not a file");
  CHECK(errno_words(EACCES) == "permission denied");
  CHECK(file_error("a", EACCES).code == ErrorCode::io);
}

TEST_CASE("A stream is read to its end, and then gives nothing") {
  std::istringstream in("abc");
  StreamSource source(in, "stream");
  char buffer[8];
  CHECK(source.read(buffer, 2).value() == 2);
  CHECK(source.read(buffer, 8).value() == 1);
  CHECK(source.read(buffer, 8).value() == 0);
  CHECK(source.read(buffer, 8).value() == 0);
}

TEST_CASE("A file source can be moved") {
  const TemporaryFolder folder;
  auto first = FileSource::open(folder.write("letters", "abc"));
  REQUIRE(first);
  FileSource second(std::move(*first));
  FileSource third = FileSource::standard_input();
  third = std::move(second);
  CHECK(read_all(third, 10).value() == "abc");
}

TEST_CASE("Limits are written as people say them") {
  CHECK(byte_count_words(12) == "12 bytes");
  CHECK(byte_count_words(std::size_t{16} << 20) == "16 MB");
}
