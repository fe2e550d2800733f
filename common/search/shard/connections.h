#pragma once

// The connections of one session to the shards of a map.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/deadline.h"
#include "base/interruption.h"
#include "base/message.h"
#include "base/xapian.h"
#include "depeche/result.h"
#include "search/shard/replicas.h"

namespace depeche::search {

// How long shards are waited for.
struct ConnectionLimits {
  std::chrono::milliseconds to_greet{500};      // a replica that has not worked just before
  std::chrono::milliseconds to_answer{10'000};  // each message, when no deadline is nearer
  std::chrono::milliseconds unused{10'000};     // a connection that was not used for so long is tried before its use
};

// What is done when no replica of a shard can be asked.
enum class MissingShards { are_an_error, are_left_out };

// The shards that one query asks.
struct Connected {
  std::vector<std::size_t> shards;          // by their numbers in the map, ascending
  std::vector<Xapian::Database> databases;  // one of each of them
  std::vector<std::uint64_t> serials;       // of the connections: each that is opened has another
  Xapian::Database all;                     // these together, in their order
  std::vector<std::size_t> missing;         // shards that are left out
  std::chrono::milliseconds to_answer{};    // a shard that takes longer is taken for one that hangs
};

// What a step throws when commits came to some of the shards that it asks: these alone need be opened anew.
class CommitsToShards : public Xapian::DatabaseModifiedError {
 public:
  // `places` are those of Connected::shards.
  explicit CommitsToShards(std::vector<std::size_t> places)
      : Xapian::DatabaseModifiedError(tr("a commit came to a shard")), places_(std::move(places)) {}
  const std::vector<std::size_t>& places() const { return places_; }

 private:
  std::vector<std::size_t> places_;
};

// Not for several threads; `replicas` may be shared.
class ShardConnections {
 public:
  explicit ShardConnections(std::shared_ptr<Replicas> replicas, const ConnectionLimits& limits = {});

  const Replicas& replicas() const { return *replicas_; }

  // Runs `step(connected)`, which returns a Result<T>, with a connection to each of the shards `wanted`, which ascend.
  // When it throws Xapian::NetworkError, the replica that failed is noted, all connections are opened anew, and it runs
  // once more with what is left of the deadline; the first time has half of it. When it throws DatabaseModifiedError,
  // it runs again, too; of CommitsToShards the other connections are kept. Errors: those of `step`; io when no replica
  // of a shard answers, or it fails again. Throws base::DeadlinePassed, and what else `step` throws.
  template <class Step>
  auto ask(const std::vector<std::size_t>& wanted, const base::Deadline& deadline, MissingShards missing, Step step)
      -> std::invoke_result_t<Step, const Connected&> {
    const base::PipeSignalHeldBack held;
    Progress progress;
    while (true) {
      auto connected = connect(wanted, deadline, progress, missing);
      if (!connected) return tl::unexpected<Error>(connected.error());
      try {
        auto result = step(std::as_const(*connected));
        note_use(wanted);
        return result;
      } catch (const Xapian::NetworkError& error) {
        if (auto failed = may_try_again(error, *connected, progress, missing); !failed)
          return tl::unexpected<Error>(failed.error());
      } catch (const CommitsToShards& commits) {
        for (const std::size_t place : commits.places()) open_[connected->shards[place]].reset();
        if (auto failed = may_see_commits(progress); !failed) return tl::unexpected<Error>(failed.error());
      } catch (const Xapian::DatabaseModifiedError&) {
        close_all();
        if (auto failed = may_see_commits(progress); !failed) return tl::unexpected<Error>(failed.error());
      }
    }
  }

  // The next call opens them anew.
  void close_all();

 private:
  using Clock = Replicas::Clock;
  struct Open {
    Xapian::Database database;
    std::uint64_t serial = 0;
    std::size_t replica = 0;
    std::chrono::milliseconds to_answer{};
    Clock::time_point used;
  };
  struct Progress {
    unsigned failures = 0;  // of the network
    unsigned changes = 0;   // commits just when a shard was opened
  };

  Result<Connected> connect(const std::vector<std::size_t>& wanted, const base::Deadline& deadline,
                            const Progress& progress, MissingShards missing);
  Result<Xapian::Database> database_of(std::size_t shard, std::chrono::milliseconds to_answer,
                                       const base::Deadline& deadline, MissingShards missing);
  bool is_usable(std::size_t shard, std::chrono::milliseconds to_answer);
  Status open(std::size_t shard, std::chrono::milliseconds to_answer, const base::Deadline& deadline,
              MissingShards missing);
  Status try_replica(std::size_t shard, const Replicas::Candidate& candidate, std::chrono::milliseconds to_answer,
                     const base::Deadline& deadline);
  void note_use(const std::vector<std::size_t>& wanted);
  std::optional<std::size_t> blame(const Xapian::NetworkError& error, const Connected& connected);
  Status may_try_again(const Xapian::NetworkError& error, const Connected& connected, Progress& progress,
                       MissingShards missing);
  Status may_see_commits(Progress& progress);

  const std::shared_ptr<Replicas> replicas_;
  const ConnectionLimits limits_;
  std::vector<std::optional<Open>> open_;  // by the number of the shard
  std::uint64_t opened_ = 0;               // connections
};

}  // namespace depeche::search
