#pragma once

// The words of an index that are spelt nearly like another.

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "base/deadline.h"
#include "base/xapian.h"
#include "query/words/edit_distance.h"
#include "schema/form_list.h"
#include "schema/part_database.h"

namespace depeche::query {

struct NearWord {
  std::string_view stem;
  std::string_view folded;
  const schema::Form& form;  // which some document has
  std::size_t edits = 0;
};

// Whether visit_near_words() would visit a form with that stem; both words in letters, without case and accents.
bool is_near_word(const std::u32string& word, std::size_t edits, std::string_view stem, const std::u32string& letters);

// Calls `visit` with each word within `edits` (at most kMostEdits) of `folded`, which has no case and accents. Throws
// as Xapian does, and base::DeadlinePassed.
void visit_near_words(std::string_view folded, std::size_t edits, const schema::PartDatabase& database,
                      const base::Deadline& deadline, const std::function<void(const NearWord&)>& visit);

// What schema::PartWork::near_words works out: the stems of these words, with their forms. Throws as Xapian does,
// base::DeadlinePassed, and base::WireError.
std::string near_words_in(const schema::PartDatabase& part, const std::string& asked, const base::Deadline& deadline);

}  // namespace depeche::query
