#pragma once

// The shard map: a file that says which shards an archive has, and where they are.
//
//     # oldest first
//     y2019 = 10.0.0.1:8090 10.0.0.2:8090  from 2000 to 2019-12
//     live  = 10.0.0.1:8091 10.0.0.2:8091  from 2020
//
// A line is a shard: its name, the addresses of its replicas, and the days of its dispatches, where they are known. An
// address is HOST:PORT or [IPV6]:PORT. A day is a year, a month or a day. Behind # stands what is for people.

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/date.h"
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
  std::optional<Day> from;             // no dispatch is of an earlier day
  std::optional<Day> to;               // no dispatch is of a later day

  // Whether a dispatch of one of these days may be there.
  bool may_have(const DateRange& days) const { return (!from || *from <= days.last) && (!to || days.first <= *to); }
  bool operator==(const ShardEntry&) const = default;
};

// At least one shard. No two have the same name, and no address stands twice.
struct ShardMap {
  std::vector<ShardEntry> shards;
};

// `name` is that of the file, for errors: format, with the line.
Result<ShardMap> parse_shard_map(std::string_view text, std::string_view name);
// Errors: those of base::read_small_file() and parse_shard_map().
Result<ShardMap> read_shard_map(const std::filesystem::path& path);

}  // namespace depeche::search
