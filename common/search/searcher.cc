#include <algorithm>
#include <chrono>
#include <mutex>
#include <utility>

#include "base/files.h"
#include "base/helpers.h"
#include "base/message.h"
#include "base/xapian.h"
#include "depeche/search.h"
#include "query/words/wildcard.h"
#include "schema/property_values.h"
#include "schema/record.h"
#include "schema/terms.h"
#include "search/compare/comparison.h"
#include "search/explain.h"
#include "search/search_run.h"
#include "search/session/distinct_indexes.h"
#include "search/session/most_threads.h"
#include "search/session/retries.h"
#include "search/session/session.h"
#include "search/session/shard_session.h"
#include "search/shard/shard_map.h"
#include "search/timeline/timeline_run.h"
#include "search/whole_dispatch.h"
#include "text/normalizer.h"

namespace depeche {
namespace {

using search::Session;

// An answer is made anew when a commit came meanwhile (Session::verify), as long as all of it takes no longer than
// this: a long search must end although commits come often.
constexpr std::chrono::milliseconds kTimeForNewest{200};

// The id that the term stands for, without a look at the dispatch; nothing when it may be the hash of a long one.
std::optional<std::string_view> plain_id(std::string_view term) {
  term.remove_prefix(schema::id_term({}).size());
  if (term.starts_with('#')) return std::nullopt;
  return term;
}

void tell_missing_shards(const Session& session, SearchResults& results) {
  if (session.remote() == nullptr) return;
  for (const std::string& shard : session.remote()->missing()) {
    results.is_partial = true;
    results.notices.push_back(tr("the shard {} does not answer: its dispatches are missing", shard));
  }
}

}  // namespace

class Searcher::Impl {
 public:
  explicit Impl(std::vector<std::filesystem::path> indexes) : indexes_(std::move(indexes)) {}
  explicit Impl(search::ShardMap map) : replicas_(std::make_shared<search::Replicas>(std::move(map))) {}

  // Runs `step` on a session of its own that sees the newest commits. What it read of files that were damaged meanwhile
  // is thrown away. A session is thrown away, too, when its step did not meet the deadline, or hurried.
  template <class Step>
  auto with_session(Step step, const base::Deadline& deadline = {},
                    search::MissingShards missing = search::MissingShards::are_an_error)
      -> std::invoke_result_t<Step, Session&> {
    if (replicas_ != nullptr) return with_shards(step, deadline, missing);
    return search::with_retries(
        name(),
        [&]() -> std::invoke_result_t<Step, Session&> {
          deadline.check();
          auto session = take(deadline);
          if (!session) return tl::unexpected<Error>(session.error());
          const base::Helpers::Caller caller(helpers_);
          session->set_helpers(&helpers_);
          for (const auto begin = base::Deadline::Clock::now();;) {
            if (auto status = session->refresh(deadline); !status) return tl::unexpected<Error>(status.error());
            session->set_deadline(deadline);
            auto result = step(*session);
            session->deadline().check();
            const bool is_newest = session->verify();
            session->set_deadline({});
            if (session->is_hurried()) return result;
            const auto spent = base::Deadline::Clock::now() - begin;
            if (!is_newest && spent < kTimeForNewest && deadline.leaves(2 * spent)) continue;
            give_back(std::move(*session));
            return result;
          }
        },
        [&] { forget_idle(); });
  }

 private:
  std::string name() const {
    if (replicas_ != nullptr) return tr("the shards");
    return indexes_.size() == 1 ? indexes_.front().string() : tr("the indexes");
  }

  template <class Step>
  auto with_shards(Step step, const base::Deadline& deadline, search::MissingShards missing)
      -> std::invoke_result_t<Step, Session&> {
    return search::with_retries(name(), [&]() -> std::invoke_result_t<Step, Session&> {
      search::ShardSession session = take_shards();
      auto result = session.run(step, deadline, missing);
      const std::scoped_lock lock(mutex_);
      idle_shards_.push_back(std::move(session));
      return result;
    });
  }

  search::ShardSession take_shards() {
    const std::scoped_lock lock(mutex_);
    if (idle_shards_.empty()) return search::ShardSession(replicas_);
    search::ShardSession session = std::move(idle_shards_.back());
    idle_shards_.pop_back();
    return session;
  }

  Result<Session> take(const base::Deadline& deadline) {
    {
      const std::scoped_lock lock(mutex_);
      if (!idle_.empty()) {
        Session session = std::move(idle_.back());
        idle_.pop_back();
        return session;
      }
    }
    return Session::open(indexes_, deadline);
  }

  // The other sessions may be wrong about the same.
  void forget_idle() {
    const std::scoped_lock lock(mutex_);
    idle_.clear();
  }

  void give_back(Session session) {
    const std::scoped_lock lock(mutex_);
    idle_.push_back(std::move(session));
  }

