#pragma once

// The shard map: a file that says which shards an archive has, and where they are.
//
//     # oldest first
//     y2019 = 10.0.0.1:8090 10.0.0.2:8090
//     live  = 10.0.0.1:8091 10.0.0.2:8091
//
// A line is a shard: its name and the addresses of its replicas. An address is HOST:PORT or [IPV6]:PORT. Behind #
// stands what is for people.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/result.h"

namespace depeche::search {

struct ShardAddress {
  std::string host;  // a name or an address, without brackets
  std::uint16_t port = 0;

  // "10.0.0.1:8090", "[::1]:8090".
  std::string name() const;
  bool operator==(const ShardAddress&) const = default;
};

struct ShardEntry {
  std::string name;
  std::vector<ShardAddress> replicas;  // at least one

  bool operator==(const ShardEntry&) const = default;
};

// At least one shard. No two have the same name, and no address stands twice.
struct ShardMap {
  std::vector<ShardEntry> shards;
};

// Whether the path is a file, as an index never is.
bool is_shard_map(const std::filesystem::path& path);
// `name` is that of the file, for errors: format, with the line.
Result<ShardMap> parse_shard_map(std::string_view text, std::string_view name);
// Errors: those of base::read_small_file() and parse_shard_map().
Result<ShardMap> read_shard_map(const std::filesystem::path& path);
// The map that stands in place of indexes; nothing when there is none among them. Errors: invalid_argument when it does
// not stand alone, and those of read_shard_map().
Result<std::optional<ShardMap>> map_in_place_of(const std::vector<std::filesystem::path>& indexes);

}  // namespace depeche::search
