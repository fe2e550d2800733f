#include "depeche/alerts.h"

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "base/message.h"
#include "schema/record.h"
#include "schema/version.h"
#include "schema/withdrawals.h"
#include "search/alerts/alert_searches.h"
#include "search/alerts/arrivals.h"
#include "search/alerts/watched_archive.h"
#include "search/present/highlighter.h"
#include "search/present/snippet.h"
#include "search/present/versions.h"
#include "search/session/contents.h"
#include "search/session/request.h"
#include "search/terms/likeness.h"

namespace depeche {
namespace {

using search::AlertSearches;
using search::ArrivedDocument;
using search::DocumentAddress;
using search::PartOfDocument;
using search::Session;
using search::WatchedArchive;
using Number = AlertSearches::Number;
using Clock = std::chrono::steady_clock;

// Held against the searches at once; versions of a story that come together are one alert.
constexpr std::size_t kDocumentsAtOnce = 64;
// How long what removed dispatches said of acronyms may still count.
constexpr std::chrono::minutes kRenewal{10};

// What each search was told. Of a long time the oldest is forgotten.
class Told {
 public:
  using Key = std::size_t;

  static Key key_of(std::size_t search, std::size_t id) { return search ^ (id * 0x9E3779B97F4A7C15U); }

  bool has(Key key) const { return recent_.contains(key) || older_.contains(key); }
  void add(Key key) {
    if (recent_.size() >= kMost) older_ = std::exchange(recent_, {});
    recent_.insert(key);
  }

 private:
  static constexpr std::size_t kMost = 1'000'000;

  std::unordered_set<Key> recent_;
  std::unordered_set<Key> older_;
};

// Marks what one search looks for.
class Marker {
 public:
  Marker(const SearchRequest& request, Session& session) : length_(request.snippet_length) {
    if (const auto tree = search::tree_of(request, session))
      highlighter_.emplace(search::compile_request(*tree, request, session), session);
  }

  void mark(const Dispatch& dispatch, AlertMatch& match) {
    if (!highlighter_) return;
    for (const search::FoundText& mark : highlighter_->find(dispatch.title))
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
    session.forget_documents();
    std::vector<Xapian::docid> ids;
    for (const DocumentAddress& address : addresses) ids.push_back(session.global_id(address));
    for (const PartOfDocument part : {PartOfDocument::values, PartOfDocument::terms, PartOfDocument::stream})
      session.expect(ids, part);
    for (const DocumentAddress& address : addresses) documents_.emplace_back(session, address);
    wanted_by_.resize(documents_.size());
  }

  std::vector<Alert> run() {
    searches_.prepare_for(documents_, session_);
    std::vector<std::pair<Number, std::size_t>> matches;
    for (std::size_t i = 0; i < documents_.size(); ++i)
      for (const Number number : searches_.matching(documents_[i], session_))
        if (!searches_.at(number).request.usable || !is_withdrawn(documents_[i])) matches.emplace_back(number, i);
    std::ranges::sort(matches);
    for (auto match = matches.begin(); match != matches.end();) {
      const Number number = match->first;
      std::vector<std::size_t> documents;
      for (; match != matches.end() && match->first == number; ++match) documents.push_back(match->second);
      searches_.at(number).request.fold_versions ? tell_stories(number, documents) : tell_each(number, documents);
    }
    return alerts();
  }

  // What the searches will have been told, once the alerts are handed out.
  const std::vector<Told::Key>& news() const { return news_; }

 private:
  // But for what another replica has told already.
  void tell_each(Number number, const std::vector<std::size_t>& documents) {
    for (const std::size_t i : documents) {
      const std::size_t content = search::content_of(session_.address(documents_[i].id()), session_);
      const Told::Key key = Told::key_of(searches_.at(number).hash + content, id_hash(documents_[i].id()));
      if (!told_.has(key)) wanted_by_[i].push_back(number);
      news_.push_back(key);
    }
  }

  // One document of each story that the search was told nothing of: the latest.
  void tell_stories(Number number, std::vector<std::size_t> waiting) {
    const std::size_t search = searches_.at(number).hash;
    std::vector<Xapian::docid> ids;
    for (const std::size_t i : waiting) ids.push_back(documents_[i].id());
    finder_.expect(ids);
    while (!waiting.empty()) {
      std::optional<std::size_t> latest;
      bool was_told = false;
      const auto& chain = finder_.chain_of(documents_[waiting.front()].id());
      session_.expect(chain, PartOfDocument::values);
      for (const Xapian::docid version : chain) {
        const Told::Key key = Told::key_of(search, id_hash(version));
        was_told = was_told || told_.has(key);
        const auto found = std::ranges::find(waiting, version, [this](std::size_t i) { return documents_[i].id(); });
        if (found == waiting.end()) continue;
        if (!latest) latest = *found;
        news_.push_back(key);
        waiting.erase(found);
      }
      if (latest && !was_told) wanted_by_[*latest].push_back(number);
    }
  }

