#pragma once

// Reads what formats and headings say about whether an item may be published.

#include <optional>
#include <string_view>

#include "dispatch/outcome/parsed.h"

namespace depeche::dispatch {

// Reads "usable", "withheld", "canceled" and the ways in which formats and people write them: "stat:canceled",
// "cancelled", "Annulée". Nothing for anything else.
std::optional<PublicationStatus> read_status(std::string_view text);

// Both read what a format says; an empty text says nothing. What is not understood is taken for the worse, with a
// warning: the dispatch is withheld.
void set_status(std::string_view value, Parsed& parsed);
// Reads a moment, or a date, whose last day is under embargo until its end (see time::read_field_date()).
void set_embargo(std::string_view value, Parsed& parsed);

}  // namespace depeche::dispatch
