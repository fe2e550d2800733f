#include "query/plan/filters.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

#include "query/plan/usable_filter.h"
#include "query/plan/word_queries.h"
#include "query/words/aliases.h"
#include "schema/terms.h"
#include "text/token.h"

namespace depeche::query {
namespace {

using schema::Field;
using Op = Xapian::Query::op;

}  // namespace

std::optional<DateRange> archive_span(schema::Field field, const Xapian::Database& database) {
  const std::string prefix = schema::year_prefix(field);
  std::optional<DateRange> span;
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    const auto year = parse_iso_range((*term).substr(prefix.size()));
    if (!year) continue;
    if (!span) span = *year;
    span->last = year->last;
  }
  return span;
}

Filter any_of(const std::vector<Filter>& filters) {
  if (filters.size() == 1) return filters.front();
  std::vector<Xapian::Query> queries;
  Filter any;
  for (const Filter& filter : filters) {
    queries.push_back(filter.query);
    any.terms.insert(any.terms.end(), filter.terms.begin(), filter.terms.end());
  }
  if (std::ranges::any_of(filters, &std::vector<std::string>::empty, &Filter::terms)) {
    any.query = Xapian::Query(Op::OP_OR, queries.begin(), queries.end());
    any.terms.clear();
    return any;
  }
  // Intervals that overlap have most of their terms in common.
  std::ranges::sort(any.terms);
  any.terms.erase(std::unique(any.terms.begin(), any.terms.end()), any.terms.end());
  any.query = unweighted(Xapian::Query(Op::OP_OR, any.terms.begin(), any.terms.end()));
  return any;
}

Filter FilterQueries::dated(Field field, const DateRange& asked, bool strict) const {
  const auto span = archive_span(field, indexes_.all);
  if (!span || !span->overlaps(asked)) return any_term({});
  const DateRange clamped{std::max(asked.first, span->first), std::min(asked.last, span->last), DatePrecision::range};
  schema::DateTerms terms = schema::cover(field, clamped);
  if (!strict) terms.inside.insert(terms.inside.end(), terms.overlaps.begin(), terms.overlaps.end());
  return any_term(std::move(terms.inside));
}

Filter FilterQueries::of_value(Field field, const std::string& value) const {
  if (field == Field::id) return any_term({schema::id_term(value)});
  if (field == Field::status && folded_words(value, analyzer_) == std::vector<std::string>{"usable"})
    return {usable(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now())), {}};
  std::vector<std::string> terms;
  for (const std::string& word : folded_words(value, analyzer_)) terms.push_back(schema::word_term(field, word));
  if (terms.size() <= 1) return any_term(std::move(terms));
  return {unweighted(Xapian::Query(Op::OP_AND, terms.begin(), terms.end())), {}};
}

// Nothing without terms.
Filter FilterQueries::any_term(std::vector<std::string> terms) const {
  return {or_nothing(unweighted(Xapian::Query(Op::OP_OR, terms.begin(), terms.end())), indexes_), std::move(terms)};
}

}  // namespace depeche::query
