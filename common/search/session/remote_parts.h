#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/deadline.h"
#include "base/uuid.h"
#include "base/wire.h"
#include "base/xapian.h"
#include "schema/stream_file.h"
#include "search/session/shipped_dates.h"
#include "search/shard/call.h"
#include "search/shard/connections.h"

namespace depeche::search {

// The form of messages. All machines of an archive must have the same.
inline constexpr std::uint32_t kWireVersion = 6;

// What other processes are asked to do with their parts.
enum class RemoteCall : std::uint8_t {
  state,
  words,
  work,
  features,
  kin,
  word_topics,
  term_at_a_time,
  by_date,
  dates,
  chains,
  version_candidates,
  documents,
  contents
};

// What the first call of a search asks beside: whether the parts read the newest commit. Those that rest are asked
// nothing else.
struct FirstOfSearch {
  bool is_first = false;
  std::vector<std::string> resting;  // the unique names of their databases
};
// Stands behind the answer to it; anything else there says that a commit came, and that there is no answer.
inline constexpr char kIsNewest = '\1';

// What a part says of itself.
struct RemoteState {
  std::string uuid;  // of its database
  std::uint64_t revision = 0;
  std::uint64_t numbering = 0;        // documents keep their numbers as long as this is the same
  std::uint32_t topic_documents = 0;  // Session::topic_documents()
  base::Uuid topics{};                // Session::topics_identity()
  schema::StreamLengths lengths;      // Session::stream_lengths()
  bool is_newest = false;             // no other revision is in force
  std::optional<DateRange> days;      // Session::days()
};

// The parts of an archive that other processes have, each at one revision. Each call goes to all that it is for at
// once. Calls throw as Xapian does, base::DeadlinePassed, and base::WireError; CommitsToShards when a commit came to a
// part since the search before. Not for several threads.
class RemoteParts {
 public:
  // `map` has the names of the shards. Throws CommitsToShards when a commit came just now. Errors:
  // invalid_argument, for an index that two of the shards have.
  static Result<RemoteParts> open(const ShardMap& map, const Connected& connected, const base::Deadline& deadline);

  const std::string& name(std::size_t part) const { return names_[part]; }
  // Shards that are left out since they do not answer.
  const std::vector<std::string>& missing() const { return missing_; }
  const std::vector<RemoteState>& states() const { return states_; }
  const Xapian::Database& database(std::size_t part) const { return databases_[part]; }
  // Some of the parts as one database.
  Xapian::Database together(const std::vector<bool>& parts) const;
  // Whether these are the connections that it was opened with.
  bool has(const Connected& connected) const { return serials_ == connected.serials; }
  // A search begins. Its first call looks for commits, too, in all parts: a call of its own would take as long again.
  void begin_search() { is_begun_ = true; }
  // Looks for commits unless a call has done so since begin_search(). What was read before may be older than a commit.
  void look_for_commits();
  // Calls are given up then.
  void set_deadline(const base::Deadline& deadline) { deadline_ = deadline; }

  // The answer of each part to the same.
  template <class Answer, class... Arguments>
  std::vector<Answer> ask(RemoteCall call, const Arguments&... arguments) {
    return ask_some<Answer>(std::vector<bool>(names_.size(), true), call, arguments...);
  }
  // Of the others an empty answer.
  template <class Answer, class... Arguments>
  std::vector<Answer> ask_some(const std::vector<bool>& asked, RemoteCall call, const Arguments&... arguments) {
    return answers<Answer>(asked, send(asked, call, {}, base::to_wire(arguments...)));
  }
  // The answer of each part to what it is told alone, and what all are. Where that is an empty list, so is the answer.
  template <class Answer, class Own, class... Arguments>
  std::vector<Answer> ask_each(RemoteCall call, const std::vector<Own>& own, const Arguments&... arguments) {
    std::vector<bool> asked;
    std::map<std::string, std::string> own_by_part;
    for (std::size_t part = 0; part < own.size(); ++part) {
      asked.push_back(!own[part].empty());
      if (asked[part]) own_by_part.emplace(states_[part].uuid, base::to_wire(own[part]));
    }
    return answers<Answer>(asked, send(asked, call, own_by_part, base::to_wire(arguments...)));
  }

 private:
  RemoteParts() = default;
  // The answers of those that are asked.
  std::vector<std::string> send(const std::vector<bool>& asked, RemoteCall call,
                                const std::map<std::string, std::string>& own, const std::string& arguments);

  template <class Answer>
  static std::vector<Answer> answers(const std::vector<bool>& asked, const std::vector<std::string>& messages) {
    std::vector<Answer> answers(asked.size());
    auto message = messages.begin();
    for (std::size_t part = 0; part < asked.size(); ++part) {
      if (!asked[part]) continue;
      base::WireReader reader(*message++);
      answers[part] = reader.next<Answer>();
      reader.end();
    }
    return answers;
  }

  std::vector<std::string> names_;
  std::vector<std::string> missing_;
  std::vector<std::uint64_t> serials_;
  std::vector<Xapian::Database> databases_;
  Xapian::Database all_;
  std::vector<RemoteState> states_;
  bool is_begun_ = false;  // no call was made since
  base::Deadline deadline_;
};

}  // namespace depeche::search

namespace depeche::base {

template <>
struct Shipped<schema::StreamLengths> {
  static auto of(auto& lengths) { return std::tie(lengths.codes, lengths.documents); }
};

template <>
struct Shipped<search::FirstOfSearch> {
  static auto of(auto& first) { return std::tie(first.is_first, first.resting); }
};

template <>
struct Shipped<search::RemoteState> {
  static auto of(auto& state) {
    return std::tie(state.uuid, state.revision, state.numbering, state.topic_documents, state.topics, state.lengths,
                    state.is_newest, state.days);
  }
};

}  // namespace depeche::base
