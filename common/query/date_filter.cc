#include "query/date_filter.h"

#include <algorithm>
#include <string>

#include "schema/terms.h"
#include "schema/version.h"

namespace depeche::query {
namespace {

// The years of the archive: beyond them an open interval needs no terms.
std::optional<DateRange> archive_span(const Xapian::Database& database) {
  const auto first = parse_iso_range(database.get_value_lower_bound(schema::kDateSlot).substr(0, 4));
  const auto last = parse_iso_range(database.get_value_upper_bound(schema::kDateSlot).substr(0, 4));
  if (!first || !last) return std::nullopt;
  return DateRange{first->first, last->last, DatePrecision::range};
}

}  // namespace

Xapian::Query date_filter(const DateRange& asked, bool strict, const Xapian::Database& database) {
  const auto span = archive_span(database);
  if (!span || !span->overlaps(asked)) return Xapian::Query::MatchNothing;
  const DateRange clamped{std::max(asked.first, span->first), std::min(asked.last, span->last), DatePrecision::range};
  schema::DateTerms terms = schema::cover(clamped);
  if (!strict) terms.inside.insert(terms.inside.end(), terms.overlaps.begin(), terms.overlaps.end());
  return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT,
                       Xapian::Query(Xapian::Query::OP_OR, terms.inside.begin(), terms.inside.end()), 0.0);
}

}  // namespace depeche::query
