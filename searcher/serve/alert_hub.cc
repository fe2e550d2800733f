#include "serve/alert_hub.h"

#include <algorithm>
#include <charconv>
#include <sstream>
#include <utility>

#include "base/message.h"
#include "depeche/render.h"
#include "serve/told.h"

namespace depeche::serve {
namespace {

constexpr std::size_t kMostListeners = 500;
constexpr std::size_t kMostSubjects = 2000;
constexpr std::size_t kMostEvents = 256;  // that are kept for each subject

// "1763...-17" of this process → 17.
std::optional<std::uint64_t> number_of(std::string_view event, const std::string& nonce) {
  if (!event.starts_with(nonce + '-')) return std::nullopt;
  event.remove_prefix(nonce.size() + 1);
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(event.data(), event.data() + event.size(), number);
  if (error != std::errc() || end != event.data() + event.size()) return std::nullopt;
  return number;
}

}  // namespace

// One client. Counts itself among those of its subject.
struct AlertHub::Listener {
  Listener(AlertHub& its_hub, std::string its_subject) : hub(its_hub), subject(std::move(its_subject)) {}
  ~Listener() {
    const std::scoped_lock lock(hub.mutex_);
    const auto found = hub.subjects_.find(subject);
    if (found != hub.subjects_.end() && --found->second.listeners == 0) found->second.left_at = Clock::now();
  }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  AlertHub& hub;
  const std::string subject;
  std::uint64_t next = 0;  // the number of the event that is next
  bool begun = false;
};

AlertHub::AlertHub(Site& site, const AlertTimes& times) : site_(site), times_(times), watcher_([this] { watch(); }) {}

AlertHub::~AlertHub() {
  end_all();
  watcher_.join();
}

Result<http::PieceSource> AlertHub::listen(const std::string& canonical, const SearchRequest& request,
                                           std::string_view last_event) {
  const std::scoped_lock alerts_lock(alerts_mutex_);
  if (!alerts_) {
    auto opened = Alerts::open(site_.options().indexes);
    if (!opened) return tl::unexpected<Error>(opened.error());
    alerts_.emplace(std::move(*opened));
  }
  bool is_new = false;
  {
    const std::scoped_lock lock(mutex_);
    std::size_t listeners = 0;
    for (const auto& [name, subject] : subjects_) listeners += subject.listeners;
    is_new = !subjects_.contains(canonical);
    if (over_ || listeners >= kMostListeners || (is_new && subjects_.size() >= kMostSubjects))
      return fail(ErrorCode::limit, tr("too many wait for alerts already"), tr("ask again later"));
  }
  if (is_new)
    if (auto added = alerts_->add(canonical, request); !added) return tl::unexpected<Error>(added.error());
  const auto listener = std::make_shared<Listener>(*this, canonical);
  const std::scoped_lock lock(mutex_);
  Subject& subject = subjects_[canonical];
  ++subject.listeners;
  const auto last = number_of(last_event, site_.nonce());
  listener->next = last ? *last + 1 : subject.first + subject.events.size();
  // Of another process, or lost: what came between is not known.
  if (!last && !last_event.empty()) listener->next = 0;
  return [this, listener](std::shared_ptr<http::PieceSink> sink) { ask(listener, std::move(sink)); };
}

void AlertHub::ask(const std::shared_ptr<Listener>& listener, std::shared_ptr<http::PieceSink> sink) {
  std::string events;
  {
    const std::scoped_lock lock(mutex_);
    if (!over_) {
      events = take_events(*listener);
      if (events.empty()) return waiting_.push_back({std::move(sink), listener, Clock::now()});
    }
  }
  return events.empty() ? sink->end() : sink->put(std::move(events));
}

// What the listener has not had, as text. With the lock.
std::string AlertHub::take_events(Listener& listener) {
  Subject& subject = subjects_[listener.subject];
  std::string text;
  if (!std::exchange(listener.begun, true)) text = "retry: 3000\n\n";
  if (listener.next < subject.first) {
    text += "event: gap\ndata: {}\n\n";
    listener.next = subject.first;
  }
  const std::uint64_t end = subject.first + subject.events.size();
  for (; listener.next < end; ++listener.next)
    text += "id: " + site_.nonce() + '-' + std::to_string(listener.next) +
            "\ndata: " + subject.events[listener.next - subject.first] + "\n\n";
  return text;
}

void AlertHub::watch() {
  while (true) {
    {
      std::unique_lock lock(mutex_);
      if (changed_.wait_for(lock, times_.between_polls, [this] { return over_; })) return;
    }
    poll();
    answer_waiting();
    forget_left();
  }
}

void AlertHub::poll() {
  const std::scoped_lock alerts_lock(alerts_mutex_);
  while (alerts_) {
    const auto told = alerts_->poll();
    if (!told) return site_.report(told.error().message);
    if (told->empty()) return;
    for (const Alert& alert : *told) tell(alert);
  }
}

void AlertHub::tell(const Alert& alert) {
  Alert plain{alert.dispatch, {}};
  serve::tell(plain.dispatch, site_);
  std::ostringstream out;
  render_alert_json(plain, out);
  std::string event = std::move(out).str();
  event.pop_back();  // the line break
  const std::scoped_lock lock(mutex_);
  for (const AlertMatch& match : alert.matches) {
    const auto found = subjects_.find(match.search);
    if (found == subjects_.end()) continue;
    Subject& subject = found->second;
    subject.events.push_back(event);
    if (subject.events.size() <= kMostEvents) continue;
    subject.events.pop_front();
    ++subject.first;
  }
}

// Sinks are used without the lock: what they wake may ask again at once.
void AlertHub::answer_waiting() {
  std::vector<std::pair<Waiting, std::string>> answers;
  {
    const std::scoped_lock lock(mutex_);
    for (Waiting& one : waiting_) {
      std::string text = take_events(*one.listener);
      if (text.empty() && Clock::now() - one.since >= times_.between_signs) text = ":\n\n";
      if (!text.empty()) answers.emplace_back(std::move(one), std::move(text));
    }
    std::erase_if(waiting_, [](const Waiting& one) { return one.sink == nullptr; });
  }
  for (auto& [one, text] : answers) one.sink->put(std::move(text));
}

void AlertHub::forget_left() {
  const std::scoped_lock alerts_lock(alerts_mutex_);
  const std::scoped_lock lock(mutex_);
  std::erase_if(subjects_, [&](const auto& entry) {
    const bool is_over = entry.second.listeners == 0 && Clock::now() - entry.second.left_at >= times_.kept;
    if (is_over && alerts_) alerts_->remove(entry.first);
    return is_over;
  });
}

void AlertHub::end_all() {
  std::vector<Waiting> waiting;
  {
    const std::scoped_lock lock(mutex_);
    over_ = true;
    waiting.swap(waiting_);
  }
  changed_.notify_all();
  for (const Waiting& one : waiting) one.sink->end();
}

}  // namespace depeche::serve
