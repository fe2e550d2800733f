#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>

#include "base/xapian.h"

namespace depeche::query {

// How many documents have a term. It remembers the answers, since each search asks several times for each of its words,
// and an answer costs Xapian some reads of the file. Not for several threads.
class TermCounts {
 public:
  // Throws as Xapian does.
  Xapian::doccount of(const std::string& term, const Xapian::Database& all) {
    const auto known = counts_.find(term);
    if (known != counts_.end()) return known->second;
    if (counts_.size() >= kMost) counts_.clear();
    return counts_.emplace(term, all.get_termfreq(term)).first->second;
  }
  // Forgets all answers; to be called after a commit.
  void clear() { counts_.clear(); }

 private:
  static constexpr std::size_t kMost = std::size_t{1} << 16;

  std::unordered_map<std::string, Xapian::doccount> counts_;
};

}  // namespace depeche::query
