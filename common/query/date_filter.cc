#include "query/date_filter.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "schema/terms.h"

namespace depeche::query {
namespace {

// The years of the archive: beyond them an open interval needs no terms.
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

}  // namespace

std::vector<std::string> date_filter_terms(schema::Field field, const DateRange& asked, bool strict,
                                           const Xapian::Database& database) {
  const auto span = archive_span(field, database);
  if (!span || !span->overlaps(asked)) return {};
  const DateRange clamped{std::max(asked.first, span->first), std::min(asked.last, span->last), DatePrecision::range};
  schema::DateTerms terms = schema::cover(field, clamped);
  if (!strict) terms.inside.insert(terms.inside.end(), terms.overlaps.begin(), terms.overlaps.end());
  return std::move(terms.inside);
}

}  // namespace depeche::query
