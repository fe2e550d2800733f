#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "depeche/search.h"
#include "search/session/session.h"

namespace depeche::search {

// Finds the versions of a story: a flash, the longer dispatches that follow it, corrections, reprints.
//
// Candidates share one of the keys that were chosen when they were indexed (index/document/version_keys.h). They are
// compared by their sequences of three words, read in the forward streams. Two dispatches are versions of one story
// when
// - they were written at most two days apart, and
// - half of the shorter one is in the other (containment, Broder 1997), or nearly all of both is the same where they
//   are of two sources or one has no date; and
// - unless nearly all is the same, the shorter one has ten words or more, they mention a common day, and most names of
//   the shorter one are in the other. So two matches told by one pattern, or the weather of two days, are no versions.
// A chain is what such pairs connect within one index. It depends on the index alone, not on the query. It is worked
// out when it is first asked for, and the session keeps it until a commit comes: nothing has to be kept up to date.
class VersionFinder {
 public:
  // The session must outlive it, and not be refreshed meanwhile.
  explicit VersionFinder(Session& session) : session_(session) {}

  // The whole chain of a document with itself, the latest first; just itself when it stands alone. Some documents of a
  // chain of more than a hundred are left out. Throws as Xapian does.
  const std::vector<Xapian::docid>& chain_of(Xapian::docid id);
  // The chains of all of these will be asked for soon.
  void expect(const std::vector<Xapian::docid>& ids) {
    if (session_.remote() != nullptr) ask_for_chains(ids);
  }
  // Whether `a` is later than `b`: by its date, and on the same day by its moment, before which those without one come.
  // Of two of one moment, the later is the one that came into the index later.
  bool is_later(Xapian::docid a, Xapian::docid b);

 private:
  struct Text {
    std::optional<DateRange> dated;
    std::optional<std::chrono::sys_seconds> moment;
    std::string source;                    // folded
    std::vector<std::uint64_t> sequences;  // ascending, none twice
  };

  // Of parts that other processes have, all at once.
  void ask_for_chains(const std::vector<Xapian::docid>& ids);
  const Text& text_of(Xapian::docid id);
  std::vector<Xapian::docid> candidates_of(Xapian::docid id) const;
  bool are_versions(Xapian::docid a, Xapian::docid b);
  bool tell_of_the_same(Xapian::docid shorter, Xapian::docid longer);

  Session& session_;
  std::unordered_map<Xapian::docid, Text> texts_;
  std::string units_;  // of the stream at hand
};

// The chains of the documents that a request asks for, of the session's one index. Throws as Xapian does, and
// base::WireError.
std::string answer_chains(base::WireReader& request, Session& session);

}  // namespace depeche::search
