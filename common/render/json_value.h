#pragma once

// The parts of an answer as JSON values, with the keys in the order that the README documents.
// An absent value is null, never an empty string.

#include <ostream>

#include <nlohmann/json_fwd.hpp>

#include "depeche/search.h"

namespace depeche::render {

// For each name its values, with their codes and what a vocabulary calls them.
nlohmann::ordered_json properties_json(const Dispatch& dispatch);
nlohmann::ordered_json version_json(const Version& version);
// `field name: values` of every facet.
nlohmann::ordered_json facets_json(const std::vector<Facet>& facets);
// A part of a plan, with what belongs to it.
nlohmann::ordered_json plan_json(const std::vector<PlanPart>& parts);
// What was understood of the filters: dates, mentions, values that no dispatch has.
nlohmann::ordered_json understood_json(const SearchResults& results);
nlohmann::ordered_json without_filters_json(const SearchResults& results);
nlohmann::ordered_json expansions_json(const std::vector<Expansion>& expansions);
nlohmann::ordered_json relaxation_json(const Relaxation& relaxation);
// A version: id, title, date.
nlohmann::ordered_json dispatch_summary_json(const Dispatch& dispatch);
nlohmann::ordered_json dispatch_json(const Dispatch& dispatch);
// `from` and `to` are null where `range` is open.
nlohmann::ordered_json query_json(const SearchResults& results);

// Of a facet that was not counted by a search, the name of its field.
std::string_view facet_name(const Facet& facet);
// "usable", "withheld", "canceled", or "embargoed" for a dispatch that would be usable if its embargo had ended.
std::string_view status_name(const Dispatch& dispatch);
std::string_view match_name(DateMatch match);

// Writes it as append_json() does.
void write_json(const nlohmann::ordered_json& value, std::ostream& out);

}  // namespace depeche::render
