#include "search/present/facets.h"

#include <algorithm>
#include <string>

#include "schema/version.h"

namespace depeche::search {
namespace {

// Adds to the node of `value` below `siblings`, which is the last one when dates come in order.
FacetValue& grow(std::vector<FacetValue>& siblings, const std::string& value, std::size_t count) {
  if (siblings.empty() || siblings.back().value != value) siblings.push_back({value, 0, {}});
  siblings.back().count += count;
  return siblings.back();
}

// year → month → day; a dispatch known to the month counts there and above.
std::vector<FacetValue> date_tree(const Xapian::ValueCountMatchSpy& counter) {
  constexpr std::size_t kYear = 4;
  constexpr std::size_t kMonth = 7;
  std::vector<FacetValue> years;
  for (auto date = counter.values_begin(); date != counter.values_end(); ++date) {
    const std::string value = *date;
    FacetValue& year = grow(years, value.substr(0, kYear), date.get_termfreq());
    if (value.size() <= kYear) continue;
    FacetValue& month = grow(year.children, value.substr(0, kMonth), date.get_termfreq());
    if (value.size() > kMonth) grow(month.children, value, date.get_termfreq());
  }
  return years;
}

}  // namespace

FacetCounter::FacetCounter(const std::vector<FacetField>& fields, const std::vector<std::string>& properties)
    : fields_(fields), properties_(properties), dates_(schema::kDateSlot) {
  std::erase(fields_, FacetField::property);
  for (const FacetField field : fields_) {
    if (field == FacetField::source) names_.emplace_back(schema::kSourceSlot, NamesOf::anything);
    if (field == FacetField::place) names_.emplace_back(schema::kPlaceSlot, NamesOf::places);
  }
  for (const std::string& property : properties) names_.emplace_back(property);
}

std::vector<Xapian::MatchSpy*> FacetCounter::spies() {
  std::vector<Xapian::MatchSpy*> spies;
  for (NameCounter& names : names_) spies.push_back(&names);
  const auto asks_for = [&](FacetField field) { return std::ranges::find(fields_, field) != fields_.end(); };
  if (asks_for(FacetField::date)) spies.push_back(&dates_);
  if (asks_for(FacetField::mentions)) spies.push_back(&mentions_);
  return spies;
}

std::vector<Facet> FacetCounter::facets() const {
  std::vector<Facet> facets;
  auto names = names_.begin();
  for (const FacetField field : fields_) {
    if (field == FacetField::mentions)
      facets.push_back({field, mentions_.values(), {}});
    else if (field == FacetField::date)
      facets.push_back({field, date_tree(dates_), {}});
    else
      facets.push_back({field, (names++)->values(), {}});
  }
  for (const std::string& property : properties_)
    facets.push_back({FacetField::property, (names++)->values(), property});
  return facets;
}

std::vector<std::string> FacetCounter::notices() const {
  if (std::ranges::none_of(names_, &NameCounter::is_cut)) return {};
  return {"a facet has more than " + std::to_string(kMostSpellings) + " different values; the others were not counted"};
}

}  // namespace depeche::search
