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
    if (shard.from) text += " from " + to_string(*shard.from);
    if (shard.to) text += " to " + to_string(*shard.to);
    text += '\n';
  }
  return text;
}

std::string read(std::string_view text) {
  const auto map = search::parse_shard_map(text, "map");
  return map ? told(*map) : map.error().message + '\n';
}

}  // namespace

TEST_CASE("A shard map has a shard in each line, with its replicas and its days") {
  CHECK(read("# oldest first\n"
             "\n"
             "y2019 = 10.0.0.1:8090 10.0.0.2:8090  from 2000 to 2019-11   # closed\n"
             "live=[::1]:8091 node.exemple.fr:1\tfrom 2019-12-01") ==
        "y2019: 10.0.0.1:8090 10.0.0.2:8090 from 2000-01-01 to 2019-11-30\n"
        "live: [::1]:8091 node.exemple.fr:1 from 2019-12-01\n");
  CHECK(read("a = h:1\r\n\r\nb = h:2 to 2022-02\r\n") == "a: h:1\nb: h:2 to 2022-02-28\n");
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
      {"a = from 2022", "\"map\", line 1: the shard a has no address"},
      {"a = h", "\"map\", line 1: \"h\" is no address"},
      {"a = h:", "\"map\", line 1: \"h:\" is no address"},
      {"a = h:0", "\"map\", line 1: \"h:0\" is no address"},
      {"a = h:65536", "\"map\", line 1: \"h:65536\" is no address"},
      {"a = :1", "\"map\", line 1: \":1\" is no address"},
      {"a = ::1:1", "\"map\", line 1: \"::1:1\" is no address"},
      {"a = h:1, k:1", "\"map\", line 1: \"h:1,\" is no address"},
      {"a = h:1\na = h:2", "\"map\", line 2: there is another shard of the name a"},
      {"a = h:1\nb = k:1 h:1", "\"map\", line 2: h:1 stands there twice"},
      {"a = h:1 from", "\"map\", line 1: behind from stands no day: \"\""},
      {"a = h:1 to hier", "\"map\", line 1: behind to stands no day: \"hier\""},
      {"a = h:1 from 2022-02-31", "\"map\", line 1: behind from stands no day: \"2022-02-31\""},
      {"a = h:1 from 2021 from 2022", "\"map\", line 1: from stands there twice"},
      {"a = h:1 from 2022-02 to 2022-01", "\"map\", line 1: the days of the shard a end before they begin"},
  }));
  CAPTURE(row.text);
  CHECK(read(row.text) == row.complaint + '\n');
}

TEST_CASE("A shard may have a dispatch of any day that its own days do not exclude") {
  const auto map =
      search::parse_shard_map("a = h:1 to 2019\nb = h:2 from 2020-01 to 2021\nc = h:3 from 2022\nd = h:4", "");
  REQUIRE(map);
  const auto having = [&](std::string_view days) {
    std::string names;
    for (const search::ShardEntry& shard : map->shards)
      if (shard.may_have(parse_iso_range(days).value())) names += shard.name;
    return names;
  };
  CHECK(having("2019-12-31") == "ad");
  CHECK(having("2020-01-01") == "bd");
  CHECK(having("2019-12-31..2020-01-01") == "abd");
  CHECK(having("2023") == "cd");
  CHECK(having("1999-01-01..2030-12-31") == "abcd");
}

TEST_CASE("A shard map is read from its file") {
  const TemporaryFolder folder;
  const auto map = search::read_shard_map(folder.write("shards", "a = h:1\n"));
  REQUIRE(map);
  CHECK(told(*map) == "a: h:1\n");
  CHECK(search::read_shard_map(folder / "none").error().code == ErrorCode::not_found);
}
