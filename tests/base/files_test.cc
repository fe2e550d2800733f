#include "base/files.h"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>
#include <sys/stat.h>

using namespace depeche;
using namespace depeche::base;

namespace {

class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& bytes) {
    path_ = (std::filesystem::temp_directory_path() / "depeche-XXXXXX").string();
    const int descriptor = ::mkstemp(path_.data());
    REQUIRE(descriptor >= 0);
    std::ofstream(path_, std::ios::binary) << bytes;
    REQUIRE(FileSource::open("/dev/fd/" + std::to_string(descriptor)));
  }
  ~TemporaryFile() { std::filesystem::remove(path_); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace

TEST_CASE("A file is read whole up to the limit") {
  const TemporaryFile file("0123456789");
  CHECK(read_file(file.path(), 10).value() == "0123456789");
  CHECK(read_file(file.path(), 100).value() == "0123456789");
  const auto too_large = read_file(file.path(), 9);
  REQUIRE_FALSE(too_large);
  CHECK(too_large.error().code == ErrorCode::limit);
  CHECK(too_large.error().message == "\"" + file.path() + "\": larger than 9 bytes, the limit for one dispatch");
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
  const TemporaryFile file("abc");
  auto first = FileSource::open(file.path());
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
