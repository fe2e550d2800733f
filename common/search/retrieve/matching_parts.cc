#include "search/retrieve/matching_parts.h"

#include <cstddef>
#include <string>

namespace depeche::search {
namespace {

using Op = Xapian::Query::op;

// A year has 378 terms of days, months and itself, and a query a few words.
constexpr std::size_t kMostTerms = 500;

bool may_match(const Xapian::Query& query, const schema::PartDatabase& part) {
  const std::size_t count = query.get_num_subqueries();
  const auto part_may_match = [&](std::size_t i) { return may_match(query.get_subquery(i), part); };
  switch (query.get_type()) {
    case Op::LEAF_TERM:
      return part.documents_with(*query.get_terms_begin()) > 0;
    case Op::LEAF_MATCH_NOTHING:
      return false;
    case Op::OP_SCALE_WEIGHT:
    case Op::OP_AND_NOT:
    case Op::OP_AND_MAYBE:
      return part_may_match(0);
    case Op::OP_AND:
    case Op::OP_FILTER:
      for (std::size_t i = 0; i < count; ++i)
        if (!part_may_match(i)) return false;
      return true;
    case Op::OP_OR:
    case Op::OP_SYNONYM:
      for (std::size_t i = 0; i < count; ++i)
        if (part_may_match(i)) return true;
      return false;
    default:
      return true;
  }
}

}  // namespace

std::vector<bool> parts_with_matches(const Xapian::Query& query, const query::Indexes& indexes) {
  std::vector<std::string> terms;
  for (auto term = query.get_unique_terms_begin(); term != query.get_unique_terms_end(); ++term) {
    if (terms.size() == kMostTerms) return std::vector<bool>(indexes.parts.size(), true);
    terms.push_back(*term);
  }
  indexes.expect_counts(terms);
  std::vector<bool> parts;
  for (const schema::PartDatabase& part : indexes.parts) parts.push_back(may_match(query, part));
  return parts;
}

}  // namespace depeche::search
