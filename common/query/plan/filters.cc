#include "query/plan/filters.h"

#include <algorithm>
#include <utility>

#include "query/words/aliases.h"
#include "schema/property_values.h"
#include "schema/terms.h"
#include "schema/withdrawals.h"

namespace depeche::query {
namespace {

using schema::Field;

PlanNode terms_node(std::string asked, std::vector<std::string> terms) {
  return {TermsLeaf{std::move(asked), std::move(terms)}, {}};
}

std::string has_status(PublicationStatus status) { return schema::word_term(Field::status, to_string(status)); }

std::string asked_dates(Field field, const DateRange& asked, bool strict) {
  return std::string(schema::field_info(field).name) + ":" + (strict ? "=" : "") + to_string(asked);
}

}  // namespace

std::optional<DateRange> archive_span(Field field, const Xapian::Database& database) {
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

PlanNode any_filter(std::vector<PlanNode> filters) {
  if (filters.size() == 1) return std::move(filters.front());
  TermsLeaf any;
  PlanList list;
  for (PlanNode& filter : filters) {
    auto* leaf = std::get_if<TermsLeaf>(&filter.what);
    if (leaf == nullptr) {
      list.may.push_back(std::move(filter));
      continue;
    }
    any.asked += (any.asked.empty() ? "" : " or ") + leaf->asked;
    any.terms.insert(any.terms.end(), leaf->terms.begin(), leaf->terms.end());
  }
  // Intervals that overlap have most of their terms in common.
  std::ranges::sort(any.terms);
  any.terms.erase(std::unique(any.terms.begin(), any.terms.end()), any.terms.end());
  PlanNode node{std::move(any), {}};
  if (list.may.empty()) return node;
  list.may.push_back(std::move(node));
  return {std::move(list), {}};
}

PlanNode FilterPlanner::unusable(std::chrono::sys_seconds now) const {
  PlanList embargoed;
  embargoed.must.push_back(terms_node("status:embargoed", {schema::word_term(Field::status, "embargoed")}));
  embargoed.filters.push_back({EmbargoLeaf{now}, {}});
  PlanList any;
  any.may.push_back(terms_node("status:canceled or status:withheld",
                               {has_status(PublicationStatus::canceled), has_status(PublicationStatus::withheld)}));
  any.may.push_back({std::move(embargoed), {}});
  if (for_arrivals_) return {std::move(any), {}};
  std::vector<std::string> withdrawn = schema::withdrawn_id_terms(indexes_.all);
  if (!withdrawn.empty()) any.may.push_back(terms_node("withdrawn by another dispatch", std::move(withdrawn)));
  return {std::move(any), {}};
}

PlanNode FilterPlanner::dated(Field field, const DateRange& asked, bool strict) const {
  const std::string name = asked_dates(field, asked, strict);
  const auto span = archive_span(field, indexes_.all);
  if (!span || !span->overlaps(asked)) return terms_node(name, {});
  const DateRange clamped{std::max(asked.first, span->first), std::min(asked.last, span->last), DatePrecision::range};
  schema::DateTerms terms = schema::cover(field, clamped);
  if (!strict) terms.inside.insert(terms.inside.end(), terms.overlaps.begin(), terms.overlaps.end());
  return terms_node(name, std::move(terms.inside));
}

PlanNode FilterPlanner::of_value(const FieldName& name, const std::string& value) const {
  return name.field ? of_value(*name.field, value) : of_property(name.property, value);
}

PlanNode FilterPlanner::of_property(const std::string& property, const std::string& value) const {
  std::vector<std::string> terms = schema::property_terms(property, folded_words(value, analyzer_));
  const std::string name = property + ':' + value;
  if (terms.size() <= 1) return terms_node(name, std::move(terms));
  PlanList all;
  for (std::string& term : terms) {
    std::string words = property + ':' + term.substr(schema::property_term(property).size());
    all.must.push_back(terms_node(std::move(words), {std::move(term)}));
  }
  return {std::move(all), {}};
}

PlanNode FilterPlanner::of_value(Field field, const std::string& value) const {
  const std::string name = std::string(schema::field_info(field).name) + ':' + value;
  if (field == Field::id) return terms_node(name, {schema::id_term(value)});
  const std::vector<std::string> words = folded_words(value, analyzer_);
  if (field == Field::status && words == std::vector<std::string>{"usable"}) {
    PlanList usable;
    usable.excluded.push_back(unusable(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now())));
    return {std::move(usable), {}};
  }
  if (words.empty()) return terms_node(name, {});
  if (words.size() == 1) return terms_node(name, {schema::word_term(field, words.front())});
  PlanList all;
  for (const std::string& word : words)
    all.must.push_back(
        terms_node(std::string(schema::field_info(field).name) + ':' + word, {schema::word_term(field, word)}));
  return {std::move(all), {}};
}

}  // namespace depeche::query
