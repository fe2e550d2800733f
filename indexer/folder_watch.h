#pragma once

// Finds out by inotify what arrives in folders.

#include <csignal>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "arrivals.h"
#include "depeche/result.h"

namespace depeche::indexer {

// Watches folders and everything below them, including folders that are made later and folders that vanish and come
// back. It leaves out the files that a folder walk leaves out, and indexes with everything in them. For one thread.
class FolderWatch {
 public:
  // Called when something happens, and at the start for each folder.
  struct Listener {
    std::function<void(const Error&)> failed;                 // a folder cannot be watched
    std::function<void(const std::string& folder)> is_index;  // a folder is an index and is left out
  };
  // `own_index` counts as an index even before anything in it says so. Fails when one of `folders` cannot be watched at
  // the start, or is an index.
  static Result<FolderWatch> start(const std::vector<std::string>& folders, std::filesystem::path own_index,
                                   Listener listener);
  FolderWatch(FolderWatch&& other) noexcept;
  FolderWatch& operator=(FolderWatch&&) = delete;
  ~FolderWatch();

  // Waits up to so many milliseconds, or without end for a negative number. Returns true when something arrived. Ends
  // early on a signal that `during_wait` lets through.
  bool wait(int milliseconds, const sigset_t& during_wait);
  // Adds the files that were written and closed, or moved here, since the last call, and what was renamed within the
  // folders. The first call adds all files that there are.
  void collect(Arrivals& arrivals);

 private:
  struct Event {
    std::uint32_t what;
    std::uint32_t cookie;  // two events of one renaming have the same
    std::string path;
  };

  FolderWatch(int descriptor, std::vector<std::string> roots, std::filesystem::path own_index, Listener listener);
  Status add(const std::string& folder, Arrivals& arrivals);
  void add_or_complain(const std::string& folder, Arrivals& arrivals);
  void add_new(const std::string& folder, Arrivals& arrivals);
  void list(const std::string& folder, Arrivals& arrivals);
  void note(const Event& event, Arrivals& arrivals);
  void note_new_name(const Event& event, Arrivals& arrivals);
  void pair_with_listed(Arrivals& arrivals);
  void drop(const std::string& folder);
  bool leaves_out(const std::string& folder, Arrivals& arrivals);
  void look_for_roots(Arrivals& arrivals);
  bool lacks_roots() const;
  bool watches(const std::string& folder) const;

  int descriptor_;
  const std::vector<std::string> roots_;
  const std::filesystem::path own_index_;
  Listener listener_;
  std::set<std::string> indexes_;       // those that were reported
  std::map<int, std::string> folders_;  // by watch
  Arrivals found_;                      // what was there at the start
  // What was moved away, by the cookie of the event: in this call of collect(), and in the one before.
  std::map<std::uint32_t, std::string> moved_away_;
  std::map<std::uint32_t, std::string> moved_away_before_;
  std::vector<std::string> listed_;  // what was in folders that are new in this call
};

}  // namespace depeche::indexer
