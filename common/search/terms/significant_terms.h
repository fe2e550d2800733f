#pragma once

// Significant terms: those that say most about what a text, or some documents, are about.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "search/session/match.h"
#include "search/session/session.h"

namespace depeche::search {

struct SignificantTerm {
  std::string stem;
  std::string form;       // as the text has it first, or as most dispatches do
  double weight = 0;      // of the best 1
  bool is_named = false;  // the text only has it as a name stands (text/written_case.h)
};

// The at most `count` words of a text with the highest tf-idf, in the order of the text; none that fewer than
// `least_documents` (at least 1) of the archive have. Throws as Xapian does.
std::vector<SignificantTerm> words_of_text(std::string_view text, std::size_t count, Xapian::doccount least_documents,
                                           Session& session);

// The at most `count` words that are most likely in these documents, best first, by the relevance model RM1 (Lavrenko
// and Croft, 2001) times their idf; a document counts by its weight. Throws as Xapian does.
std::vector<SignificantTerm> words_of_documents(const std::vector<Match>& documents, std::size_t count,
                                                const Session& session);

}  // namespace depeche::search
