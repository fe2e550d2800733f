#pragma once

// Searches that wait for dispatches, for clients that stay connected. All of them are told by one percolator (Alerts).

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "depeche/alerts.h"
#include "depeche/search.h"
#include "http/message.h"
#include "serve/site.h"

namespace depeche::serve {

// Events as Server-Sent Events have them. Several threads may use it.
class AlertHub {
 public:
  AlertHub(Site& site, const AlertTimes& times);
  ~AlertHub();
  AlertHub(const AlertHub&) = delete;
  AlertHub& operator=(const AlertHub&) = delete;

  // The events of a search from now on, or those behind `last_event`, which a client had before its connection broke.
  // An event "gap" comes first when some of these are no longer kept. The stream lasts until end_all(). Errors: those
  // of Alerts::open() and Alerts::add(); limit when there are too many.
  Result<http::PieceSource> listen(const std::string& canonical, const SearchRequest& request,
                                   std::string_view last_event);
  // Ends all streams, and takes no more.
  void end_all();

 private:
  using Clock = std::chrono::steady_clock;
  // A search, for all who asked for it in the same words.
  struct Subject {
    std::uint64_t first = 1;         // the number of the first event that is kept
    std::deque<std::string> events;  // the newest
    std::size_t listeners = 0;
    Clock::time_point left_at;  // the last listener
  };
  struct Listener;
  struct Waiting {
    std::shared_ptr<http::PieceSink> sink;
    std::shared_ptr<Listener> listener;
    Clock::time_point since;
  };

  void watch();
  void poll();
  void tell(const Alert& alert);
  void answer_waiting();
  void forget_left();
  std::string take_events(Listener& listener);
  void ask(const std::shared_ptr<Listener>& listener, std::shared_ptr<http::PieceSink> sink);

  Site& site_;
  const AlertTimes times_;
  std::mutex alerts_mutex_;  // is taken before the other one
  std::optional<Alerts> alerts_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool over_ = false;
  std::map<std::string, Subject> subjects_;  // by the name of their search
  std::vector<Waiting> waiting_;
  std::thread watcher_;
};

}  // namespace depeche::serve
