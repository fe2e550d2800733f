#include "base/small_file.h"

#include <filesystem>
#include <fstream>
#include <functional>

#include <catch2/catch.hpp>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/regular_file.h"
#include "support/temporary_folder.h"

using namespace depeche;
using base::read_small_file;
using depeche::test::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

void make_socket(const fs::path& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  REQUIRE(path.string().size() < sizeof address.sun_path);
  path.string().copy(address.sun_path, sizeof address.sun_path - 1);
  const int fd = ::socket(AF_UNIX, SOCK_STREAM, 0);
  REQUIRE(::bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  ::close(fd);
}

}  // namespace

TEST_CASE("A small file is read whole, up to its limit") {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "small";
  for (const std::string& bytes : {std::string(), std::string("gen-000001\n"), std::string(16, '\0')}) {
    test::write_file(path, bytes);
    CHECK(read_small_file(path, 16) == bytes);
  }
  test::write_file(path, std::string(17, 'x'));
  const auto large = read_small_file(path, 16);
  REQUIRE_FALSE(large);
  CHECK(large.error().code == ErrorCode::corrupt);
  CHECK(large.error().message == '"' + path.string() + "\" is larger than 16 bytes, as it never is");
  const auto absent = read_small_file(folder.path() / "absent", 16);
  REQUIRE_FALSE(absent);
  CHECK(absent.error().code == ErrorCode::not_found);
}

TEST_CASE("What is not a regular file is told at once, read or written, and never followed or waited for") {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "CURRENT";
  const fs::path elsewhere = folder.path() / "elsewhere";
  test::write_file(elsewhere, "kept");
  struct Case {
    const char* kind;
    std::function<void()> make;
  };
  for (const Case& c : std::vector<Case>{
           {"a named pipe", [&] { REQUIRE(::mkfifo(path.c_str(), 0600) == 0); }},
           {"a link", [&] { fs::create_symlink(elsewhere, path); }},
           {"a link", [&] { fs::create_symlink("nothing", path); }},
           {"a link", [&] { fs::create_symlink("/dev/zero", path); }},
           {"a directory", [&] { fs::create_directory(path); }},
           {"a socket", [&] { make_socket(path); }},
       }) {
    c.make();
    const std::string expected = '"' + path.string() + "\" is " + c.kind + ", not a regular file";
    const auto read = read_small_file(path, 100);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == ErrorCode::corrupt);
    CHECK(read.error().message == expected);
    const auto written = base::open_regular_file(path, O_WRONLY | O_CREAT | O_TRUNC);
    REQUIRE_FALSE(written);
    CHECK(written.error().message == expected);
    fs::remove(path);
  }
  CHECK(read_small_file("/dev/zero", 100).error().message == "\"/dev/zero\" is a device, not a regular file");
  CHECK(read_small_file(elsewhere, 100) == "kept");
  CHECK_FALSE(fs::exists(folder.path() / "nothing"));
}
