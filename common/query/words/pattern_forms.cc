#include "query/words/pattern_forms.h"

#include "query/words/fuzzy.h"
#include "query/words/wildcard.h"

namespace depeche::query {

NearWords::Forms forms_of(const Pattern& pattern, const schema::PartDatabase& database) {
  return pattern.edits > 0 ? expand_near(pattern.folded, pattern.edits, {database}, {}).forms
                           : expand(pattern.text, {database}, {}).forms;
}

}  // namespace depeche::query
