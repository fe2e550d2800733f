#include <sstream>
#include <vector>

#include <catch2/catch.hpp>
#include <zlib.h>

#include "depeche/read.h"
#include "dispatch/pack.h"
#include "support/temporary_folder.h"

using namespace depeche;

namespace {

using Lines = std::vector<std::string>;

ReadObserver observer_of(Lines& lines) {
  ReadObserver observer;
  observer.dispatch = [&](Dispatch&& d) { lines.push_back(d.text); };
  observer.refused = [&](const Refusal& refusal) {
    lines.push_back("refused " + refusal.error.message);
    CHECK_FALSE(refusal.error.hint.empty());
  };
  return observer;
}

Lines read(const std::string& bytes) {
  Lines lines;
  std::istringstream in(bytes);
  read_stream(in, "in", {}, observer_of(lines));
  return lines;
}

Lines read_file(const std::string& path) {
  Lines lines;
  read_source(path, {}, observer_of(lines));
  return lines;
}

bool any_refused(const Lines& lines, std::string_view start) {
  for (const std::string& line : lines)
    if (line.starts_with("refused " + std::string(start))) return true;
  return false;
}

std::string with_flipped(std::string bytes, std::size_t at) {
  bytes.at(at) = static_cast<char>(bytes[at] ^ 1);
  return bytes;
}

void put_number(std::string& to, std::uint64_t number, int bytes) {
  for (int i = 0; i < bytes; ++i) to += static_cast<char>(number >> (8 * i));
}

struct ZipMember {
  std::string name;
  std::string content;
  std::uint32_t mode;
};

// Stored members as most programs write them: what kind they are stands in the list at the end only.
std::string zip(const std::vector<ZipMember>& members) {
  std::string bytes;
  std::string list;
  for (const ZipMember& member : members) {
    std::string common;
    put_number(common, 20, 2);
    put_number(common, 0, 8);  // flags, method, time, day
    put_number(common,
               static_cast<std::uint32_t>(::crc32(0, reinterpret_cast<const Bytef*>(member.content.data()),
                                                  static_cast<uInt>(member.content.size()))),
               4);
    put_number(common, static_cast<std::uint32_t>(member.content.size()), 4);
    put_number(common, static_cast<std::uint32_t>(member.content.size()), 4);
    put_number(common, static_cast<std::uint32_t>(member.name.size()), 2);
    put_number(common, 0, 2);
    const auto offset = static_cast<std::uint32_t>(bytes.size());
    bytes += "PK\x03\x04" + common + member.name + member.content;
    list += "PK\x01\x02";
    put_number(list, 0x0314, 2);
    list += common;
    put_number(list, 0, 6);  // comment, disk, internal attributes
    put_number(list, member.mode << 16U, 4);
    put_number(list, offset, 4);
    list += member.name;
  }
  const auto begin = static_cast<std::uint32_t>(bytes.size());
  bytes += list + "PK\x05\x06";
  put_number(bytes, 0, 4);
  put_number(bytes, static_cast<std::uint32_t>(members.size()), 2);
  put_number(bytes, static_cast<std::uint32_t>(members.size()), 2);
  put_number(bytes, static_cast<std::uint32_t>(list.size()), 4);
  put_number(bytes, begin, 4);
  put_number(bytes, 0, 2);
  return bytes;
}

void add_special(archive* writer, const char* name, unsigned kind, const char* symlink, const char* hardlink) {
  archive_entry* entry = archive_entry_new();
  archive_entry_set_pathname(entry, name);
  archive_entry_set_perm(entry, 0644);
  archive_entry_set_size(entry, 0);
  archive_entry_set_filetype(entry, kind);
  if (symlink != nullptr) archive_entry_set_symlink(entry, symlink);
  if (hardlink != nullptr) archive_entry_set_hardlink(entry, hardlink);
  CHECK(archive_write_header(writer, entry) == ARCHIVE_OK);
  archive_entry_free(entry);
}

std::string gzip() { return test::compress("gzip", "Il pleut."); }
// With a checksum of the content.
const std::string kZstd("\x28\xB5\x2F\xFD\x24\x09\x49\x00\x00\x49\x6C\x20\x70\x6C\x65\x75\x74\x2E\xCF\xA6\x54\x81", 22);

}  // namespace

