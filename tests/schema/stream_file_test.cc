#include "schema/stream_file.h"

#include <fstream>

#include <catch2/catch.hpp>

#include "schema/forward_stream.h"
#include "support/file_bytes.h"
#include "support/temporary_folder.h"

using namespace depeche;
using namespace depeche::schema;
using namespace depeche::test;
namespace fs = std::filesystem;

namespace {

std::string stream_of(unsigned number) {
  std::string stream;
  for (unsigned i = 0; i < number % 50; ++i) append_code(stream, kFirstForm + number * i);
  return stream;
}

constexpr base::Uuid kDatabase{'d', 'a', 't', 'a', 'b', 'a', 's', 'e'};
constexpr base::Uuid kOther{'a', 'n', 'o', 't', 'h', 'e', 'r'};

StreamFile open_streams(const fs::path& generation, Xapian::docid last = 0) { return {generation, {kDatabase, last}}; }

void write(const fs::path& generation, Xapian::docid after, const std::vector<Xapian::docid>& ids,
           const base::Uuid& database = kDatabase) {
  auto writer = StreamWriter::open(generation, {database, after});
  REQUIRE(writer);
  for (const Xapian::docid id : ids) REQUIRE(writer->append(id, stream_of(id)));
  REQUIRE(writer->flush(true));
}

std::string stream_in(const StreamFile& streams, Xapian::docid id) {
  std::string memory;
  return std::string(streams.stream(id, memory));
}

void overwrite(const fs::path& file, std::streamoff at, char byte) {
  std::fstream out(file, std::ios::in | std::ios::out | std::ios::binary);
  out.seekp(at).put(byte);
}

}  // namespace

TEST_CASE("A stream is as long as it has codes, whether these take one unit or two") {
  const TemporaryFolder folder;
  for (const Code code : {kFirstForm, Code{200000}}) {
    auto writer = StreamWriter::open(folder.path(), {kDatabase, 0});
    REQUIRE(writer);
    std::string stream;
    for (int i = 0; i < 5; ++i) append_code(stream, code);
    REQUIRE(writer->append(1, stream));
    REQUIRE(writer->flush(true));
    const StreamFile streams = open_streams(folder.path(), 1);
    CHECK(streams.length(1) == 5);
    CHECK(streams.lengths().mean() == 5);
    CHECK(stream_in(streams, 1) == stream);
  }
}

TEST_CASE("Streams come back under their documents' numbers, also those with gaps between them") {
  const TemporaryFolder folder;
  write(folder.path(), 0, {1, 2, 7, 8, 4000});
  const StreamFile streams = open_streams(folder.path());
  for (const Xapian::docid id : {1U, 2U, 7U, 8U, 4000U}) {
    CHECK(stream_in(streams, id) == stream_of(id));
    std::size_t codes = 0;
    const std::string stream = stream_of(id);
    for (StreamReader reader(stream); !reader.done(); ++codes) reader.next();
    CHECK(streams.length(id) == codes);
    CHECK(streams.variety(id) == VarietyReader().of(stream_of(id)));
  }
  CHECK(streams.variety(2) > 0);
  for (const Xapian::docid unknown : {0U, 3U, 4001U}) {
    CHECK(streams.length(unknown) == 0);
    CHECK(streams.variety(unknown) == 0);
  }
  for (const Xapian::docid unknown : {0U, 3U, 4001U, 4000000000U})
    CHECK_THROWS_AS(stream_in(streams, unknown), Xapian::DatabaseCorruptError);
}

TEST_CASE("What a killed run appended is written over, and readers of what is committed do not notice") {
  const TemporaryFolder folder;
  write(folder.path(), 0, {1, 2, 3});
  const StreamFile before = open_streams(folder.path());
  write(folder.path(), 3, {4, 5, 6, 7});  // was never committed: the last document is still the third
  write(folder.path(), 3, {5, 9});
  for (const Xapian::docid id : {1U, 2U, 3U}) CHECK(stream_in(before, id) == stream_of(id));
  CHECK_THROWS_AS(stream_in(before, 4), Xapian::DatabaseCorruptError);
  const StreamFile after = open_streams(folder.path());
  for (const Xapian::docid id : {1U, 2U, 3U, 5U, 9U}) CHECK(stream_in(after, id) == stream_of(id));
}

TEST_CASE("Numbers that no document has any more are passed over by the next run") {
  const TemporaryFolder folder;
  auto writer = StreamWriter::open(folder.path(), {kDatabase, 0});
  REQUIRE(writer);
  REQUIRE(writer->append(1, stream_of(11)));
  REQUIRE(writer->end_at(5));
  REQUIRE(writer->flush(false));
  write(folder.path(), 5, {6});
  const StreamFile streams = open_streams(folder.path());
  CHECK(stream_in(streams, 1) == stream_of(11));
  CHECK(stream_in(streams, 6) == stream_of(6));
}

