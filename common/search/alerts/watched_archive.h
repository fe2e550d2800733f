#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "depeche/result.h"
#include "search/session/retries.h"
#include "search/session/session.h"
#include "search/session/shard_session.h"

namespace depeche::search {

// The indexes of this machine, or the shards of a map, that alerts come from. For one thread.
class WatchedArchive {
 public:
  // Errors: those of Searcher::open(). Shards are first reached by run().
  static Result<WatchedArchive> open(const std::vector<std::filesystem::path>& indexes);

  // Runs `step(session)`, which returns a Result<T>, on a session that sees some commit whole: again when it is
  // overtaken, or a shard fails and a replica takes its place. Over shards the session sees the newest commits.
  template <class Step>
  auto run(Step step) -> std::invoke_result_t<Step, Session&> {
    if (shards_) {
      const auto on_newest = [&](Session& session) {
        session.remote()->look_for_commits();
        return step(session);
      };
      return with_retries(name_, [&] { return shards_->run(on_newest, {}, MissingShards::are_an_error); });
    }
    bool is_first = true;
    return with_retries(name_, [&]() -> std::invoke_result_t<Step, Session&> {
      if (!std::exchange(is_first, false))
        if (auto status = here_->refresh(); !status) return tl::unexpected<Error>(status.error());
      return step(*here_);
    });
  }
  // Sees the newest commits of indexes of this machine, too. To be called by a step.
  static Status refresh(Session& session) { return session.remote() != nullptr ? Status{} : session.refresh(); }

 private:
  explicit WatchedArchive(std::string name) : name_(std::move(name)) {}

  std::string name_;
  std::optional<Session> here_;
  std::optional<ShardSession> shards_;
};

// What a session sees: two that see the same give each document the same number.
std::string snapshot_of(const Session& session);

}  // namespace depeche::search
