#pragma once

#include <csignal>

namespace depeche::serve {

enum class Heard { nothing, hang_up, end };

// While it lives, SIGTERM, SIGINT and SIGHUP reach nobody but wait(), in whichever thread: threads inherit what is
// blocked.
class Signals {
 public:
  explicit Signals(bool hears_hang_up);
  ~Signals();
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;

  // What has come within a second.
  Heard wait() const;
  // The next one ends the process.
  void let_through() const;

 private:
  sigset_t awaited_{};
  sigset_t before_{};
};

// Whether SIGHUP is ignored, as nohup leaves it.
bool is_hang_up_ignored();

}  // namespace depeche::serve
