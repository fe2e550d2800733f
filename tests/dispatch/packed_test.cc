#include <sstream>
#include <vector>

#include <catch2/catch.hpp>

#include "base/archive.h"
#include "depeche/read.h"
#include "dispatch/pack.h"
#include "support/temporary_folder.h"

using namespace depeche;

namespace {

using Lines = std::vector<std::string>;

// Everything that reading a stream named "in" reported, one line each.
Lines read(const std::string& bytes, const ReadOptions& options = {}) {
  Lines lines;
  std::uintmax_t progress = 0;
  ReadObserver observer;
  observer.dispatch = [&](Dispatch&& d) { lines.push_back(d.id + " = " + d.text); };
  observer.refused = [&](const Refusal& refusal) {
    lines.push_back("refused " + refusal.error.message);
    CHECK_FALSE(refusal.error.hint.empty());
  };
  observer.warned = [&](const std::string& where, const std::string& what) { lines.push_back(where + ": " + what); };
  observer.progress = [&](std::uintmax_t size) { progress += size; };
  std::istringstream in(bytes);
  read_stream(in, "in", options, observer);
  CHECK(progress <= bytes.size());
  return lines;
}

bool any_starts_with(const Lines& lines, std::string_view start) {
  for (const std::string& line : lines)
    if (line.starts_with(start)) return true;
  return false;
}

const std::string kJsonLines = "{\"id\":\"a\",\"text\":\"Il pleut.\"}\noups\n{\"text\":\"Il neige.\"}\n";

// Bytes that hardly shrink.
std::string noise(std::size_t size) {
  std::string bytes;
  std::uint32_t state = 1;
  while (bytes.size() < size) bytes += static_cast<char>((state = state * 1664525U + 1013904223U) >> 24U);
  return bytes;
}

}  // namespace

TEST_CASE("A compressed file is read as the file it was made of") {
  for (const char* filter : {"gzip", "zstd", "bzip2", "xz"}) {
    INFO(filter);
    const Lines lines = read(test::compress(filter, kJsonLines));
    REQUIRE(lines.size() == 3);
    CHECK(lines[0] == "a = Il pleut.");
    CHECK(lines[1].starts_with("refused in:2: not valid JSON"));
    CHECK(lines[2] == "in:3 = Il neige.");
    CHECK(read(test::compress(filter, "L\x92\xE9t\xE9")) == Lines{"in:1 = L’été"});
    CHECK(read(test::compress(filter, "date 2022-01 Il pleut.")) == Lines{"in:1 = Il pleut."});
  }
}

TEST_CASE("The members of an archive are read under the archive's name and theirs") {
  const test::Members members{
      {"2022/", ""}, {"2022/été.jsonl", kJsonLines}, {"b.txt", "Il pleut."}, {"c.txt", "\x01\x02\x03"}};
  const std::pair<const char*, const char*> kinds[] = {{"zip", "none"},   {"gnutar", "none"},  {"pax", "gzip"},
                                                       {"ustar", "zstd"}, {"gnutar", "bzip2"}, {"gnutar", "xz"}};
  for (const auto& [format, filter] : kinds) {
    INFO(format << " " << filter);
    const Lines lines = read(test::pack(format, filter, members));
    REQUIRE(lines.size() == 5);
    CHECK(lines[0] == "a = Il pleut.");
    CHECK(lines[1].starts_with("refused in/2022/été.jsonl:2: not valid JSON"));
    CHECK(lines[2] == "in/2022/été.jsonl:3 = Il neige.");
    CHECK(lines[3] == "in/b.txt:1 = Il pleut.");
    CHECK(lines[4] == "refused in/c.txt: binary file, not text");
  }
}

TEST_CASE("Compressed files and archives in an archive are unpacked too") {
  const std::string inner = test::compress("gzip", "Il pleut.");
  CHECK(read(test::pack("zip", "none", {{"a.gz", inner}, {"b", "Il neige."}})) ==
        Lines{"in/a.gz:1 = Il pleut.", "in/b:1 = Il neige."});
  CHECK(read(test::pack("gnutar", "xz", {{"x/a.zip", test::pack("zip", "none", {{"a", "Il pleut."}})}})) ==
        Lines{"in/x/a.zip/a:1 = Il pleut."});
}

TEST_CASE("A member's path follows the archive's in ids") {
  const test::TemporaryFolder folder;
  const std::string archive = folder.write("a.zip", test::pack("zip", "none", {{"x/b.txt", "Il pleut."}}));
  std::vector<Dispatch> dispatches;
  ReadObserver observer;
  observer.dispatch = [&](Dispatch&& d) { dispatches.push_back(std::move(d)); };
  read_source(folder.path(), {}, observer);
  REQUIRE(dispatches.size() == 1);
  CHECK(dispatches[0].id == archive + "/x/b.txt");
  CHECK(dispatches[0].path == archive + "/x/b.txt");
}

