#include "query/plan/filters.h"

#include <algorithm>
#include <utility>

#include "query/words/aliases.h"
#include "query/words/wildcard.h"
#include "schema/property_values.h"
#include "schema/terms.h"
#include "schema/withdrawals.h"
#include "time/asked_time.h"

namespace depeche::query {
namespace {

using schema::Field;

constexpr std::chrono::days kOneDay{1};

// Goes to the next term by its name: ++ walks through all blocks of the postings between, 250 for a year of a million.
void go_to_next(Xapian::TermIterator& term) { term.skip_to(*term + '\0'); }

PlanNode terms_node(std::string asked, std::vector<std::string> terms) {
  return {TermsLeaf{std::move(asked), std::move(terms)}, {}};
}

std::string has_status(PublicationStatus status) { return schema::word_term(Field::status, to_string(status)); }

std::string asked_dates(Field field, const DateRange& asked, bool strict) {
  return std::string(schema::field_info(field).name) + ":" + (strict ? "=" : "") + to_string(asked);
}

std::vector<std::string> overlapping(Field field, const DateRange& asked, bool ranges) {
  schema::DateTerms terms = schema::cover(field, asked, ranges);
  terms.inside.insert(terms.inside.end(), terms.overlaps.begin(), terms.overlaps.end());
  return std::move(terms.inside);
}

}  // namespace

std::optional<DateRange> archive_span(Field field, const Xapian::Database& database) {
  const std::string prefix = schema::year_prefix(field);
  std::optional<DateRange> span;
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); go_to_next(term)) {
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
  const bool ranges = field == Field::date && may_have(schema::range_mark());
  if (ranges && strict) return certainly_dated(name, clamped, *span);
  return terms_node(name, strict ? schema::cover(field, clamped).inside : overlapping(field, clamped, ranges));
}

PlanNode FilterPlanner::with_date(Field field) const {
  TermsLeaf years{std::string(schema::field_info(field).name) + ":*", {}};
  const auto span = archive_span(field, indexes_.all);
  if (!span) return {std::move(years), {}};
  // Also the years that only a document to come may have.
  for (auto year = std::chrono::year_month_day(span->first).year();
       year <= std::chrono::year_month_day(span->last).year(); ++year)
    years.terms.push_back(schema::date_terms(field, day_range(year / 1 / 1)).front());
  if (field == Field::date) years.terms.push_back(schema::range_mark());
  return {std::move(years), {}};
}

PlanNode FilterPlanner::undated(Field field) const {
  PlanList list;
  list.excluded.push_back(with_date(field));
  return {std::move(list), {}};
}

PlanNode FilterPlanner::of_pattern(const FieldName& name, const std::string& pattern) const {
  const FoldedPattern folded(pattern);
  const std::string asked = std::string(name_of(name)) + ':' + pattern;
  if (!name.field && folded.text == "*") return terms_node(asked, {schema::property_term(name.property)});
  const std::string prefix =
      name.field ? std::string(schema::field_info(*name.field).prefix) : schema::property_term(name.property);
  if (for_arrivals_) return {ValuesLeaf{asked, prefix, folded.text}, {}};
  std::vector<std::string> terms;
  const std::string begin = prefix + folded.text.substr(0, folded.text.find_first_of("*?"));
  base::DeadlineSteps steps(indexes_.deadline);
  for (auto term = indexes_.all.allterms_begin(begin); term != indexes_.all.allterms_end(begin); go_to_next(term)) {
    steps.step();
    const std::string found = *term;
    if (found.find(' ') == std::string::npos &&
        matches_pattern(folded.text, std::string_view(found).substr(prefix.size())))
      terms.push_back(found);
  }
  return terms_node(asked, std::move(terms));
}

PlanNode FilterPlanner::written(const TimeSpan& moments, bool strict) const {
  const std::string name = std::string("date:") + (strict ? "=" : "") +
                           to_string(AskedTime{time::asked_between(moments.from, moments.until).days, moments});
  const auto span = archive_span(Field::date, indexes_.all);
  if (!span) return terms_node(name, {});
  // Beyond the years of the archive no terms are needed.
  const TimeSpan known = time::moments_of(*span);
  const TimeSpan asked{std::max(moments.from, known.from), std::min(moments.until, known.until)};
  if (asked.from >= asked.until) return terms_node(name, {});
  const Day first = day_in_time_zone(asked.from - std::chrono::seconds(1)) + kOneDay;
  const Day last = day_in_time_zone(asked.until) - kOneDay;
  std::vector<PlanNode> any;
  if (first > last) {
    add_moments(name, asked, strict, any);
  } else {
    any.push_back(dated(Field::date, range_between(first, last), strict));
    if (asked.from < begin_in_time_zone(first)) add_moments(name, {asked.from, begin_in_time_zone(first)}, strict, any);
    if (begin_in_time_zone(last + kOneDay) < asked.until)
      add_moments(name, {begin_in_time_zone(last + kOneDay), asked.until}, strict, any);
  }
  return any_filter(std::move(any));
}

void FilterPlanner::add_moments(const std::string& name, const TimeSpan& part, bool strict,
                                std::vector<PlanNode>& any) const {
  const schema::MomentTerms terms = schema::cover_moments(part);
  any.push_back(terms_node(name, terms.hours));
  for (const schema::MomentTerms::PartOfHour& part_of_hour : terms.parts) {
    PlanList list;
    list.must.push_back(terms_node(name, {part_of_hour.hour}));
    list.must.push_back(terms_node(name, part_of_hour.minutes));
    any.push_back({std::move(list), {}});
  }
  if (strict) return;
  const DateRange days = time::asked_between(part.from, part.until).days;
  const schema::DateTerms dated = schema::cover(Field::date, days, may_have(schema::range_mark()));
  any.push_back(terms_node(name, dated.overlaps));
  PlanList without_hour;
  without_hour.must.push_back(terms_node(name, dated.inside));
  without_hour.excluded.push_back(terms_node("date:hour", {schema::moment_mark()}));
  any.push_back({std::move(without_hour), {}});
}

PlanNode FilterPlanner::certainly_dated(std::string name, const DateRange& asked, const DateRange& span) const {
  const auto overlaps = [&](const std::string& what, Day first, Day last) {
    return terms_node(what, overlapping(Field::date, range_between(first, last), true));
  };
  PlanList units;
  units.must.push_back(terms_node(name, schema::cover(Field::date, asked).inside));
  units.excluded.push_back(terms_node("date:range", {schema::range_mark()}));
  PlanList ranges;
  ranges.must.push_back(terms_node("date:range", {schema::range_mark()}));
  ranges.filters.push_back(overlaps(name, asked.first, asked.last));
  if (span.first < asked.first) ranges.excluded.push_back(overlaps("before", span.first, asked.first - kOneDay));
  if (asked.last < span.last) ranges.excluded.push_back(overlaps("after", asked.last + kOneDay, span.last));
  PlanList any;
  any.may.push_back({std::move(units), {}});
  any.may.push_back({std::move(ranges), {}});
  return {std::move(any), {}};
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
