#pragma once

// What people call fields, statuses and the like, in the language of the process. Programs get json_value.h's names.

#include <string>
#include <string_view>

#include "depeche/dispatch.h"
#include "depeche/search.h"

namespace depeche::render {

// "source", "agence"; of a property, its name, in French its first alias: "category", "rubrique". A name that is the
// archive's own is itself.
std::string field_label(std::string_view name);
// The heading of a facet.
std::string facet_label(const Facet& facet);
// A value of a facet: dates as date_text.h writes them, all else as it is.
std::string facet_value_label(const Facet& facet, const FacetValue& value);
// "canceled", "embargoed until 2022-01-13 18:00"; empty for what may be published.
std::string status_text(const Dispatch& dispatch);
// "certain", "possible".
std::string match_text(DateMatch match);

}  // namespace depeche::render
