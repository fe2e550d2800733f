#include "search/shard/shard_map.h"

#include <catch2/catch.hpp>

#include "support/temporary_folder.h"

using namespace depeche;
using namespace depeche::test;

namespace {

// Each shard as one line.
std::string told(const search::ShardMap& map) {
  std::string text;
  for (const search::ShardEntry& shard : map.shards) {
    text += shard.name + ':';
    for (const search::ShardAddress& address : shard.replicas) text += ' ' + address.name();
    text += '\n';
  }
  return text;
}

std::string read(std::string_view text) {
  const auto map = search::parse_shard_map(text, "map");
  return map ? told(*map) : map.error().message + '\n';
}

}  // namespace

TEST_CASE("A shard map has a shard in each line, with its replicas") {
  CHECK(read("# oldest first\n"
             "\n"
             "y2019 = 10.0.0.1:8090 10.0.0.2:8090   # closed\n"
             "live=[::1]:8091 node.exemple.fr:1") ==
        "y2019: 10.0.0.1:8090 10.0.0.2:8090\n"
        "live: [::1]:8091 node.exemple.fr:1\n");
  CHECK(read("a = h:1\r\n\r\nb = h:2\r\n") == "a: h:1\nb: h:2\n");
}

TEST_CASE("What is wrong with a shard map is told with its line") {
  struct Row {
    std::string text;
    std::string complaint;
  };
  const auto row = GENERATE(values<Row>({
      {"", "\"map\": there is no shard"},
      {"# nothing\n", "\"map\": there is no shard"},
      {"a = h:1\nb", "\"map\", line 2: this is no shard"},
      {"= h:1", "\"map\", line 1: \"\" is no name of a shard"},
      {"a b = h:1", "\"map\", line 1: \"a b\" is no name of a shard"},
      {"\n\na =", "\"map\", line 3: the shard a has no address"},
      {"a = h", "\"map\", line 1: \"h\" is no address"},
      {"a = h:", "\"map\", line 1: \"h:\" is no address"},
      {"a = h:0", "\"map\", line 1: \"h:0\" is no address"},
      {"a = h:65536", "\"map\", line 1: \"h:65536\" is no address"},
      {"a = :1", "\"map\", line 1: \":1\" is no address"},
      {"a = ::1:1", "\"map\", line 1: \"::1:1\" is no address"},
      {"a = h:1, k:1", "\"map\", line 1: \"h:1,\" is no address"},
      {"a = h:1\na = h:2", "\"map\", line 2: there is another shard of the name a"},
      {"a = h:1\nb = k:1 h:1", "\"map\", line 2: h:1 stands there twice"},
  }));
  CAPTURE(row.text);
  CHECK(read(row.text) == row.complaint + '\n');
}

TEST_CASE("A shard map is read from its file") {
  const TemporaryFolder folder;
  const auto map = search::read_shard_map(folder.write("shards", "a = h:1\n"));
  REQUIRE(map);
  CHECK(told(*map) == "a: h:1\n");
  CHECK(search::read_shard_map(folder / "none").error().code == ErrorCode::not_found);
}
