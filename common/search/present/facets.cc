#include "search/present/facets.h"

#include <algorithm>

#include "base/message.h"
#include "schema/version.h"

namespace depeche::search {
FacetCounter::FacetCounter(const std::vector<FacetField>& fields, const std::vector<std::string>& properties,
                           const Xapian::Database& database)
    : fields_(fields), properties_(properties), dates_(database.get_value_freq(schema::kMomentSlot) > 0) {
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
      facets.push_back({field, dates_.values(), {}, dates_.undated()});
    else
      facets.push_back({field, (names++)->values(), {}});
  }
  for (const std::string& property : properties_)
    facets.push_back({FacetField::property, (names++)->values(), property});
  return facets;
}

std::vector<std::string> FacetCounter::notices() const {
  if (std::ranges::none_of(names_, &NameCounter::is_cut)) return {};
  return {tr("a facet has more than {} different values; the others were not counted", kMostSpellings)};
}

void register_counters(Xapian::Registry& registry) {
  registry.register_match_spy(NameCounter(Xapian::valueno{}, NamesOf::anything));
  registry.register_match_spy(DateCounter(false));
  registry.register_match_spy(MentionCounter());
}

}  // namespace depeche::search