  const std::vector<std::filesystem::path> indexes_;
  const std::shared_ptr<search::Replicas> replicas_;  // of shards, in place of indexes
  std::mutex mutex_;
  std::vector<Session> idle_;
  std::vector<search::ShardSession> idle_shards_;
  base::Helpers helpers_{search::most_threads()};
};

Searcher::Searcher(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;
Searcher::~Searcher() = default;

Result<Searcher> Searcher::open(const std::filesystem::path& index) { return open(std::vector{index}); }

Result<Searcher> Searcher::open(const std::vector<std::filesystem::path>& indexes) {
  if (indexes.empty()) return fail(ErrorCode::invalid_argument, tr("no index to search"), tr("name one"));
  auto map = search::map_in_place_of(indexes);
  if (!map) return tl::unexpected<Error>(map.error());
  auto impl =
      *map ? std::make_unique<Impl>(std::move(**map)) : std::make_unique<Impl>(search::distinct_indexes(indexes));
  // A shard may come back, and searches that can do without it need not wait.
  const auto opened = impl->with_session([](Session&) { return Status{}; }, {}, search::MissingShards::are_left_out);
  if (!opened) return tl::unexpected<Error>(opened.error());
  return Searcher(std::move(impl));
}

Result<SearchResults> Searcher::search(const SearchRequest& request) const {
  return impl_->with_session(
      [&](Session& session) {
        session.limit_threads(request.jobs);
        auto results = search::run_search(request, session);
        if (results) tell_missing_shards(session, *results);
        return results;
      },
      base::Deadline(request.deadline),
      request.partial ? search::MissingShards::are_left_out : search::MissingShards::are_an_error);
}

Result<Timeline> Searcher::timeline(const SearchRequest& request, TimelineMeasure measure) const {
  return impl_->with_session([&](Session& session) { return search::run_timeline(request, measure, session); },
                             base::Deadline(request.deadline));
}

Result<std::optional<Dispatch>> Searcher::find(std::string_view id) const {
  return impl_->with_session([&](Session& session) { return search::find_dispatch(id, session); });
}

Result<std::optional<MarkedDispatch>> Searcher::find_marked(std::string_view id, const SearchRequest& request) const {
  return impl_->with_session([&](Session& session) { return search::find_marked(id, request, session); },
                             base::Deadline(request.deadline));
}

Status Searcher::each_id(const std::function<bool(std::string_view id)>& take,
                         std::optional<std::chrono::steady_clock::time_point> deadline) const {
  return impl_->with_session(
      [&](Session& session) -> Status {
        const std::string prefix = schema::id_term({});
        base::DeadlineSteps steps(session.deadline());
        const Xapian::Database& all = session.all();
        for (auto term = all.allterms_begin(prefix); term != all.allterms_end(prefix); ++term) {
          steps.step();
          const std::string name = *term;
          if (const auto id = plain_id(name)) {
            if (!take(*id)) return {};
            continue;
          }
          for (auto posting = all.postlist_begin(name); posting != all.postlist_end(name); ++posting) {
            const auto dispatch = session.dispatch(*posting);
            if (!dispatch) return tl::unexpected<Error>(dispatch.error());
            if (!take(dispatch->id)) return {};
          }
        }
        return {};
      },
      base::Deadline(deadline));
}

Result<std::string> Searcher::revision() const {
  return impl_->with_session([](const Session& session) -> Result<std::string> { return session.revision(); });
}

Result<Comparison> Searcher::compare(std::string_view before, std::string_view after) const {
  std::vector<Dispatch> both;
  for (const std::string_view id : {before, after}) {
    auto found = find(id);
    if (!found) return tl::unexpected<Error>(found.error());
    if (!*found)
      return fail(ErrorCode::not_found, tr("no dispatch has the id {}", base::in_quotes(id)),
                  tr("ids are compared exactly"));
    both.push_back(std::move(**found));
  }
  return impl_->with_session([&](Session& session) -> Result<Comparison> {
    return search::compare(both.front(), both.back(), session.analyzer());
  });
}

Result<std::vector<PropertyCount>> Searcher::properties() const {
  return impl_->with_session([&](Session& session) -> Result<std::vector<PropertyCount>> {
    std::vector<PropertyCount> counts;
    for (std::string& name : schema::property_names(session.all())) {
      const std::size_t dispatches = session.all().get_termfreq(schema::property_term(name));
      counts.push_back({std::move(name), dispatches});
    }
    return counts;
  });
}

Result<std::vector<std::string>> Searcher::words(std::string_view beginning, std::size_t most) const {
  return impl_->with_session([&](Session& session) -> Result<std::vector<std::string>> {
    std::vector<std::string> words;
    const bool is_plain = beginning.find_first_of("*?") == std::string_view::npos;
    if (!is_plain || text::fold(beginning).empty()) return words;
    const auto found = query::expand(std::string(beginning) + "*", session.databases(), session.deadline());
    for (const auto& [form, stem] : found.forms) {
      if (words.size() == most) break;
      if (std::ranges::find(words, form) == words.end()) words.push_back(form);
    }
    return words;
  });
}

std::vector<std::string> Searcher::complaints() const {
  const auto complaints = impl_->with_session(
      [](const Session& session) -> Result<std::vector<std::string>> { return session.complaints(); });
  return complaints.value_or(std::vector<std::string>{});
}

Result<std::string> Searcher::explain(const SearchRequest& request) const {
  return impl_->with_session([&](Session& session) { return search::explain_search(request, session); },
                             base::Deadline(request.deadline));
}

}  // namespace depeche
