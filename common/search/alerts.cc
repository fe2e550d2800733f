#include "depeche/alerts.h"

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "schema/record.h"
#include "schema/version.h"
#include "search/alert_searches.h"
#include "search/arrivals.h"
#include "search/highlighter.h"
#include "search/likeness.h"
#include "search/request.h"
#include "search/snippet.h"
#include "search/versions.h"

namespace depeche {
namespace {

using search::AlertSearches;
using search::ArrivedDocument;
using search::DocumentAddress;
using search::Session;
using Number = AlertSearches::Number;
using Clock = std::chrono::steady_clock;

// As for searches: whoever loses a race with commits tries again.
constexpr int kTries = 20;
// Held against the searches at once; versions of a story that come together are one alert.
constexpr std::size_t kDocumentsAtOnce = 64;
// What removed dispatches said of acronyms counts no longer than this, while nothing comes.
constexpr std::chrono::minutes kRenewal{10};

// What each search was told. Of a long time the oldest is forgotten.
class Told {
 public:
  bool has(const std::string& search, const std::string& id) const {
    const std::size_t key = key_of(search, id);
    return recent_.contains(key) || older_.contains(key);
  }
  void add(const std::string& search, const std::string& id) {
    if (recent_.size() >= kMost) older_ = std::exchange(recent_, {});
    recent_.insert(key_of(search, id));
  }

 private:
  static constexpr std::size_t kMost = 1'000'000;

  static std::size_t key_of(const std::string& search, const std::string& id) {
    return std::hash<std::string>()(search + '\0' + id);
  }

  std::unordered_set<std::size_t> recent_;
  std::unordered_set<std::size_t> older_;
};

// Marks what one search looks for.
class Marker {
 public:
  Marker(const SearchRequest& request, Session& session) : length_(request.snippet_length) {
    if (const auto tree = search::tree_of(request, session))
      highlighter_.emplace(search::compile_request(*tree, request, session, false), session);
  }

  void mark(const Dispatch& dispatch, AlertMatch& match) {
    if (!highlighter_) return;
    for (const search::Mark& mark : highlighter_->find(dispatch.title))
      match.title_highlights.push_back({mark.begin, mark.end});
    match.snippet = search::make_snippet(dispatch.text, highlighter_->find(dispatch.text), length_);
  }

 private:
  std::optional<search::Highlighter> highlighter_;
  std::size_t length_;
};

// Some documents that came together, and what becomes of them.
class Batch {
 public:
  Batch(std::span<const DocumentAddress> addresses, Session& session, AlertSearches& searches, const Told& told)
      : session_(session), searches_(searches), told_(told), finder_(session) {
    for (const DocumentAddress& address : addresses) documents_.emplace_back(session, address);
    wanted_by_.resize(documents_.size());
  }

  std::vector<Alert> run() {
    searches_.prepare_for(documents_, session_);
    std::map<Number, std::vector<std::size_t>> matches;
    for (std::size_t i = 0; i < documents_.size(); ++i)
      for (const Number number : searches_.matching(documents_[i], session_)) matches[number].push_back(i);
    for (const auto& [number, documents] : matches)
      searches_.at(number).request.fold_versions ? tell_stories(number, documents) : tell_each(number, documents);
    return alerts();
  }

  // What the searches will have been told, once the alerts are handed out: names and ids.
  const std::vector<std::pair<std::string, std::string>>& news() const { return news_; }

 private:
  void tell_each(Number number, const std::vector<std::size_t>& documents) {
    for (const std::size_t i : documents) wanted_by_[i].push_back(number);
  }

  // One document of each story that the search was told nothing of: the latest.
  void tell_stories(Number number, const std::vector<std::size_t>& documents) {
    const std::string& name = searches_.at(number).name;
    std::map<Xapian::docid, std::size_t> waiting;
    for (const std::size_t i : documents) waiting.emplace(documents_[i].id(), i);
    for (const std::size_t i : documents) {
      if (!waiting.contains(documents_[i].id())) continue;
      std::optional<std::size_t> latest;
      bool was_told = false;
      for (const Xapian::docid version : finder_.chain_of(documents_[i].id())) {
        was_told = was_told || told_.has(name, id_of(version));
        const auto found = waiting.find(version);
        if (found == waiting.end()) continue;
        if (!latest) latest = found->second;
        news_.emplace_back(name, id_of(version));
        waiting.erase(found);
      }
      if (latest && !was_told) wanted_by_[*latest].push_back(number);
    }
  }

  const std::string& id_of(Xapian::docid document) {
    const auto [known, is_new] = ids_.try_emplace(document);
    if (is_new) known->second = schema::record_id(session_.value(document, schema::kRecordSlot));
    return known->second;
  }

  std::vector<Alert> alerts() {
    std::vector<Alert> alerts;
    std::map<Number, Marker> markers;
    for (std::size_t i = 0; i < documents_.size(); ++i) {
      if (wanted_by_[i].empty()) continue;
      Alert alert{documents_[i].dispatch(), {}};
      for (const Number number : wanted_by_[i]) {
        const AlertSearches::Search& search = searches_.at(number);
        AlertMatch& match = alert.matches.emplace_back(AlertMatch{search.name, {}, {}});
        if (search.request.snippets)
          markers.try_emplace(number, search.request, session_).first->second.mark(alert.dispatch, match);
      }
      std::ranges::sort(alert.matches, {}, &AlertMatch::search);
      alerts.push_back(std::move(alert));
    }
    return alerts;
  }

