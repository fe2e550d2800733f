#pragma once

// Reads what date fields hold: headers, members of JSON objects, columns, elements and attributes.

#include <optional>
#include <string_view>

#include "depeche/date.h"

namespace depeche::time {

struct FieldDate {
  std::optional<DateRange> dated;     // of a moment: its day in the reader's time zone
  std::optional<Instant> written_at;  // the moment, when an hour is given
  bool hour_is_left_out = false;      // an hour is given that no clock shows, or of a place that is not known
};

// Understands
// - timestamps (timestamp.h), dates of mail, dates of wire headers ("131832 GMT JAN 22");
// - what programs write around a moment or for its parts, and moments that are counted (program_date.h);
// - figures alone: "2022", "202201", "20220113", "13012022", "202201131832";
// - what parse_date() understands without knowing today: "13/01/2022", "jeudi 13 janvier 2022", "été 2019",
//   "du 5 au 13 janvier 2022"; years of two digits are 1970 to 2069;
// - an hour behind or before the day, in all ways of writing (clock.h), with a zone behind it (clock_zone.h);
// - words in front ("Publié le …"), and of several dates the first ("… mis à jour le …" goes).
// An hour without a zone is that of the reader's zone. Of "1/2/2022 6:32 PM", where the month may stand first, nothing.
// Nothing is set for all else, and for what would mean another day tomorrow ("hier", "13 janvier").
FieldDate read_field_date(std::string_view text);

// The hour that stands in a text behind a day that was read: "14h30", "à 06:00 GMT".
FieldDate read_hour(Day day, std::string_view text);

}  // namespace depeche::time
