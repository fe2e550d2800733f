#include "query/plan/to_xapian.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "query/plan/word_terms.h"
#include "query/read/stream_source.h"
#include "schema/terms.h"
#include "schema/version.h"
#include "text/normalizer.h"

namespace depeche::query {
namespace {

using Op = Xapian::Query::op;

Xapian::Query joined(Op op, const std::vector<Xapian::Query>& queries) {
  return Xapian::Query(op, queries.begin(), queries.end());
}

// Whether no dispatch can match the operand without a term of it.
bool always_has_terms(const NearWords::Operand& operand) {
  return operand.patterns.empty() && std::ranges::all_of(operand.rows, [](const Phrase& row) {
           return std::ranges::any_of(row.elements, &Phrase::Element::indexed);
         });
}

class XapianExecutor {
 public:
  XapianExecutor(const Indexes& indexes, Finders& finders) : indexes_(indexes), finders_(finders) {}

  Xapian::Query operator()(const PlanList& list) const {
    Xapian::Query query;
    if (!list.must.empty()) query = joined(Op::OP_AND, all(list.must));
    if (!list.may.empty()) {
      const Xapian::Query may = joined(Op::OP_OR, all(list.may));
      query = query.empty() ? may : Xapian::Query(Op::OP_AND_MAYBE, query, may);
    }
    if (query.empty()) query = unweighted(everything());
    for (const PlanNode& filter : list.filters) query = Xapian::Query(Op::OP_FILTER, query, of(filter));
    for (const PlanNode& excluded : list.excluded) query = Xapian::Query(Op::OP_AND_NOT, query, of(excluded));
    return query;
  }

  Xapian::Query operator()(const WordLeaf& word) const {
    if (word.function_word) return source(finders_.of(word), 0);
    std::vector<Xapian::Query> terms;
    for (const RankedTerm& term : ranked_terms(word, indexes_))
      terms.emplace_back(Op::OP_SCALE_WEIGHT, Xapian::Query(term.term), term.boost);
    const Xapian::Query any_form = joined(Op::OP_OR, terms);
    return word.choice.is_any() ? any_form : Xapian::Query(Op::OP_FILTER, any_form, source(finders_.of(word), 0));
  }

  Xapian::Query operator()(const PhraseLeaf& leaf) const {
    const Xapian::Query exactly = source(finders_.of(leaf.phrase), leaf.weight.value_or(0));
    if (leaf.weight) return exactly;
    std::vector<Xapian::Query> ranked;
    std::set<std::string> stems;
    for (const Phrase::Element& element : leaf.phrase.elements)
      if (element.indexed && stems.insert(element.stem).second)
        ranked.push_back((*this)(WordLeaf{element.folded, element.stem, false, leaf.phrase.field, 1}));
    return ranked.empty() ? exactly : Xapian::Query(Op::OP_FILTER, joined(Op::OP_OR, ranked), exactly);
  }

  Xapian::Query operator()(const NearLeaf& leaf) const {
    const Xapian::Query near = source(finders_.of(leaf.near), 0);
    // Beside sides that are words of grammar, of which no term tells, nothing may rank: what ranks must be in each
    // match.
    if (std::ranges::none_of(leaf.near.operands, always_has_terms)) return near;
    std::vector<Xapian::Query> ranked;
    std::set<std::string> stems;
    for (const NearWords::Operand& operand : leaf.near.operands)
      for (const Phrase& row : operand.rows)
        for (const Phrase::Element& element : row.elements)
          if (element.indexed && stems.insert(element.stem).second)
            ranked.push_back((*this)(WordLeaf{element.folded, element.stem, false, row.field, 1}));
          else if (element.indexed && indexes_.has_foreign())
            for (const schema::Field field : searched_fields(row.field))
              ranked.emplace_back(schema::foreign_term(field, element.folded));
    return Xapian::Query(Op::OP_FILTER, joined(Op::OP_OR, ranked), near);
  }

  Xapian::Query operator()(const PatternLeaf& leaf) const {
    if (leaf.forms.empty()) return nothing();
    std::set<std::string> stems;
    for (const auto& [form, stem] : leaf.forms) stems.insert(stem);
    std::vector<Xapian::Query> ranked;
    for (const std::string& stem : stems) ranked.push_back((*this)(WordLeaf{{}, stem, false, leaf.pattern.field, 1}));
    if (indexes_.has_foreign())
      for (const auto& [form, stem] : leaf.forms)
        for (const schema::Field field : searched_fields(leaf.pattern.field))
          ranked.emplace_back(schema::foreign_term(field, text::fold(form)));
    return Xapian::Query(Op::OP_FILTER, joined(Op::OP_SYNONYM, ranked), source(finders_.of(leaf), 0));
  }

  // Xapian::Query::MatchNothing is an empty query, which says nothing beside others.
  Xapian::Query operator()(const TermsLeaf& leaf) const {
    if (leaf.terms.empty()) return nothing();
    return unweighted(Xapian::Query(Op::OP_OR, leaf.terms.begin(), leaf.terms.end()));
  }

  Xapian::Query operator()(const ValuesLeaf&) const { return nothing(); }

  // An embargo ends at its moment: one that lasts until then is over.
  Xapian::Query operator()(const EmbargoLeaf& leaf) const {
    return Xapian::Query(Op::OP_VALUE_GE, schema::kEmbargoSlot, format_time(leaf.moment + std::chrono::seconds(1)));
  }

 private:
  Xapian::Query of(const PlanNode& node) const {
    const Xapian::Query query = std::visit(*this, node.what);
    if (node.synonyms.empty()) return query;
    std::vector<Xapian::Query> either{query};
    // OP_MAX would say the same, but crashes in Xapian 1.4 with sources of postings.
    for (const PlanNode& synonym : node.synonyms) either.emplace_back(Op::OP_AND_NOT, of(synonym), query);
    return joined(Op::OP_OR, either);
  }

  std::vector<Xapian::Query> all(const std::vector<PlanNode>& nodes) const {
    std::vector<Xapian::Query> queries;
    queries.reserve(nodes.size());
    for (const PlanNode& node : nodes) {
      indexes_.deadline.check();
      queries.push_back(of(node));
    }
    return queries;
  }

  Xapian::Query source(std::shared_ptr<const StreamFinder> finder, double weight) const {
    return Xapian::Query((new StreamSource(std::move(finder), indexes_, weight))->release());
  }

  Xapian::Query nothing() const { return source(finders_.of_nothing(), 0); }

  const Indexes& indexes_;
  Finders& finders_;
};

}  // namespace

Xapian::Query unweighted(const Xapian::Query& query) { return Xapian::Query(Op::OP_SCALE_WEIGHT, query, 0.0); }

Xapian::Query everything() { return Xapian::Query(std::string()); }

Xapian::Query to_xapian(const PlanList& list, const Indexes& indexes, Finders& finders) {
  return XapianExecutor(indexes, finders)(list);
}

}  // namespace depeche::query
