#pragma once

// When indexes may have changed, told by inotify.

#include <csignal>
#include <filesystem>
#include <vector>

namespace depeche::searcher {

// Each commit ends with a file that is moved into the index, or into its database. Without inotify, and where it tells
// nothing (on a network), waiting just ends in time. One thread.
class IndexWatch {
 public:
  IndexWatch();
  ~IndexWatch();
  IndexWatch(const IndexWatch&) = delete;
  IndexWatch& operator=(const IndexWatch&) = delete;

  // From now on wait() ends when these change; before looking at them, so that nothing is missed in between. To be
  // called again whenever they may have been replaced.
  void look_at(const std::vector<std::filesystem::path>& indexes);
  // Waits so long at most. Ends early on a signal that `during_wait` lets through. False when whoever read standard
  // output has gone.
  bool wait(int milliseconds, const sigset_t& during_wait);

 private:
  int descriptor_;  // negative without inotify
};

}  // namespace depeche::searcher