TEST_CASE("A gzip file whose checksum or length is wrong is refused by name") {
  const std::string whole = gzip();
  const std::size_t size = whole.size();
  REQUIRE(read(whole) == Lines{"Il pleut."});
  for (const std::size_t back : {8, 7, 6, 5})
    CHECK(read(with_flipped(whole, size - back)) == Lines{"refused in: cannot be unpacked: its checksum is wrong"});
  for (const std::size_t back : {4, 3, 2, 1})
    CHECK(read(with_flipped(whole, size - back)) == Lines{"refused in: cannot be unpacked: its length is wrong"});
}

TEST_CASE("All members of a gzip file are read and compared, and only zeros may stand behind them") {
  const std::string first = gzip();
  const std::string more = test::compress("gzip", " Il neige.");
  CHECK(read(first + more) == Lines{"Il pleut. Il neige."});
  CHECK(read(first + more + std::string(1000, '\0')) == Lines{"Il pleut. Il neige."});
  CHECK(any_refused(read(first + with_flipped(more, more.size() - 8)), "in: cannot be unpacked: its checksum"));
  CHECK(any_refused(read(with_flipped(first, first.size() - 8) + more), "in: cannot be unpacked: its checksum"));
  CHECK(any_refused(read(first + "junk"), "in: has bytes behind its end"));
  CHECK(any_refused(read(first + more.substr(0, 15)), "in: cannot be unpacked: cut off"));
}

TEST_CASE("The checksum of a compressed archive is compared, though the archive ends before it") {
  const std::string whole = test::pack("gnutar", "gzip", {{"a", "Il pleut."}});
  REQUIRE(read(whole) == Lines{"Il pleut."});
  CHECK(read(with_flipped(whole, whole.size() - 8)) ==
        Lines{"refused in/a: cannot be unpacked: its checksum is wrong"});
  // Where much comes before the end, what came is kept.
  const std::string text(std::size_t{200} << 10, ' ');
  const std::string longer = test::pack("gnutar", "gzip", {{"a", "Il pleut."}, {"b", text + "Il neige."}});
  CHECK(any_refused(read(with_flipped(longer, longer.size() - 8)), "in"));
}

TEST_CASE("A changed byte of an xz, bzip2 or zstd file is seen") {
  const std::string bytes[] = {test::compress("xz", "Il pleut."), test::compress("bzip2", "Il pleut."), kZstd};
  for (const std::string& whole : bytes) {
    REQUIRE(read(whole) == Lines{"Il pleut."});
    // The first six bytes say what it is; the last of bzip2 is padding.
    for (std::size_t at = 6; at + 1 < whole.size(); ++at) {
      INFO(at << " of " << whole.size());
      // Some bits of bzip2 mean nothing.
      const Lines lines = read(with_flipped(whole, at));
      CHECK((any_refused(lines, "in: ") || lines == Lines{"Il pleut."}));
    }
    INFO(whole.substr(0, 4));
    CHECK(any_refused(read(whole + "junk"), "in: "));
  }
}

TEST_CASE("Damage to a member of a zip or to a header of a tar is refused") {
  const std::string tar = test::pack("gnutar", "none", {{"a", "Il pleut."}});
  CHECK(any_refused(read(with_flipped(tar, 0)), "in: "));
  CHECK(any_refused(read(with_flipped(tar, 150)), "in: "));
  const std::string whole = zip({{"a", "Il pleut.", 0100644}, {"b", "Il neige.", 0100644}});
  REQUIRE(read(whole) == Lines{"Il pleut.", "Il neige."});
  const std::string damaged = with_flipped(whole, whole.find("pleut"));
  CHECK(any_refused(read(damaged), "in/a: cannot be unpacked: ZIP bad CRC"));
  const test::TemporaryFolder folder;
  const std::string file = folder.write("z.zip", damaged);
  CHECK(any_refused(read_file(file), file + "/a: cannot be unpacked: ZIP bad CRC"));
}

