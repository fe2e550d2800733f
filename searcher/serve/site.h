#pragma once

// What the pages of a server share.

#include <atomic>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "depeche/search.h"
#include "serve/addresses.h"
#include "serve/metrics.h"
#include "serve/workers.h"

namespace depeche::serve {

class AlertHub;

struct AlertTimes {
  std::chrono::milliseconds between_polls{500};
  std::chrono::milliseconds between_signs{15'000};  // of life, so that a client that has gone is noticed
  std::chrono::milliseconds kept{600'000};          // what a search was told, after its last client has gone
};

struct SiteOptions {
  std::vector<std::filesystem::path> indexes;
  SearchRequest base;       // what a request is where it says nothing: aliases, stop words, mode
  bool show_paths = false;  // tell where files stand
  std::chrono::milliseconds time_for_each{10'000};  // a request
  std::size_t workers = 0;                          // 0: one for each processor
  std::size_t most_waiting = 64;                    // requests, for each worker
  AlertTimes alert_times;
  std::function<void(const std::string&)> report;  // takes what only the log may say; may be called from any thread
};

// Several threads may use it.
class Site {
 public:
  // Errors: those of Searcher::open().
  static Result<std::unique_ptr<Site>> open(SiteOptions options);
  ~Site();

  const SiteOptions& options() const { return options_; }
  const Searcher& searcher() const { return searcher_; }
  Addresses& addresses() { return addresses_; }
  Metrics& metrics() { return metrics_; }
  Workers& searches() { return *searches_; }    // a request is one job
  Workers& long_work() { return *long_work_; }  // exports, which would take the places of searches

  AlertHub& alerts() { return *alerts_; }

  // The id that a client means: an id, or the address of a dispatch. Paths are no ids unless they are shown. Nothing
  // when no dispatch has it.
  Result<std::optional<std::string>> id_of(const std::string& named, std::chrono::steady_clock::time_point deadline);
  // Says it in the log, unless it was the last thing that was said.
  void report(const std::string& message);

  // Looks whether the indexes can be read and have changed: for ready(), age() and dispatches().
  void look();
  bool ready() const { return ready_ && !draining_; }
  void begin_to_drain();
  // Since their newest commit was first seen.
  std::chrono::steady_clock::duration age() const;
  // How many there were at the last look.
  std::size_t dispatches() const { return dispatches_; }
  // A text that is another one for each process.
  const std::string& nonce() const { return nonce_; }

  // Runs what waits, and nothing more.
  void end_work() {
    searches_->end();
    long_work_->end();
  }

  // Exports under way, of which there are few at once.
  std::atomic<std::size_t> exports = 0;
  static constexpr std::size_t kMostExports = 16;

  // What a server knows of itself; set once it is there.
  void set_measure(std::function<Gauges()> measure);
  Gauges measure() const;

 private:
  Site(SiteOptions options, Searcher searcher);

  const SiteOptions options_;
  const Searcher searcher_;
  const std::string nonce_;
  Addresses addresses_;
  Metrics metrics_;
  std::atomic<bool> ready_ = true;
  std::atomic<bool> draining_ = false;
  std::atomic<std::size_t> dispatches_ = 0;
  mutable std::mutex mutex_;
  std::string said_;
  std::string revision_;
  std::chrono::steady_clock::time_point changed_at_;
  std::function<Gauges()> measure_;
  std::unique_ptr<Workers> searches_;  // ends before what its jobs use
  std::unique_ptr<Workers> long_work_;
  std::unique_ptr<AlertHub> alerts_;
};

}  // namespace depeche::serve