TEST_CASE("Names of members are kept within the archive, and what folders leave out is left out") {
  const struct {
    const char* name;
    const char* id;  // nothing: it is not read
  } cases[] = {
      {"/etc/a", "in/etc/a:1"}, {"./x//./a", "in/x/a:1"}, {"a\nb", "in/a%0Ab:1"}, {"a..b", "in/a..b:1"},
      {"x/.cache/a", nullptr},  {".a", nullptr},          {"a~", nullptr},        {"__MACOSX/a", nullptr},
  };
  for (const auto& c : cases) {
    INFO(c.name);
    const Lines lines = read(test::pack("gnutar", "none", {{c.name, "Il pleut."}}));
    CHECK(lines == Lines{c.id ? c.id + std::string(" = Il pleut.") : "refused in: the archive has no dispatches"});
  }
}

TEST_CASE("What cannot be unpacked is refused, and the rest of the archive read") {
  const std::string inner = test::compress("gzip", "Il pleut.");
  const std::string innermost = test::pack("gnutar", "none", {{"a.gz", inner}});
  CHECK(read(test::pack("zip", "none", {{"a.tar", innermost}, {"b", "Il neige."}})) ==
        Lines{"refused in/a.tar/a.gz: an archive or compressed file inside of 2 others", "in/b:1 = Il neige."});
  for (const char* name : {"../../etc/a", "x/../a", ".."})
    CHECK(read(test::pack("gnutar", "none", {{name, "Il pleut."}, {"b", "Il neige."}})) ==
          Lines{"refused in/" + std::string(name) + ": its name leads out of the archive", "in/b:1 = Il neige."});
  CHECK(any_starts_with(read(test::pack("zip", "none", {{"a", "Il pleut."}}, "mot de passe")),
                        "refused in/a: encrypted"));
  CHECK(read(test::pack("zip", "none", {})) == Lines{"refused in: the archive has no dispatches"});

  std::string damaged = test::pack("zip", "none", {{"a", noise(5000)}, {"b", "Il neige."}});
  damaged[2000] = static_cast<char>(damaged[2000] ^ 0x55);
  const Lines lines = read(damaged, {Format::text, "auto", {}, std::size_t{16} << 20});
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].starts_with("refused in/a: "));
  CHECK(lines[1] == "in/b:1 = Il neige.");
}

TEST_CASE("An archive that is cut anywhere never passes for whole") {
  for (const char* filter : {"gzip", "zstd", "bzip2", "xz"}) {
    const std::string whole = test::compress(filter, kJsonLines);
    for (std::size_t size = 12; size + 1 < whole.size(); size += 3) {
      INFO(filter << " cut at " << size);
      CHECK(any_starts_with(read(whole.substr(0, size)), "refused in: "));
    }
  }
  const std::string tar = test::pack("gnutar", "none", {{"a", "Il pleut."}, {"b", noise(5000)}});
  CHECK(any_starts_with(read(tar.substr(0, 2500)), "refused in/b: cannot be unpacked: "));
}

TEST_CASE("Text that begins as an archive does is text") {
  for (const char* text : {"PK a gagné.", "BZh est un nom.", "7zXZ", "ustar"}) {
    INFO(text);
    CHECK(read(text) == Lines{"in:1 = " + std::string(text)});
  }
}

TEST_CASE("A member that unpacks to far more than it was is given up") {
  const std::string zeros(std::size_t{3} << 20, ' ');
  const std::string packed = test::pack("zip", "none", {{"a", zeros}, {"b", "Il neige."}});
  const struct {
    base::UnpackLimits limits;
    const char* message;  // nothing: it is read
  } cases[] = {
      {{std::uint64_t{4} << 20, 1000, 1U << 20}, nullptr},
      {{std::uint64_t{2} << 20, 1000, 1U << 20}, "unpacks to more than 2 MB"},
      {{std::uint64_t{4} << 20, 20, 1U << 20}, "unpacks to more than 20 times its size"},
      {{std::uint64_t{4} << 20, 20, 4U << 20}, nullptr},
  };
  for (const auto& c : cases) {
    std::istringstream in(packed);
    base::StreamSource source(in, "in");
    const auto unpacker = base::Unpacker::open(source, c.limits);
    REQUIRE(unpacker);
    CHECK((*unpacker)->next().value()->name == "a");
    const auto read = base::read_all(**unpacker, zeros.size());
    if (c.message == nullptr) {
      CHECK(read == zeros);
    } else {
      REQUIRE_FALSE(read);
      CHECK(read.error().code == ErrorCode::limit);
      CHECK(read.error().message == c.message);
    }
    CHECK((*unpacker)->next().value()->name == "b");
    CHECK(base::read_all(**unpacker, 100) == "Il neige.");
    CHECK_FALSE((*unpacker)->next().value());
  }
}
