#include "query/plan/condition.h"

#include <utility>

#include "query/plan/finders.h"
#include "query/plan/word_terms.h"

namespace depeche::query {
namespace {

using ConditionKind = Condition::Kind;

Condition of_parts(ConditionKind kind, std::vector<Condition> parts) {
  if (parts.size() == 1 && kind != ConditionKind::but_not) return std::move(parts.front());
  Condition condition;
  condition.kind = kind;
  condition.parts = std::move(parts);
  return condition;
}

Condition of_term(std::string term) {
  Condition condition;
  condition.kind = ConditionKind::term;
  condition.term = std::move(term);
  return condition;
}

Condition of_rows(StreamFinder::Rows rows) {
  std::vector<Condition> any;
  for (auto& row : rows) {
    std::vector<Condition> all;
    for (std::string& term : row) all.push_back(of_term(std::move(term)));
    any.push_back(of_parts(ConditionKind::all, std::move(all)));
  }
  return of_parts(ConditionKind::any, std::move(any));
}

Condition of_finder(std::shared_ptr<const StreamFinder> finder) {
  auto rows = finder->rows();
  Condition condition;
  condition.kind = ConditionKind::stream;
  condition.finder = std::move(finder);
  if (!rows) return condition;
  std::vector<Condition> both;
  both.push_back(of_rows(std::move(*rows)));
  both.push_back(std::move(condition));
  return of_parts(ConditionKind::all, std::move(both));
}

class ConditionExecutor {
 public:
  Condition operator()(const PlanList& list) {
    std::vector<Condition> all = each(list.must);
    if (list.must.empty() && !list.may.empty()) all.push_back(of_parts(ConditionKind::any, each(list.may)));
    for (Condition& filter : each(list.filters)) all.push_back(std::move(filter));
    Condition wanted = of_parts(ConditionKind::all, std::move(all));
    if (list.excluded.empty()) return wanted;
    std::vector<Condition> both;
    both.push_back(std::move(wanted));
    both.push_back(of_parts(ConditionKind::any, each(list.excluded)));
    return of_parts(ConditionKind::but_not, std::move(both));
  }

  Condition operator()(const WordLeaf& word) {
    if (word.function_word || !word.choice.is_any()) return of_finder(finders_.of(word));
    std::vector<Condition> any;
    for (RankedTerm& term : possible_terms(word)) any.push_back(of_term(std::move(term.term)));
    return of_parts(ConditionKind::any, std::move(any));
  }

  Condition operator()(const PhraseLeaf& leaf) { return of_finder(finders_.of(leaf.phrase)); }

  Condition operator()(const NearLeaf& leaf) { return of_finder(finders_.of(leaf.near)); }

  Condition operator()(const ValuesLeaf& leaf) {
    Condition condition;
    condition.kind = ConditionKind::value;
    condition.term = leaf.prefix;
    condition.pattern.text = leaf.pattern;
    return condition;
  }

  Condition operator()(const PatternLeaf& leaf) {
    Condition condition;
    condition.kind = ConditionKind::pattern;
    condition.pattern = leaf.pattern;
    return condition;
  }

  Condition operator()(const TermsLeaf& leaf) {
    std::vector<Condition> any;
    for (const std::string& term : leaf.terms) any.push_back(of_term(term));
    return of_parts(ConditionKind::any, std::move(any));
  }

  Condition operator()(const EmbargoLeaf&) {
    Condition condition;
    condition.kind = ConditionKind::embargoed;
    return condition;
  }

 private:
  std::vector<Condition> each(const std::vector<PlanNode>& nodes) {
    std::vector<Condition> conditions;
    for (const PlanNode& node : nodes) conditions.push_back(of(node));
    return conditions;
  }

  Condition of(const PlanNode& node) {
    Condition condition = std::visit(*this, node.what);
    if (node.synonyms.empty()) return condition;
    std::vector<Condition> any = each(node.synonyms);
    any.push_back(std::move(condition));
    return of_parts(ConditionKind::any, std::move(any));
  }

  Finders finders_;
};

}  // namespace

Condition condition_of(const Plan& plan) { return ConditionExecutor()(plan.root); }

}  // namespace depeche::query
