#include "search/shard/connections.h"

#include <algorithm>
#include <map>
#include <string>

#include "base/message.h"
#include "search/shard/greeting.h"

namespace depeche::search {
namespace {

using std::chrono::milliseconds;

// A shard gets at least so long, however little is left.
constexpr milliseconds kLeast{50};
// A writer without a break commits some ten times a second, and a query on a busy machine takes longer than that. So
// many commits in a row, it will not come to an end.
constexpr unsigned kMostChanges = 100;
// A connection whose timeout is so many times shorter than it may be is opened anew.
constexpr int kMuchShorter = 4;

milliseconds whole(base::Deadline::Clock::duration time) { return std::chrono::floor<milliseconds>(time); }

// Timeouts are fixed when a connection is opened, and what is left of a deadline is never twice the same: connections
// could not be kept. So they are of the sizes 50, 100, 200 ms, …
milliseconds rounded(milliseconds time, milliseconds most) {
  milliseconds size = kLeast;
  while (size * 2 <= time) size *= 2;
  return std::min(size, most);
}

std::string words_of(const Xapian::Error& error) {
  const char* const cause = error.get_error_string();
  return cause == nullptr ? error.get_msg() : tr("{}: {}", error.get_msg(), cause);
}

}  // namespace

ShardConnections::ShardConnections(std::shared_ptr<Replicas> replicas, const ConnectionLimits& limits)
    : replicas_(std::move(replicas)), limits_(limits), open_(replicas_->map().shards.size()) {}

void ShardConnections::close_all() { open_.assign(open_.size(), std::nullopt); }

Result<Connected> ShardConnections::connect(const std::vector<std::size_t>& wanted, const base::Deadline& deadline,
                                            const Progress& progress, MissingShards missing) {
  deadline.check();
  Connected connected;
  connected.to_answer = limits_.to_answer;
  if (const auto left = deadline.left())
    connected.to_answer = rounded(whole(progress.failures == 0 ? *left / 2 : *left), limits_.to_answer);
  std::optional<Error> failure;
  for (const std::size_t shard : wanted) {
    const auto database = database_of(shard, connected.to_answer, deadline, missing);
    if (!database && missing == MissingShards::are_an_error) return tl::unexpected<Error>(database.error());
    if (!database) {
      connected.missing.push_back(shard);
      if (!failure) failure = database.error();
      continue;
    }
    connected.shards.push_back(shard);
    connected.databases.push_back(*database);
    connected.serials.push_back(open_[shard]->serial);
    connected.all.add_database(*database);
  }
  // Who may do without shards must have one of them.
  if (connected.shards.empty() && failure) return tl::unexpected<Error>(*std::move(failure));
  return connected;
}

Result<Xapian::Database> ShardConnections::database_of(std::size_t shard, milliseconds to_answer,
                                                       const base::Deadline& deadline, MissingShards missing) {
  if (!is_usable(shard, to_answer))
    if (auto opened = open(shard, to_answer, deadline, missing); !opened) return tl::unexpected<Error>(opened.error());
  return open_[shard]->database;
}

bool ShardConnections::is_usable(std::size_t shard, milliseconds to_answer) {
  std::optional<Open>& open = open_[shard];
  if (!open) return false;
  bool usable = open->to_answer <= to_answer && open->to_answer * kMuchShorter > to_answer;
  if (usable && Clock::now() - open->used >= limits_.unused) {
    try {
      open->database.keep_alive();
    } catch (const Xapian::NetworkTimeoutError& error) {
      // Unless the shard has said so itself, when it ended the connection.
      if (!error.get_msg().starts_with("REMOTE:")) replicas_->note_bad(shard, open->replica);
      usable = false;
    } catch (const Xapian::NetworkError&) {
      // The shard has ended it, which is usual after a long time.
      usable = false;
    }
  }
  if (!usable) open.reset();
  return usable;
}

Status ShardConnections::open(std::size_t shard, milliseconds to_answer, const base::Deadline& deadline,
                              MissingShards missing) {
  std::map<std::size_t, std::string> by_replica;
  for (const Replicas::Candidate& candidate : replicas_->candidates(shard)) {
    // Who can do without the shard does not wait each time for what has just failed.
    if (candidate.is_bad && missing == MissingShards::are_left_out) {
      const ShardAddress& address = replicas_->map().shards[shard].replicas[candidate.number];
      by_replica[candidate.number] = tr("{}: it has failed just before", address.name());
      continue;
    }
    deadline.check();
    const auto opened = try_replica(shard, candidate, to_answer, deadline);
    if (opened) return {};
    replicas_->note_bad(shard, candidate.number);
    by_replica[candidate.number] = opened.error().message;
  }
  std::string reasons;
  for (const auto& [replica, reason] : by_replica) reasons.append(reasons.empty() ? "" : "; ").append(reason);
  const std::string& name = replicas_->map().shards[shard].name;
  return fail(ErrorCode::io, tr("the shard {} cannot be reached: {}", name, reasons),
              tr("see whether one of its machines serves it, and can be reached from here"));
}

Status ShardConnections::try_replica(std::size_t shard, const Replicas::Candidate& candidate, milliseconds to_answer,
                                     const base::Deadline& deadline) {
  const ShardAddress& address = replicas_->map().shards[shard].replicas[candidate.number];
  const auto left = deadline.left();
  const milliseconds to_greet = std::clamp(left ? whole(*left) : limits_.to_greet, kLeast, limits_.to_greet);
  // Xapian would wait for the greeting as long as for an answer.
  if (!candidate.has_worked)
    if (auto greeted = wait_for_greeting(address, to_greet); !greeted) return greeted;
  try {
    open_[shard] = Open{Xapian::Remote::open(address.host, address.port, static_cast<unsigned>(to_answer.count()),
                                             static_cast<unsigned>(to_greet.count())),
                        ++opened_, candidate.number, to_answer, Clock::now()};
  } catch (const Xapian::Error& error) {
    return fail(ErrorCode::io, tr("{}: {}", address.name(), words_of(error)));
  }
  replicas_->note_good(shard, candidate.number);
  return {};
}

void ShardConnections::note_use(const std::vector<std::size_t>& wanted) {
  const auto now = Clock::now();
  for (const std::size_t shard : wanted)
    if (open_[shard]) open_[shard]->used = now;
}

// The shard that has failed. Xapian does not always say whose connection was closed: then each is tried.
std::optional<std::size_t> ShardConnections::blame(const Xapian::NetworkError& error, const Connected& connected) {
  auto failed = replicas_->blame(error.get_context());
  if (failed) return failed;
  for (const std::size_t shard : connected.shards) {
    try {
      open_[shard]->database.keep_alive();
    } catch (const Xapian::Error&) {
      replicas_->note_bad(shard, open_[shard]->replica);
      failed = shard;
    }
  }
  return failed;
}

Status ShardConnections::may_try_again(const Xapian::NetworkError& error, const Connected& connected,
                                       Progress& progress, MissingShards missing) {
  const auto shard = blame(error, connected);
  close_all();
  // What has failed twice can still be left out.
  const unsigned most = missing == MissingShards::are_left_out ? 2 : 1;
  if (++progress.failures <= most) return {};
  const std::string what = shard ? tr("the shard {} fails: {}", replicas_->map().shards[*shard].name, words_of(error))
                                 : tr("a shard fails: {}", words_of(error));
  return fail(ErrorCode::io, what, tr("try again"));
}

Status ShardConnections::may_see_commits(Progress& progress) {
  if (++progress.changes <= kMostChanges) return {};
  return fail(ErrorCode::io, tr("a shard changes faster than it can be read"), tr("try again"));
}

}  // namespace depeche::search
