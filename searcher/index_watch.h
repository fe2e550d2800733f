#pragma once

// Finds out by inotify when indexes may have changed.

#include <csignal>
#include <filesystem>
#include <vector>

namespace depeche::searcher {

// Each commit ends by moving a file into the index, or into its database. Without inotify, and where inotify sees
// nothing (on a network), waiting ends after its time. For one thread.
class IndexWatch {
 public:
  IndexWatch();
  ~IndexWatch();
  IndexWatch(const IndexWatch&) = delete;
  IndexWatch& operator=(const IndexWatch&) = delete;

  // From now on wait() ends when these indexes change. Call it before you look at them, so that nothing in between is
  // missed, and again whenever they may have been replaced.
  void look_at(const std::vector<std::filesystem::path>& indexes);
  // Waits at most so long. Ends early on a signal that `during_wait` lets through. Returns false when nobody reads
  // standard output any more.
  bool wait(int milliseconds, const sigset_t& during_wait);

 private:
  int descriptor_;  // negative without inotify
};

}  // namespace depeche::searcher
