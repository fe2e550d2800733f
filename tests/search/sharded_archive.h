#pragma once

// Stories in several indexes, searched on this machine and as shards over the network.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "depeche/render.h"
#include "depeche/search.h"
#include "search/serving/part_service.h"
#include "search/shard/server.h"
#include "support/dispatches.h"
#include "support/listening.h"
#include "support/temporary_folder.h"

namespace depeche::test {

// One index, served.
class ServedShard {
 public:
  explicit ServedShard(std::filesystem::path index) : index_(std::move(index)) { start(); }

  // Listens where it did before, if it did.
  void start() {
    const Listening listening(port_);
    port_ = listening.port();
    server_ =
        search::ShardServer::start(listening.descriptor(), search::part_services(index_), {}, [](const std::string&) {
        }).value();
  }
  // As if it were killed.
  void stop() { server_.reset(); }
  std::string address() const { return "127.0.0.1:" + std::to_string(port_); }

 private:
  std::filesystem::path index_;
  std::uint16_t port_ = 0;
  std::unique_ptr<search::ShardServer> server_;
};

// The stories in turn in so many indexes.
class Shards {
 public:
  Shards(const std::vector<Dispatch>& dispatches, std::size_t count, const WriterOptions& options = {}) {
    std::string map;
    for (std::size_t i = 0; i < count; ++i) {
      std::vector<Dispatch> own;
      for (std::size_t d = i; d < dispatches.size(); d += count) own.push_back(dispatches[d]);
      indexes_.push_back(folder_ / ("shard" + std::to_string(i)));
      store(indexes_.back(), own, options);
      served_.emplace_back(indexes_.back());
      map += "shard" + std::to_string(i) + " = " + served_.back().address() + "\n";
    }
    folder_.write("map", map);
    here_.emplace(Searcher::open(indexes_).value());
    remote_.emplace(Searcher::open(folder_ / "map").value());
  }

  const std::vector<std::filesystem::path>& indexes() const { return indexes_; }
  std::filesystem::path map() const { return folder_ / "map"; }
  const Searcher& here() const { return *here_; }
  const Searcher& remote() const { return *remote_; }

  // Whether the shards answer what the indexes do.
  bool agree(const SearchRequest& request) const {
    return answer_of(here_->search(request)) == answer_of(remote_->search(request));
  }

  static std::string answer_of(Result<SearchResults> results) {
    if (!results) return results.error().message + "\n" + results.error().hint;
    results->took_ms = 0;
    std::ostringstream out;
    render_json(*results, out);
    return out.str();
  }
  static std::string answer_of(const Result<Timeline>& timeline) {
    if (!timeline) return timeline.error().message;
    std::ostringstream out;
    render_timeline_json(*timeline, out);
    return out.str();
  }

 private:
  TemporaryFolder folder_;
  std::vector<std::filesystem::path> indexes_;
  std::vector<ServedShard> served_;
  std::optional<Searcher> here_;
  std::optional<Searcher> remote_;
};

}  // namespace depeche::test