  Session& session_;
  AlertSearches& searches_;
  const Told& told_;
  search::VersionFinder finder_;
  std::vector<ArrivedDocument> documents_;
  std::vector<std::vector<Number>> wanted_by_;  // of each document
  std::vector<std::pair<std::string, std::string>> news_;
  std::unordered_map<Xapian::docid, std::string> ids_;
};

}  // namespace

class Alerts::Impl {
 public:
  explicit Impl(Session session) : session_(std::move(session)), arrivals_(session_) {}

  Status add(const std::string& name, const SearchRequest& request) {
    if (!request.like_id.empty() || !request.like_text.empty())
      return fail(ErrorCode::invalid_argument, "what is like a text cannot be waited for: nearly everything is, a bit",
                  "wait for words of it");
    return attempt([&]() -> Status { return searches_.put(name, request, session_); });
  }

  bool remove(std::string_view name) { return searches_.remove(name); }
  std::size_t size() const { return searches_.size(); }

  Result<std::vector<Alert>> poll() {
    return attempt([&]() -> Result<std::vector<Alert>> {
      if (pending_.empty())
        if (auto listed = list(); !listed) return tl::unexpected<Error>(listed.error());
      while (!pending_.empty())
        if (std::vector<Alert> alerts = next(); !alerts.empty()) return alerts;
      return std::vector<Alert>();
    });
  }

 private:
  // Runs `step` on a session that sees some commit whole.
  template <class Step>
  auto attempt(Step step) -> std::invoke_result_t<Step> {
    for (int tries = 1;; ++tries) {
      try {
        return step();
      } catch (const Xapian::DatabaseModifiedError&) {
        if (tries >= kTries) return fail(ErrorCode::io, name() + ": changes faster than it can be read", "try again");
      } catch (const Xapian::DatabaseError& error) {
        // A generation that was replaced while it was being opened looks damaged or gone.
        if (tries >= 3) return tl::unexpected<Error>(base::describe(error, name()));
      } catch (const Xapian::Error& error) {
        return tl::unexpected<Error>(base::describe(error, name()));
      } catch (const std::exception& error) {
        return tl::unexpected<Error>(base::describe(error, name()));
      }
      pending_.clear();
      if (auto status = refresh(); !status) return tl::unexpected<Error>(status.error());
    }
  }

  Status refresh() {
    return base::guarded(name(), [&]() -> Status {
      try {
        return session_.refresh();
      } catch (const Xapian::DatabaseModifiedError&) {
        return {};  // the next step finds out, and tries again
      }
    });
  }

  std::string name() const {
    return session_.parts().size() == 1 ? session_.parts().front().index.string() : "the indexes";
  }

  Status list() {
    if (auto status = session_.refresh(); !status) return status;
    pending_ = arrivals_.list(session_);
    done_ = 0;
    if (!pending_.empty()) {
      changed_ = true;
      return {};
    }
    arrivals_.finish();
    if (arrivals_.take_replaced() || (changed_ && Clock::now() - renewed_ > kRenewal)) {
      searches_.renew(session_);
      renewed_ = Clock::now();
      changed_ = false;
    }
    return {};
  }

  std::vector<Alert> next() {
    const std::size_t count = std::min(kDocumentsAtOnce, pending_.size() - done_);
    const std::span<const DocumentAddress> documents(pending_.data() + done_, count);
    Batch batch(documents, session_, searches_, told_);
    std::vector<Alert> alerts = batch.run();
    arrivals_.accept(documents, session_);
    for (const auto& [name, id] : batch.news()) told_.add(name, id);
    done_ += count;
    if (done_ == pending_.size()) {
      arrivals_.finish();
      pending_.clear();
    }
    return alerts;
  }

  Session session_;
  search::Arrivals arrivals_;
  AlertSearches searches_;
  Told told_;
  std::vector<DocumentAddress> pending_;
  std::size_t done_ = 0;  // of them
  bool changed_ = false;  // the archive, since all searches were compiled
  Clock::time_point renewed_ = Clock::now();
};

Alerts::Alerts(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Alerts::Alerts(Alerts&&) noexcept = default;
Alerts& Alerts::operator=(Alerts&&) noexcept = default;
Alerts::~Alerts() = default;

Result<Alerts> Alerts::open(const std::filesystem::path& index) { return open(std::vector{index}); }

Result<Alerts> Alerts::open(const std::vector<std::filesystem::path>& indexes) {
  if (indexes.empty()) return fail(ErrorCode::invalid_argument, "no index to watch", "name one");
  for (int tries = 1;; ++tries) {
    try {
      return base::guarded(indexes.front().string(), [&]() -> Result<Alerts> {
        auto session = Session::open(indexes);
        if (!session) return tl::unexpected<Error>(session.error());
        return Alerts(std::make_unique<Impl>(std::move(*session)));
      });
    } catch (const Xapian::DatabaseModifiedError& error) {
      if (tries >= kTries) return tl::unexpected<Error>(base::describe(error, indexes.front().string()));
    }
  }
}

Status Alerts::add(const std::string& name, const SearchRequest& request) { return impl_->add(name, request); }
bool Alerts::remove(std::string_view name) { return impl_->remove(name); }
std::size_t Alerts::size() const { return impl_->size(); }
Result<std::vector<Alert>> Alerts::poll() { return impl_->poll(); }

}  // namespace depeche
