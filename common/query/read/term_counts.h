#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/message.h"
#include "base/xapian.h"

namespace depeche::query {

// How many documents there are in an archive, and how many with each of some terms.
struct ArchiveCounts {
  Xapian::doccount documents = 0;
  std::map<std::string, Xapian::doccount> with_term;
};

// How many documents have a term. It remembers the answers, since each search asks several times for each of its words,
// and an answer costs Xapian some reads of the file. Not for several threads.
class TermCounts {
 public:
  // Throws as Xapian does.
  Xapian::doccount of(const std::string& term, const Xapian::Database& all) {
    if (is_part_) return of_archive(term);
    const auto known = counts_.find(term);
    if (known != counts_.end()) return known->second;
    if (counts_.size() >= kMost) counts_.clear();
    return counts_.emplace(term, all.get_termfreq(term)).first->second;
  }
  Xapian::doccount documents(const Xapian::Database& all) const {
    return is_part_ ? archive_.documents : all.get_doccount();
  }
  // Forgets all answers; to be called after a commit.
  void clear() { counts_.clear(); }

  // What is open is a part of this archive: from now on its counts are the answers.
  void be_part_of(ArchiveCounts archive) {
    archive_ = std::move(archive);
    is_part_ = true;
  }
  void be_whole() { is_part_ = false; }

 private:
  static constexpr std::size_t kMost = std::size_t{1} << 16;

  // A count of the part in place of the archive's would change scores unnoticed.
  Xapian::doccount of_archive(const std::string& term) const {
    const auto known = archive_.with_term.find(term);
    if (known == archive_.with_term.end())
      throw Xapian::InternalError(tr("the count of {} in the whole archive is missing", term));
    return known->second;
  }

  std::unordered_map<std::string, Xapian::doccount> counts_;
  ArchiveCounts archive_;
  bool is_part_ = false;
};

}  // namespace depeche::query
