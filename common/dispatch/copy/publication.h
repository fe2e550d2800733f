#pragma once

// Whether an item may be published: what formats and headings say of it.

#include <optional>
#include <string_view>

#include "dispatch/outcome/parsed.h"

namespace depeche::dispatch {

// "usable", "withheld", "canceled" and the ways that formats and people write them: "stat:canceled", "cancelled",
// "Annulée". Nothing for all else.
std::optional<PublicationStatus> read_status(std::string_view text);

// Both take what a format says; empty says nothing. What is not understood is taken for the worse, with a warning: the
// dispatch is withheld.
void set_status(std::string_view value, Parsed& parsed);
// A timestamp, or a date, of which the last day is under embargo as a whole.
void set_embargo(std::string_view value, Parsed& parsed);

}  // namespace depeche::dispatch
