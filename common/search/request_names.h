#pragma once

// The names of the values of a request, in JSON and in other languages.

#include <array>
#include <optional>

#include "base/names.h"
#include "depeche/search.h"

namespace depeche::search {

using base::Named;

inline constexpr std::array<Named<SortOrder>, 3> kSortOrders{
    {{"relevance", SortOrder::relevance}, {"newest", SortOrder::newest}, {"oldest", SortOrder::oldest}}};
inline constexpr std::array<Named<Counting>, 3> kCountings{
    {{"automatic", Counting::automatic}, {"exact", Counting::exact}, {"none", Counting::none}}};
inline constexpr std::array<Named<MatchMode>, 2> kMatchModes{{{"some", MatchMode::some}, {"all", MatchMode::all}}};
inline constexpr std::array<Named<FacetField>, 4> kFacetFields{{{"date", FacetField::date},
                                                                {"source", FacetField::source},
                                                                {"place", FacetField::place},
                                                                {"mentions", FacetField::mentions}}};

// Asks for the facet of that name: of a field, in English or French, or else of the property of that name. None is
// asked for twice.
void add_facet(std::string_view name, SearchRequest& request);

// Lets the request ask for these days, or moments, and no others; without any, it is left as it is.
void ask_for(const std::optional<AskedTime>& asked, SearchRequest& request);

}  // namespace depeche::search
