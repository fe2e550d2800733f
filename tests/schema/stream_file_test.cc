#include "schema/stream_file.h"

#include <fstream>

#include <catch2/catch.hpp>

#include "schema/forward_stream.h"
#include "schema/temporary_folder.h"

using namespace depeche;
using namespace depeche::schema;
using depeche::tests::TemporaryFolder;
namespace fs = std::filesystem;

namespace {

std::string stream_of(unsigned number) {
  std::string stream;
  for (unsigned i = 0; i < number % 50; ++i) append_code(stream, kFirstForm + number * i);
  return stream;
}

void write(const fs::path& generation, Xapian::docid after, const std::vector<Xapian::docid>& ids) {
  auto writer = StreamWriter::open(generation, after);
  REQUIRE(writer);
  for (const Xapian::docid id : ids) REQUIRE(writer->append(id, stream_of(id)));
  REQUIRE(writer->flush(true));
}

void overwrite(const fs::path& file, std::streamoff at, char byte) {
  std::fstream out(file, std::ios::in | std::ios::out | std::ios::binary);
  out.seekp(at).put(byte);
}

}  // namespace

TEST_CASE("Streams come back under their documents' numbers, also those with gaps between them") {
  const TemporaryFolder folder;
  write(folder.path(), 0, {1, 2, 7, 8, 4000});
  const StreamFile streams(folder.path());
  for (const Xapian::docid id : {1U, 2U, 7U, 8U, 4000U}) {
    CHECK(streams.stream(id) == stream_of(id));
    CHECK(streams.units(id) == stream_of(id).size() / 2);
  }
  CHECK(streams.units(3) == 0);
  CHECK(streams.units(4001) == 0);
  for (const Xapian::docid unknown : {0U, 3U, 4001U, 4000000000U})
    CHECK_THROWS_AS(streams.stream(unknown), Xapian::DatabaseCorruptError);
}

TEST_CASE("What a killed run appended is written over, and readers of what is committed do not notice") {
  const TemporaryFolder folder;
  write(folder.path(), 0, {1, 2, 3});
  const StreamFile before(folder.path());
  write(folder.path(), 3, {4, 5, 6, 7});  // was never committed: the last document is still the third
  write(folder.path(), 3, {5, 9});
  for (const Xapian::docid id : {1U, 2U, 3U}) CHECK(before.stream(id) == stream_of(id));
  CHECK_THROWS_AS(before.stream(4), Xapian::DatabaseCorruptError);
  const StreamFile after(folder.path());
  for (const Xapian::docid id : {1U, 2U, 3U, 5U, 9U}) CHECK(after.stream(id) == stream_of(id));
}

TEST_CASE("Numbers that no document has any more are passed over by the next run") {
  const TemporaryFolder folder;
  auto writer = StreamWriter::open(folder.path(), 0);
  REQUIRE(writer);
  REQUIRE(writer->append(1, stream_of(11)));
  REQUIRE(writer->end_at(5));
  REQUIRE(writer->flush(false));
  write(folder.path(), 5, {6});
  const StreamFile streams(folder.path());
  CHECK(streams.stream(1) == stream_of(11));
  CHECK(streams.stream(6) == stream_of(6));
}

TEST_CASE("A damaged stream is an error, and so is a file that is cut or missing") {
  const TemporaryFolder folder;
  const auto damaged = [&](const char* what, const auto& damage) {
    INFO(what);
    write(folder.path(), 0, {30, 31});
    damage();
    CHECK_THROWS_AS(StreamFile(folder.path()).stream(31), Xapian::DatabaseError);
  };
  damaged("a changed stream", [&] { overwrite(folder.path() / "streams", 61, '\x7f'); });
  damaged("a changed place", [&] { overwrite(folder.path() / "streams.rows", 30 * 16, '\x7f'); });
  damaged("a place far away", [&] { overwrite(folder.path() / "streams.rows", 30 * 16 + 7, '\x7f'); });
  damaged("a changed length", [&] { overwrite(folder.path() / "streams.rows", 30 * 16 + 11, '\x7f'); });
  damaged("a changed checksum", [&] { overwrite(folder.path() / "streams.rows", 30 * 16 + 12, '\x7f'); });
  damaged("cut streams", [&] { fs::resize_file(folder.path() / "streams", 70); });
  damaged("cut rows", [&] { fs::resize_file(folder.path() / "streams.rows", 31 * 16 - 1); });
  damaged("no streams", [&] { fs::remove(folder.path() / "streams"); });
  damaged("no rows", [&] { fs::remove(folder.path() / "streams.rows"); });
}

TEST_CASE("A run does not go on behind rows that are missing") {
  const TemporaryFolder folder;
  write(folder.path(), 0, {1});
  const auto writer = StreamWriter::open(folder.path(), 2);
  REQUIRE_FALSE(writer);
  CHECK(writer.error().code == ErrorCode::corrupt);
}