TEST_CASE("A damaged stream is an error, and so is a file that is cut or missing") {
  const TemporaryFolder folder;
  const auto damaged = [&](const char* what, const auto& damage) {
    INFO(what);
    write(folder.path(), 0, {30, 31});
    damage();
    CHECK_THROWS_AS(stream_in(open_streams(folder.path()), 31), Xapian::DatabaseCorruptError);
  };
  damaged("a changed stream", [&] { overwrite(folder.path() / "streams", 64 + 55, '\x7f'); });
  damaged("a changed place", [&] { overwrite(folder.path() / "streams.rows", 64 + 31 * 16, '\x7f'); });
  damaged("a place far away", [&] { overwrite(folder.path() / "streams.rows", 64 + 31 * 16 + 5, '\x7f'); });
  damaged("a changed length", [&] { overwrite(folder.path() / "streams.rows", 64 + 31 * 16 + 7, '\x7f'); });
  damaged("a changed variety", [&] { overwrite(folder.path() / "streams.rows", 64 + 31 * 16 + 11, '\x7f'); });
  damaged("a changed checksum", [&] { overwrite(folder.path() / "streams.rows", 64 + 31 * 16 + 12, '\x7f'); });
  damaged("cut streams", [&] { fs::resize_file(folder.path() / "streams", 64 + 50); });
  damaged("cut rows", [&] { fs::resize_file(folder.path() / "streams.rows", 64 + 32 * 16 - 1); });
  damaged("no streams", [&] { fs::remove(folder.path() / "streams"); });
  damaged("no rows", [&] { fs::remove(folder.path() / "streams.rows"); });
}

TEST_CASE("A run does not go on behind rows that are missing") {
  const TemporaryFolder folder;
  write(folder.path(), 0, {1});
  const auto writer = StreamWriter::open(folder.path(), {kDatabase, 2});
  REQUIRE_FALSE(writer);
  CHECK(writer.error().code == ErrorCode::corrupt);
}

TEST_CASE("Streams that do not reach to the last document are told when they are opened") {
  const TemporaryFolder folder;
  const fs::path streams = folder.path() / "streams";
  const fs::path rows = folder.path() / "streams.rows";
  write(folder.path(), 0, {30, 31});
  const auto size = fs::file_size(streams);
  const auto error_of = [&](Xapian::docid last) -> std::string {
    try {
      open_streams(folder.path(), last);
      return {};
    } catch (const Xapian::DatabaseCorruptError& error) {
      return error.get_msg();
    }
  };
  CHECK(error_of(31) == "");
  CHECK(error_of(32) == rows.string() + " is cut off: it lacks documents");
  for (const std::uintmax_t less : {std::uintmax_t{1}, size - 64}) {
    fs::resize_file(streams, size - less);
    CHECK(error_of(31) == streams.string() + " is cut off");
    CHECK(error_of(0) == "");
    const auto writer = StreamWriter::open(folder.path(), {kDatabase, 31});
    REQUIRE_FALSE(writer);
    CHECK(writer.error().code == ErrorCode::corrupt);
    CHECK(fs::file_size(streams) == size - less);
    fs::resize_file(streams, size);
  }
  fs::resize_file(rows, 63);
  CHECK(error_of(31) == rows.string() + " is cut off");
}

TEST_CASE("Streams of another database are told, and not written behind") {
  const TemporaryFolder ours;
  const TemporaryFolder others;
  write(ours.path(), 0, {1, 2});
  write(others.path(), 0, {1, 2}, kOther);
  for (const char* name : {"streams", "streams.rows"}) {
    fs::rename(ours.path() / name, ours.path() / "kept");
    fs::copy_file(others.path() / name, ours.path() / name);
    const std::string expected =
        (ours.path() / name).string() + " belongs to another index, or to another generation of it";
    CHECK_THROWS_AS(open_streams(ours.path(), 2), Xapian::DatabaseCorruptError);
    const auto writer = StreamWriter::open(ours.path(), {kDatabase, 2});
    REQUIRE_FALSE(writer);
    CHECK(writer.error().code == ErrorCode::corrupt);
    CHECK(writer.error().message == ours.path().string() + ": " + expected);
    fs::rename(ours.path() / "kept", ours.path() / name);
  }
  // One for the other.
  fs::rename(ours.path() / "streams", ours.path() / "kept");
  fs::rename(ours.path() / "streams.rows", ours.path() / "streams");
  fs::rename(ours.path() / "kept", ours.path() / "streams.rows");
  CHECK_THROWS_AS(open_streams(ours.path(), 2), Xapian::DatabaseCorruptError);
}

TEST_CASE("Open streams notice when their files are cut or written over") {
  const TemporaryFolder folder;
  const fs::path rows = folder.path() / "streams.rows";
  write(folder.path(), 0, {1, 2, 40});
  const std::string bytes = read_file(rows);
  const StreamFile streams = open_streams(folder.path(), 40);
  CHECK(streams.holds(stamp_of(folder.path())));
  write(folder.path(), 40, {41});
  CHECK(streams.holds(stamp_of(folder.path())));
  fs::resize_file(rows, bytes.size() - 1);
  CHECK_FALSE(streams.holds(stamp_of(folder.path())));
  std::string other = bytes;
  other[40] = static_cast<char>(other[40] ^ 1);
  write_file(rows, other);
  CHECK_FALSE(streams.holds(stamp_of(folder.path())));
  write_file(rows, bytes);
  CHECK(streams.holds(stamp_of(folder.path())));
  fs::resize_file(rows, 0);
  CHECK(streams.length(40) == 0);
  CHECK(streams.lost());
  write_file(rows, bytes);
  CHECK_FALSE(streams.holds(stamp_of(folder.path())));
}
