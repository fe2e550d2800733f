#include "query/plan/compiled.h"

#include <utility>

#include "query/plan/finders.h"
#include "query/plan/to_xapian.h"
#include "query/plan/word_terms.h"

namespace depeche::query {
namespace {

PlanList without_may(PlanList list) {
  list.may.clear();
  return list;
}

}  // namespace

Compiled compile(const Node& tree, const Filters& filters, const Indexes& indexes, text::Analyzer& analyzer,
                 const PlanOptions& options) {
  Compiled compiled{make_plan(tree, filters, indexes, analyzer, options), {}, {}, {}, {}, true};
  Finders finders;
  compiled.matching = to_xapian(compiled.root, indexes, finders);
  compiled.unranked = compiled.root.must.empty() || compiled.root.may.empty()
                          ? compiled.matching
                          : to_xapian(without_may(compiled.root), indexes, finders);
  PlanList rarest = compiled.root;
  rarest.may = rarest_of(compiled.root.may, indexes);
  compiled.retrieval_is_complete = rarest.may.size() == compiled.root.may.size() || !rarest.must.empty();
  compiled.retrieval = to_xapian(rarest, indexes, finders);
  compiled.term_at_a_time = to_term_at_a_time(rarest, indexes, finders);
  if (compiled.term_at_a_time)
    compiled.term_at_a_time->counts_all = compiled.retrieval_is_complete && compiled.each_may_is_a_word &&
                                          compiled.words_beside > 1 &&
                                          compiled.term_at_a_time->leaves.size() == rarest.may.size();
  return compiled;
}

}  // namespace depeche::query
