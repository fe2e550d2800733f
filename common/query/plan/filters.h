#pragma once

// Conditions that a document meets or not, without weight.

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "depeche/date.h"
#include "query/language/field_name.h"
#include "query/plan/plan.h"
#include "query/read/indexes.h"
#include "schema/fields.h"
#include "text/analyzer.h"

namespace depeche::query {

// The years of the archive's dates in that field. Beyond them, an open interval needs no terms. Throws as Xapian does.
std::optional<DateRange> archive_span(schema::Field field, const Xapian::Database& database);

// Documents that pass one of the filters. It is one leaf when each filter only asks for one of some terms.
PlanNode any_filter(std::vector<PlanNode> filters);

// Filters of some indexes. Throws as Xapian does.
class FilterPlanner {
 public:
  // `for_arrivals`: what is filtered comes later, so that no dispatch of the indexes can withdraw it.
  FilterPlanner(const Indexes& indexes, text::Analyzer& analyzer, bool for_arrivals)
      : indexes_(indexes), analyzer_(analyzer), for_arrivals_(for_arrivals) {}

  // Dispatches with a date of that field that overlaps `asked`, or with `strict` lies inside it.
  PlanNode dated(schema::Field field, const DateRange& asked, bool strict) const;
  // Dispatches that were written at one of these moments; of those whose moment is not known, those of which a day has
  // such a moment, or with `strict`, all days have no other.
  PlanNode written(const TimeSpan& moments, bool strict) const;
  // Dispatches with all words of the value in that field; for an id, with just that. Of a property: with the words in a
  // row within one value.
  PlanNode of_value(const FieldName& name, const std::string& value) const;

  // Dispatches without a date in that field.
  PlanNode undated(schema::Field field) const;
  // All others.
  PlanNode with_date(schema::Field field) const;
  // Dispatches with a word in that field, or a value of the property, that fits the pattern; * fits anything.
  PlanNode of_pattern(const FieldName& name, const std::string& pattern) const;

  // Documents that may not be published at `now`: withheld, canceled, withdrawn by another dispatch, or under embargo.
  PlanNode unusable(std::chrono::sys_seconds now) const;

 private:
  // Documents may have the term.
  bool may_have(const std::string& term) const { return for_arrivals_ || indexes_.all.term_exists(term); }
  // Those whose date lies inside `asked` for sure; both lie inside `span`.
  PlanNode certainly_dated(std::string name, const DateRange& asked, const DateRange& span) const;
  // Adds the nodes of which one finds what was written at moments that are no whole days.
  void add_moments(const std::string& name, const TimeSpan& part, bool strict, std::vector<PlanNode>& any) const;
  PlanNode of_value(schema::Field field, const std::string& value) const;
  PlanNode of_property(const std::string& property, const std::string& value) const;

  const Indexes& indexes_;
  text::Analyzer& analyzer_;
  bool for_arrivals_;  // what the archive lacks, they may have
};

}  // namespace depeche::query
