#include "glass/keys.h"

#include <catch2/catch.hpp>

using namespace depeche::glass;
using namespace std::string_literals;

namespace {

std::string sortable(std::uint32_t value) {
  std::string out;
  put_sortable(out, value);
  return out;
}

}  // namespace

TEST_CASE("Numbers are written as Xapian writes them") {
  CHECK(sortable(0) == "\0\0"s);
  CHECK(sortable(1) == "\0\x01"s);
  CHECK(sortable(0x7FFF) == "\x7F\xFF"s);
  CHECK(sortable(0x8000) == "\x80\x80\0"s);
  CHECK(sortable(0x3FFFFF) == "\xBF\xFF\xFF"s);
  CHECK(sortable(0x400000) == "\xC0\x40\0\0"s);
  CHECK(sortable(0x20000000) == "\xE0\x20\0\0\0"s);
  CHECK(sortable(0xFFFFFFFF) == "\xE0\xFF\xFF\xFF\xFF"s);
}

TEST_CASE("Numbers are in the order of their bytes") {
  std::string last = sortable(0);
  for (std::uint64_t value = 1; value <= 0xFFFFFFFF; value += 1 + value / 5) {
    const std::string bytes = sortable(static_cast<std::uint32_t>(value));
    CHECK(last < bytes);
    last = bytes;
  }
}

TEST_CASE("Keys are in the order that the table of postings needs") {
  const std::vector<std::string> keys{
      metadata_key("a"),       metadata_key("b"),      value_statistics_key(0),     value_statistics_key(1),
      value_statistics_key(6), value_chunk_key(0, 1),  value_chunk_key(0, 70000),   value_chunk_key(6, 1),
      first_chunk_key(""),     next_chunk_key("", 9),  next_chunk_key("", 1000000), first_chunk_key("\0"s),
      first_chunk_key("a"),    next_chunk_key("a", 2), next_chunk_key("a", 0x9000), first_chunk_key("a\0b"s),
      first_chunk_key("ab"),   first_chunk_key("é")};
  for (std::size_t i = 1; i < keys.size(); ++i) {
    INFO(i);
    CHECK(keys[i - 1] < keys[i]);
  }
}
