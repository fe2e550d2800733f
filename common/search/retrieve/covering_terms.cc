#include "search/retrieve/covering_terms.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "query/plan/to_xapian.h"

namespace depeche::search {
namespace {

using Op = Xapian::Query::op;

// The documents that have a term, all with weight 0.
class TermSource final : public Xapian::PostingSource {
 public:
  explicit TermSource(std::string term) : term_(std::move(term)) {}

  Xapian::doccount get_termfreq_min() const override { return count_; }
  Xapian::doccount get_termfreq_est() const override { return count_; }
  Xapian::doccount get_termfreq_max() const override { return count_; }
  void next(double) override {
    if (started_) ++at_;
    started_ = true;
  }
  void skip_to(Xapian::docid id, double) override {
    started_ = true;
    at_.skip_to(id);
  }
  bool at_end() const override { return at_ == Xapian::PostingIterator(); }
  Xapian::docid get_docid() const override { return *at_; }
  Xapian::PostingSource* clone() const override { return new TermSource(term_); }
  void init(const Xapian::Database& database) override {
    at_ = database.postlist_begin(term_);
    count_ = database.get_termfreq(term_);
    started_ = false;
  }
  std::string get_description() const override { return "TermSource(" + term_ + ")"; }
  std::string name() const override { return "depeche.term"; }
  std::string serialise() const override { return term_; }
  Xapian::PostingSource* unserialise(const std::string& term) const override { return new TermSource(term); }

 private:
  std::string term_;
  Xapian::PostingIterator at_;
  Xapian::doccount count_ = 0;
  bool started_ = false;
};

// Each function says nothing where the query may stay as it is.
class Rewriter {
 public:
  explicit Rewriter(const query::Indexes& indexes) : indexes_(indexes) {
    for (const Xapian::Database& part : indexes.parts)
      if (has_gaps(part)) fewest_ = std::min(fewest_, part.get_doccount());
  }

  bool may_change() const { return fewest_ != kNone; }

  std::optional<Xapian::Query> ranked(const Xapian::Query& query) const {
    switch (query.get_type()) {
      case Op::OP_SCALE_WEIGHT:
        return scaled(query);
      case Op::OP_AND:
      case Op::OP_OR:
      case Op::OP_AND_MAYBE:
        return with_parts(query, query.get_type(), query.get_num_subqueries());
      case Op::OP_FILTER:
      case Op::OP_AND_NOT:
        return with_parts(query, query.get_type(), 1);
      default:
        // Xapian reads the occurrences of a term that ranks, also within OP_SYNONYM.
        return std::nullopt;
    }
  }

  std::optional<Xapian::Query> unranked(const Xapian::Query& query) const {
    switch (query.get_type()) {
      case Op::LEAF_TERM:
        return instead_of(*query.get_terms_begin());
      case Op::OP_SCALE_WEIGHT:
        return unranked(query.get_subquery(0));
      case Op::OP_AND:
      case Op::OP_OR:
      case Op::OP_FILTER:
      case Op::OP_AND_NOT:
      case Op::OP_AND_MAYBE:
        return with_parts(query, query.get_type(), 0);
      case Op::OP_SYNONYM:
        return with_parts(query, Op::OP_OR, 0);
      default:
        return std::nullopt;
    }
  }

 private:
  // Xapian does not tell the factor. So a scaled term still gives the weight, as the right side of OP_AND_MAYBE, which
  // is only looked up for documents of the left side. What is scaled but no single term weighs nothing
  // (query::unweighted()).
  std::optional<Xapian::Query> scaled(const Xapian::Query& query) const {
    const Xapian::Query inner = query.get_subquery(0);
    const auto changed = unranked(inner);
    if (!changed) return std::nullopt;
    if (inner.get_type() == Op::LEAF_TERM) return Xapian::Query(Op::OP_AND_MAYBE, query::unweighted(*changed), query);
    return query::unweighted(*changed);
  }

  // The same with changed parts, of which the first `ranking` rank.
  std::optional<Xapian::Query> with_parts(const Xapian::Query& query, Op op, std::size_t ranking) const {
    bool is_changed = false;
    std::vector<Xapian::Query> all;
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
      const Xapian::Query part = query.get_subquery(i);
      const auto changed = i < ranking ? ranked(part) : unranked(part);
      is_changed = is_changed || changed.has_value();
      all.push_back(changed.value_or(part));
    }
    if (!is_changed) return std::nullopt;
    return Xapian::Query(op, all.begin(), all.end());
  }

  std::optional<Xapian::Query> instead_of(const std::string& term) const {
    if (indexes_.documents_with(term) < fewest_) return std::nullopt;
    const auto covers = [&](const Xapian::Database& part) { return part.get_termfreq(term) == part.get_doccount(); };
    const auto errs = [&](const Xapian::Database& part) { return has_gaps(part) && covers(part); };
    if (std::ranges::none_of(indexes_.parts, errs)) return std::nullopt;
    if (std::ranges::all_of(indexes_.parts, covers)) return query::everything();
    return Xapian::Query((new TermSource(term))->release());
  }

  static bool has_gaps(const Xapian::Database& part) { return part.get_doccount() != part.get_lastdocid(); }

  static constexpr Xapian::doccount kNone = std::numeric_limits<Xapian::doccount>::max();

  const query::Indexes& indexes_;
  Xapian::doccount fewest_ = kNone;  // documents of a database with gaps
};

}  // namespace

void register_term_sources(Xapian::Registry& registry) { registry.register_posting_source(TermSource({})); }

Xapian::Query without_covering_terms(const Xapian::Query& query, bool ranked, const query::Indexes& indexes) {
  const Rewriter rewriter(indexes);
  if (!rewriter.may_change()) return query;
  return (ranked ? rewriter.ranked(query) : rewriter.unranked(query)).value_or(query);
}

}  // namespace depeche::search
