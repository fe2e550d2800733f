#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/deadline.h"
#include "base/xapian.h"
#include "query/words/wildcard.h"
#include "schema/part_database.h"

namespace depeche::query {

// The edits that `word~` allows a word of so many letters: one from three letters on, two from six on.
std::size_t edits_by_length(std::size_t letters);

// The edits in force for a folded word: `asked` is 1 or 2, or 0 for as many as its length allows. Fewer than it has
// letters.
std::size_t edits_for(std::string_view folded, std::size_t asked);

// The words of the indexes within `edits` of `folded`, itself included. Throws as visit_near_words().
PatternForms expand_near(std::string_view folded, std::size_t edits, const std::vector<schema::PartDatabase>& databases,
                         const base::Deadline& deadline);

}  // namespace depeche::query
