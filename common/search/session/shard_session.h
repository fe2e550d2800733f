#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/deadline.h"
#include "base/message.h"
#include "search/session/session.h"
#include "search/shard/connections.h"

namespace depeche::search {

// The connections of one thread to the shards of an archive, and the session over them.
class ShardSession {
 public:
  explicit ShardSession(std::shared_ptr<Replicas> replicas)
      : connections_(std::move(replicas)), all_(connections_.replicas().map().shards.size()) {
    for (std::size_t shard = 0; shard < all_.size(); ++shard) all_[shard] = shard;
  }

  // Runs `step(session)`, which returns a Result<T>, on a session that sees the newest commits: again, as
  // ShardConnections::ask() does, when a shard fails or a commit comes. Its first call tells of commits; a step that
  // must not begin in vain calls RemoteParts::look_for_commits(). Throws what `step` throws, and base::DeadlinePassed.
  template <class Step>
  auto run(Step step, const base::Deadline& deadline, MissingShards missing) -> std::invoke_result_t<Step, Session&> {
    try {
      return connections_.ask(all_, deadline, missing,
                              [&](const Connected& connected) -> std::invoke_result_t<Step, Session&> {
                                if (auto status = prepare(connected, deadline); !status)
                                  return tl::unexpected<Error>(status.error());
                                session_->set_deadline(deadline);
                                auto result = step(*session_);
                                if (!session_->is_hurried()) session_->remote()->look_for_commits();
                                session_->set_deadline({});
                                if (session_->is_hurried()) session_.reset();
                                return result;
                              });
    } catch (...) {
      // Answers may be under way that nobody waits for any more.
      session_.reset();
      connections_.close_all();
      deadline.check();  // which may be what a shard has failed by
      throw;
    }
  }

 private:
  Status prepare(const Connected& connected, const base::Deadline& deadline) {
    if (session_ && session_->remote()->has(connected)) return session_->refresh(deadline);
    session_.reset();
    if (connected.shards.empty())
      return fail(ErrorCode::io, tr("no shard of the archive can be reached"),
                  tr("see whether they are served, and can be reached from here"));
    auto parts = RemoteParts::open(connections_.replicas().map(), connected, deadline);
    if (!parts) return tl::unexpected<Error>(parts.error());
    session_.emplace(Session::over(std::move(*parts), known_));
    return {};
  }

  ShardConnections connections_;
  std::vector<std::size_t> all_;
  std::optional<Session> session_;
  KnownParts known_;  // a commit to one shard leaves what was read of the others
};

}  // namespace depeche::search
