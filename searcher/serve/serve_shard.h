#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "depeche/result.h"

namespace depeche::serve {

// `searcher --serve-shard`: a shard, which other machines search.
struct ShardOptions {
  std::string place;  // empty: the usual one
  bool insecure = false;
  std::vector<std::filesystem::path> indexes;  // served as one
};

// Serves until SIGTERM or SIGINT, or until its terminal has gone; then it answers what is under way and returns. A
// second signal ends the process at once. Errors: those of search::ShardServer::start() and of listening;
// invalid_argument for a place that other machines reach, unless `insecure`, and for a Unix socket.
Status serve_shard(const ShardOptions& options);

}  // namespace depeche::serve
