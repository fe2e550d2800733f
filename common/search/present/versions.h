#pragma once

#include <cstddef>
#include <unordered_map>
#include <vector>

#include "search/present/latest_first.h"
#include "search/present/part_chains.h"
#include "search/present/story_text.h"
#include "search/session/session.h"

namespace depeche::search {

// Finds the versions of a story: a flash, the longer dispatches that follow it, corrections, reprints.
//
// Candidates share one of the keys that were chosen when they were indexed (index/document/version_keys.h). They are
// compared by their sequences of three words (story_text.h): within a part of the archive in the forward streams,
// across parts in the records. A chain is what such pairs connect. It depends on the archive alone, not on the query.
// It is worked out when it is first asked for, and the session keeps it until a commit comes: nothing has to be kept up
// to date.
class VersionFinder {
 public:
  // The session must outlive it, and not be refreshed meanwhile.
  explicit VersionFinder(Session& session) : session_(session), order_(session) {}

  // The whole chain of a document with itself, the latest first; just itself when it stands alone. Some documents of a
  // chain of more than a hundred are left out. Throws as Xapian does.
  const std::vector<Xapian::docid>& chain_of(Xapian::docid id);
  // The chains of all of these will be asked for soon.
  void expect(const std::vector<Xapian::docid>& ids) {
    if (session_.remote() != nullptr) find_chains(ids);
  }
  bool is_later(Xapian::docid a, Xapian::docid b) { return order_.is_later(a, b); }

 private:
  // A document, and what other parts may have of it.
  struct Member {
    Xapian::docid id = 0;
    VersionTermList terms;
  };
  using Members = std::vector<Member>;

  void find_chains(const std::vector<Xapian::docid>& ids);
  // The chains of documents within their parts.
  std::vector<Members> chains_in_parts(const std::vector<Xapian::docid>& ids);
  // The documents of other parts that may be versions of each.
  std::vector<std::vector<Xapian::docid>> candidates_elsewhere(const Members& members);
  // Adds what is connected with a chain by way of other parts.
  void grow_across_parts(Members& chain, std::vector<std::vector<Xapian::docid>> candidates);
  const StoryText& text_of(Xapian::docid id);

  Session& session_;
  LatestFirst order_;
  std::unordered_map<Xapian::docid, StoryText> texts_;  // by their words
};

}  // namespace depeche::search
