#pragma once

// Finds the day of writing, as French copy names it: "ce 7 janvier".

#include <optional>
#include <string_view>

#include "time/printed_date.h"

namespace depeche::time {

// The first "ce 7 janvier", "ce vendredi 7 janvier 2022" or "ce 07/01/2022" of the text. "lundi 10 janvier" is the day
// of an event, and so is a "ce" that begins or ends a span: after depuis, dès, avant, après, d'ici, jusqu'à, "à partir
// de", "à compter de". Nothing when there is none, or when two of them name different days.
std::optional<PrintedDate> find_written_day(std::string_view text);

}  // namespace depeche::time
