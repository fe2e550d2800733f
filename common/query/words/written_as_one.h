#pragma once

#include "query/read/indexes.h"
#include "query/read/phrase.h"

namespace depeche::query {

// About how many dispatches have two words as one in the text: plateforme. Those with a hyphen in it, Saint-Denis, have
// the two words as well, and do not count. It looks at some of the dispatches. Throws as Xapian does.
Xapian::doccount written_as_one(const Phrase::Element& joined, const std::vector<Phrase::Element>& halves,
                                const Indexes& indexes);

}  // namespace depeche::query