TEST_CASE("A zstd file may begin with frames to be skipped, as pzstd and seekable zstd write them") {
  const std::string skipped(
      "\x50\x2A\x4D\x18\x04\x00\x00\x00"
      "abcd",
      12);
  CHECK(read(skipped + kZstd) == Lines{"Il pleut."});
  CHECK(read(skipped + skipped + kZstd + skipped) == Lines{"Il pleut."});
  std::string other = skipped;
  other[0] = '\x5E';
  CHECK(read(other + kZstd + kZstd) == Lines{"Il pleut.Il pleut."});
}

TEST_CASE("Two layers of compression are taken off, and no more") {
  std::string packed = "Il pleut.";
  for (int layers = 1; layers <= 6; ++layers) {
    packed = test::compress(layers % 2 == 0 ? "xz" : "gzip", packed);
    INFO(layers);
    const Lines expected =
        layers <= 2 ? Lines{"Il pleut."} : Lines{"refused in: an archive or compressed file inside of 2 others"};
    CHECK(read(packed) == expected);
  }
  // A compressed archive is one.
  const std::string tar = test::pack("gnutar", "gzip", {{"a", "Il pleut."}});
  CHECK(read(test::compress("zstd", tar)) == Lines{"Il pleut."});
  CHECK(read(test::pack("zip", "none", {{"t", tar}})) == Lines{"Il pleut."});
  CHECK(read(test::pack("zip", "none", {{"t", test::compress("bzip2", tar)}})) ==
        Lines{"refused in/t: an archive or compressed file inside of 2 others"});
}

TEST_CASE("Of a tar only files are read: no links, pipes or devices") {
  std::string bytes;
  archive* writer = archive_write_new();
  REQUIRE(archive_write_set_format_by_name(writer, "gnutar") == ARCHIVE_OK);
  REQUIRE(archive_write_open(writer, &bytes, nullptr, test::append_packed, nullptr) == ARCHIVE_OK);
  test::add_member(writer, "a", "Il pleut.");
  add_special(writer, "link", AE_IFLNK, "a", nullptr);
  add_special(writer, "second", AE_IFREG, nullptr, "a");
  add_special(writer, "pipe", AE_IFIFO, nullptr, nullptr);
  add_special(writer, "device", AE_IFCHR, nullptr, nullptr);
  test::add_member(writer, "b", "Il neige.");
  CHECK(archive_write_close(writer) == ARCHIVE_OK);
  archive_write_free(writer);
  CHECK(read(bytes) == Lines{"Il pleut.", "Il neige."});
}

TEST_CASE("The target of a link in a zip is no dispatch") {
  const std::string bytes = zip({{"a", "Il pleut.", 0100644},
                                 {"link", "../dépêches/a.txt", 0120777},
                                 {"blank", "un chemin avec des blancs", 0120777},
                                 {"b", "Séisme", 0100644}});
  const test::TemporaryFolder folder;
  CHECK(read_file(folder.write("z.zip", bytes)) == Lines{"Il pleut.", "Séisme"});
  // Their kinds stand at the end of it, also when it comes as a stream or in something else.
  CHECK(read(bytes) == Lines{"Il pleut.", "Séisme"});
  CHECK(read(test::compress("gzip", bytes)) == Lines{"Il pleut.", "Séisme"});
  CHECK(read(test::pack("gnutar", "none", {{"z.zip", bytes}})) == Lines{"Il pleut.", "Séisme"});
}

TEST_CASE("A zip that was cut off is read as far as it goes") {
  const std::string whole = zip({{"a", "Il pleut.", 0100644}, {"b", "Il neige aussi.", 0100644}});
  const test::TemporaryFolder folder;
  const Lines lines = read_file(folder.write("z.zip", whole.substr(0, whole.find("neige") + 3)));
  REQUIRE_FALSE(lines.empty());
  CHECK(lines[0] == "Il pleut.");
  CHECK(any_refused(lines, (folder / "z.zip").string() + "/b: cannot be unpacked"));
}
