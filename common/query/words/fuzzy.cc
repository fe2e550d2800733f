#include "query/words/fuzzy.h"

#include <algorithm>

#include "query/words/edit_distance.h"
#include "query/words/near_words.h"

namespace depeche::query {

std::size_t edits_by_length(std::size_t letters) {
  constexpr std::size_t kOne = 3;
  constexpr std::size_t kTwo = 6;
  if (letters < kOne) return 0;
  return letters < kTwo ? 1 : 2;
}

std::size_t edits_for(std::string_view folded, std::size_t asked) {
  const std::size_t letters = letters_of(folded).size();
  if (asked == 0) return edits_by_length(letters);
  return std::min(asked, letters > 0 ? letters - 1 : 0);
}

PatternForms expand_near(std::string_view folded, std::size_t edits, const std::vector<schema::PartDatabase>& databases,
                         const base::Deadline& deadline) {
  FormCounts found;
  for (const schema::PartDatabase& database : databases)
    visit_near_words(folded, edits, database, deadline, [&](const NearWord& near) {
      found[{near.form.text, std::string(near.stem)}] += near.form.documents;
    });
  return most_frequent(found);
}

}  // namespace depeche::query
