#pragma once

#include <string>
#include <vector>

#include "query/read/indexes.h"
#include "query/read/phrase.h"

namespace depeche::query {

// About how many dispatches have two words as one in the text: plateforme. Those with a hyphen in it, Saint-Denis, have
// the two words as well, and do not count. It looks at some of the dispatches. Throws as Xapian does.
Xapian::doccount written_as_one(const Phrase::Element& joined, const std::vector<Phrase::Element>& halves,
                                const Indexes& indexes);

// What schema::PartWork::written_as_one works out: of the first documents with a term whether each has all of some
// others. Throws as Xapian does, and base::WireError.
std::string written_as_one_in(const schema::PartDatabase& part, const std::string& asked);

}  // namespace depeche::query
