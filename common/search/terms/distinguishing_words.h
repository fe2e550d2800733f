#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "search/session/session.h"
#include "search/terms/stem_numbers.h"

namespace depeche::search {

// The words that most set some documents apart from others: by the log-likelihood ratio (Dunning, "Accurate Methods for
// the Statistics of Surprise and Coincidence", 1993) of how many stories of the former, and how many of the latter,
// have the stem, only where the former have more. What versions of one story repeat counts once. Of many documents an
// evenly spread sample is read, each once however often it is compared. Throws as Xapian does. Not for several threads.
class DistinguishingWords {
 public:
  // `all`: in ascending order. Both must outlive this.
  DistinguishingWords(const std::vector<Xapian::docid>& all, const Session& session) : all_(all), session_(session) {}

  // Of `documents`, some of all in ascending order, against the rest: at most `count`, best first, in their usual
  // forms; none of `excluded_stems`.
  std::vector<std::string> of(const std::vector<Xapian::docid>& documents, const std::set<std::string>& excluded_stems,
                              std::size_t count);

 private:
  // The numbers of its stems, in the order in which stems were first read.
  const std::vector<std::uint32_t>& stems_of(Xapian::docid document);
  std::vector<Xapian::docid> sample_beside(const std::vector<Xapian::docid>& documents) const;

  const std::vector<Xapian::docid>& all_;
  const Session& session_;
  std::unordered_map<Xapian::docid, std::vector<std::uint32_t>> read_;
  StemNumbers stems_;
};

}  // namespace depeche::search
