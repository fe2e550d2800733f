#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace depeche::indexer {

// One line on standard error, rewritten some times a second: "12400 dispatches, 4100/s, 8.2 MB/s".
// Shows nothing when it is not `visible`.
class Progress {
 public:
  using Clock = std::chrono::steady_clock;

  explicit Progress(bool visible) : visible_(visible) {}
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() { clear(); }

  void add_dispatch();
  void add_bytes(std::uintmax_t bytes);
  // Takes the line away, for a message or for good.
  void clear();
  double seconds() const;

 private:
  void show_now_and_then();
  void show() const;

  bool visible_;
  bool shown_ = false;
  std::size_t dispatches_ = 0;
  std::uintmax_t bytes_ = 0;
  Clock::time_point start_ = Clock::now();
  Clock::time_point next_ = start_ + std::chrono::milliseconds(200);
};

}  // namespace depeche::indexer
