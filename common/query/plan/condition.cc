#include "query/plan/condition.h"

#include <charconv>
#include <utility>

namespace depeche::query {
namespace {

using ConditionKind = Condition::Kind;
using Op = Xapian::Query::op;

constexpr char kFinderMark = '\x01';

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

Condition of_finder(const std::shared_ptr<const StreamFinder>& finder) {
  Condition condition;
  condition.finder = finder;
  condition.kind = finder->pattern() != nullptr ? ConditionKind::pattern : ConditionKind::stream;
  auto rows = finder->rows();
  if (condition.kind == ConditionKind::pattern || !rows) return condition;
  if (rows->empty()) return of_parts(ConditionKind::any, {});
  std::vector<Condition> both;
  both.push_back(of_rows(std::move(*rows)));
  both.push_back(std::move(condition));
  return of_parts(ConditionKind::all, std::move(both));
}

class Builder {
 public:
  explicit Builder(const Finders& finders) : finders_(finders) {}

  Condition build(const Xapian::Query& query) const {
    switch (query.get_type()) {
      case Op::LEAF_TERM:
        return of_leaf(*query.get_terms_begin());
      case Op::OP_SCALE_WEIGHT:
      case Op::OP_AND_MAYBE:
        return build(query.get_subquery(0));
      case Op::OP_AND:
      case Op::OP_FILTER:
        return of_parts(ConditionKind::all, parts_of(query, 0));
      case Op::OP_OR:
      case Op::OP_SYNONYM:
        return of_parts(ConditionKind::any, parts_of(query, 0));
      case Op::OP_AND_NOT:
        return but_not(query);
      case Op::OP_VALUE_GE: {
        // The one comparison of values that queries have (usable_filter.cc).
        Condition condition;
        condition.kind = ConditionKind::embargoed;
        return condition;
      }
      case Op::LEAF_MATCH_ALL:
        return {};
      default:
        return of_parts(ConditionKind::any, {});
    }
  }

 private:
  Condition of_leaf(const std::string& term) const {
    if (term.empty()) return {};
    if (term.front() != kFinderMark) return of_term(term);
    std::size_t number = 0;
    std::from_chars(term.data() + 1, term.data() + term.size(), number);
    return of_finder(finders_[number]);
  }

  std::vector<Condition> parts_of(const Xapian::Query& query, std::size_t from) const {
    std::vector<Condition> parts;
    for (std::size_t i = from; i < query.get_num_subqueries(); ++i) parts.push_back(build(query.get_subquery(i)));
    return parts;
  }

  Condition but_not(const Xapian::Query& query) const {
    std::vector<Condition> both;
    both.push_back(build(query.get_subquery(0)));
    both.push_back(of_parts(ConditionKind::any, parts_of(query, 1)));
    return of_parts(ConditionKind::but_not, std::move(both));
  }

  const Finders& finders_;
};

}  // namespace

std::string finder_term(std::size_t number) { return kFinderMark + std::to_string(number); }

Condition compile_condition(const Node& tree, const Filters& filters, const Indexes& indexes, text::Analyzer& analyzer,
                            const CompileOptions& options) {
  Finders finders;
  Indexes noting{indexes.all, indexes.parts, indexes.streams, indexes.readers, indexes.counts, &finders};
  const Compiled compiled = compile(tree, filters, noting, analyzer, options);
  return Builder(finders).build(compiled.matching);
}

}  // namespace depeche::query
