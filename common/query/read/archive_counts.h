#pragma once

#include <map>
#include <string>

#include "base/message.h"
#include "base/xapian.h"

namespace depeche::query {

// How many documents there are in an archive, how long their streams are, and how many have each of some terms.
struct ArchiveCounts {
  Xapian::doccount documents = 0;
  double mean_length = 0;
  std::map<std::string, Xapian::doccount> with_term;

  // Throws Xapian::InternalError when there is no count of the term: one of a part in its place would change scores
  // unnoticed.
  Xapian::doccount documents_with(const std::string& term) const {
    const auto known = with_term.find(term);
    if (known == with_term.end())
      throw Xapian::InternalError(tr("the count of {} in the whole archive is missing", term));
    return known->second;
  }
};

}  // namespace depeche::query
