#include "search/present/facets.h"

#include <algorithm>
#include <string>

#include "schema/version.h"

namespace depeche::search {
namespace {

schema::Slot slot_of(FacetField field) {
  switch (field) {
    case FacetField::source:
      return schema::kSourceSlot;
    case FacetField::place:
      return schema::kPlaceSlot;
    case FacetField::date:
    case FacetField::mentions:
      break;
  }
  return schema::kDateSlot;
}

std::vector<FacetValue> by_count(const Xapian::ValueCountMatchSpy& counter) {
  std::vector<FacetValue> values;
  for (auto value = counter.values_begin(); value != counter.values_end(); ++value)
    values.push_back({*value, value.get_termfreq(), {}});
  std::stable_sort(values.begin(), values.end(),
                   [](const FacetValue& a, const FacetValue& b) { return a.count > b.count; });
  return values;
}

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

FacetCounter::FacetCounter(const std::vector<FacetField>& fields) : fields_(fields) {
  for (const FacetField field : fields)
    if (field != FacetField::mentions) counters_.emplace_back(slot_of(field));
}

std::vector<Xapian::MatchSpy*> FacetCounter::spies() {
  std::vector<Xapian::MatchSpy*> spies;
  for (auto& counter : counters_) spies.push_back(&counter);
  if (std::ranges::find(fields_, FacetField::mentions) != fields_.end()) spies.push_back(&mentions_);
  return spies;
}

std::vector<Facet> FacetCounter::facets() const {
  std::vector<Facet> facets;
  auto counter = counters_.begin();
  for (const FacetField field : fields_) {
    if (field == FacetField::mentions)
      facets.push_back({field, mentions_.values()});
    else if (field == FacetField::date)
      facets.push_back({field, date_tree(*counter++)});
    else
      facets.push_back({field, by_count(*counter++)});
  }
  return facets;
}

}  // namespace depeche::search