  // By a dispatch that came before it, or with it.
  bool is_withdrawn(ArrivedDocument& document) const {
    const std::string record = session_.value(document.id(), schema::kRecordSlot);
    return schema::is_withdrawn(schema::record_id(record), session_.all());
  }

  std::size_t id_hash(Xapian::docid document) {
    const auto [known, is_new] = id_hashes_.try_emplace(document);
    if (is_new) {
      const std::string record = session_.value(document, schema::kRecordSlot);
      known->second = std::hash<std::string_view>()(schema::record_id(record));
    }
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
  std::vector<Told::Key> news_;
  std::unordered_map<Xapian::docid, std::size_t> id_hashes_;
};

}  // namespace

class Alerts::Impl {
 public:
  explicit Impl(WatchedArchive archive) : archive_(std::move(archive)) {}

  // From now on, what is there is not new.
  Status start() {
    return archive_.run([this](Session& session) -> Status {
      arrivals_.emplace(session);
      session.verify();
      return {};
    });
  }

  Status add(const std::string& name, const SearchRequest& request) {
    if (!request.like_id.empty() || !request.like_text.empty())
      return fail(ErrorCode::invalid_argument,
                  tr("what is like a text cannot be waited for: nearly everything is, a bit"),
                  tr("wait for words of it"));
    return archive_.run([&](Session& session) -> Status {
      auto status = searches_.put(name, request, session);
      session.verify();
      return status;
    });
  }

  bool remove(std::string_view name) { return searches_.remove(name); }
  std::size_t size() const { return searches_.size(); }

  Result<std::vector<Alert>> poll() {
    auto alerts = archive_.run([&](Session& session) -> Result<std::vector<Alert>> {
      if (pending_.empty() || pending_in_ != search::snapshot_of(session))
        if (auto listed = list(session); !listed) return tl::unexpected<Error>(listed.error());
      while (!pending_.empty())
        if (std::vector<Alert> found = next(session); !found.empty()) return found;
      return std::vector<Alert>();
    });
    if (!alerts) pending_.clear();  // the next time they are listed in an index that was looked at anew
    return alerts;
  }

 private:
  Status list(Session& session) {
    pending_.clear();
    if (auto status = WatchedArchive::refresh(session); !status) return status;
    auto listed = arrivals_->list(session);
    session.verify();
    pending_ = std::move(listed);
    pending_in_ = search::snapshot_of(session);
    done_ = 0;
    if (arrivals_->take_replaced()) searches_.note_replacement();
    if (!pending_.empty()) {
      changed_ = true;
      return {};
    }
    arrivals_->finish();
    if (changed_ && Clock::now() - renewed_ > kRenewal) {
      searches_.renew(session);
      renewed_ = Clock::now();
      changed_ = false;
    }
    searches_.use_idle_time(session);
    session.verify();
    return {};
  }

  std::vector<Alert> next(Session& session) {
    const std::size_t count = std::min(kDocumentsAtOnce, pending_.size() - done_);
    const std::span<const DocumentAddress> documents(pending_.data() + done_, count);
    Batch batch(documents, session, searches_, told_);
    std::vector<Alert> alerts = batch.run();
    session.verify();
    arrivals_->accept(documents, session);
    for (const Told::Key key : batch.news()) told_.add(key);
    done_ += count;
    if (done_ == pending_.size()) {
      arrivals_->finish();
      pending_.clear();
    }
    return alerts;
  }

  WatchedArchive archive_;
  std::optional<search::Arrivals> arrivals_;
  AlertSearches searches_;
  Told told_;
  std::vector<DocumentAddress> pending_;
  std::string pending_in_;  // the snapshot that has them
  std::size_t done_ = 0;    // of them
  bool changed_ = false;    // the archive, since all searches were compiled
  Clock::time_point renewed_ = Clock::now();
};

Alerts::Alerts(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Alerts::Alerts(Alerts&&) noexcept = default;
Alerts& Alerts::operator=(Alerts&&) noexcept = default;
Alerts::~Alerts() = default;

Result<Alerts> Alerts::open(const std::filesystem::path& index) { return open(std::vector{index}); }

Result<Alerts> Alerts::open(const std::vector<std::filesystem::path>& indexes) {
  if (indexes.empty()) return fail(ErrorCode::invalid_argument, tr("no index to watch"), tr("name one"));
  auto archive = WatchedArchive::open(indexes);
  if (!archive) return tl::unexpected<Error>(archive.error());
  auto impl = std::make_unique<Impl>(std::move(*archive));
  if (auto started = impl->start(); !started) return tl::unexpected<Error>(started.error());
  return Alerts(std::move(impl));
}

Status Alerts::add(const std::string& name, const SearchRequest& request) { return impl_->add(name, request); }
bool Alerts::remove(std::string_view name) { return impl_->remove(name); }
std::size_t Alerts::size() const { return impl_->size(); }
Result<std::vector<Alert>> Alerts::poll() { return impl_->poll(); }

}  // namespace depeche
