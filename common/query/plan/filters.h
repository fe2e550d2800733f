#pragma once

// Conditions that a document meets or not, without weight.

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "depeche/date.h"
#include "query/plan/plan.h"
#include "query/read/indexes.h"
#include "schema/fields.h"
#include "text/analyzer.h"

namespace depeche::query {

// The years of the archive's dates in that field. Beyond them, an open interval needs no terms. Throws as Xapian does.
std::optional<DateRange> archive_span(schema::Field field, const Xapian::Database& database);

// Documents that pass one of the filters. It is one leaf when each filter only asks for one of some terms.
PlanNode any_filter(std::vector<PlanNode> filters);

// Documents that may not be published at `now`: withheld, canceled, or under embargo.
PlanNode unusable(std::chrono::sys_seconds now);

// Filters of some indexes. Throws as Xapian does.
class FilterPlanner {
 public:
  FilterPlanner(const Indexes& indexes, text::Analyzer& analyzer) : indexes_(indexes), analyzer_(analyzer) {}

  // Dispatches with a date of that field that overlaps `asked`, or with `strict` lies inside it.
  PlanNode dated(schema::Field field, const DateRange& asked, bool strict) const;
  // Dispatches with all words of the value in that field; for an id, with just that.
  PlanNode of_value(schema::Field field, const std::string& value) const;

 private:
  const Indexes& indexes_;
  text::Analyzer& analyzer_;
};

}  // namespace depeche::query
