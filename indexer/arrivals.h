#pragma once

// What came into watched folders.

#include <map>
#include <set>
#include <string>

namespace depeche::indexer {

struct Arrivals {
  std::set<std::string> files;                 // to be read
  std::map<std::string, std::string> renamed;  // files and folders: the name before, and the name now

  // What was called `from` is called `to` now. A name in between is forgotten.
  void rename(const std::string& from, const std::string& to);
};

// True for `folder` and for a path below it.
bool is_at_or_below(const std::string& path, const std::string& folder);

}  // namespace depeche::indexer
