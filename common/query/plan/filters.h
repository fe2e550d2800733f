#pragma once

// Conditions that a document meets or not, without weight.

#include <optional>
#include <string>
#include <vector>

#include "base/xapian.h"
#include "depeche/date.h"
#include "query/read/indexes.h"
#include "schema/fields.h"
#include "text/analyzer.h"

namespace depeche::query {

struct Filter {
  Xapian::Query query;
  std::vector<std::string> terms;  // the same, where one of some terms is all that it asks for
};

// The years of an archive's dates in that field: beyond them an open interval needs no terms. Throws as Xapian does.
std::optional<DateRange> archive_span(schema::Field field, const Xapian::Database& database);

Filter any_of(const std::vector<Filter>& filters);

// Filters of some indexes. Throws as Xapian does.
class FilterQueries {
 public:
  FilterQueries(const Indexes& indexes, text::Analyzer& analyzer) : indexes_(indexes), analyzer_(analyzer) {}

  // Dispatches whose date, or one of whose dates of that field, overlaps `asked`, or with `strict` lies inside it.
  Filter dated(schema::Field field, const DateRange& asked, bool strict) const;
  // Dispatches with all words of the value in that field; for an id, with just that.
  Filter of_value(schema::Field field, const std::string& value) const;

 private:
  Filter any_term(std::vector<std::string> terms) const;

  Indexes indexes_;
  text::Analyzer& analyzer_;
};

}  // namespace depeche::query
