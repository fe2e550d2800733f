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
  // Adds the files that were written and closed, or moved here, since the last call. The first call adds all files that
  // there are.
  void collect(std::set<std::string>& files);

 private:
  FolderWatch(int descriptor, std::vector<std::string> roots, std::filesystem::path own_index, Listener listener);
  Status add(const std::string& folder, std::set<std::string>& files);
  void add_or_complain(const std::string& folder, std::set<std::string>& files);
  void list(const std::string& folder, std::set<std::string>& files);
  void note(std::uint32_t what, const std::string& path, std::set<std::string>& files);
  void drop(const std::string& folder);
  bool leaves_out(const std::string& folder, std::set<std::string>& files);
  void look_for_roots(std::set<std::string>& files);
  bool lacks_roots() const;
  bool watches(const std::string& folder) const;

  int descriptor_;
  const std::vector<std::string> roots_;
  const std::filesystem::path own_index_;
  Listener listener_;
  std::set<std::string> indexes_;       // those that were reported
  std::map<int, std::string> folders_;  // by watch
  std::set<std::string> found_;         // the files that were there at the start
};

}  // namespace depeche::indexer
