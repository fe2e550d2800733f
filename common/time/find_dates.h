#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "depeche/date.h"

namespace depeche::time {

// A date that a text mentions: the bytes [begin, end) of the text, and the days that they mean.
struct DateMention {
  std::size_t begin = 0;
  std::size_t end = 0;
  DateRange range;
  bool operator==(const DateMention&) const = default;
};

// The dates that a French text mentions, in its order, none overlapping another. `written` is when the text was
// written, if known; what it leaves open is not returned:
//   13/01/2022, 2022-01-13, 6 janvier 2022, janvier 2022, en 1991   always, a weekday beside a day agreeing
//   13 janvier, ce 7 janvier, lundi 10 janvier, en mars             the year that puts it nearest to `written`; a day
//   ahead counts
//                                                                   as twice as far, for copy reports more than it
//                                                                   announces
//   5 au 13 janvier, 5 et 6 janvier                                 the same, one mention for a span and one for each
//   day of a list jeudi, mercredi soir, hier, avant-hier, demain, samedi dernier  when the day of writing is known; a
//   bare weekday is the
//                                                                   nearest at or before it; not "le lundi", which is
//                                                                   any
//   la veille, le lendemain                                         beside the last day mentioned in the paragraph; for
//   la veille
//                                                                   else the day of writing
//   la semaine dernière, le mois dernier, l'an dernier, cette année when `written` lies in one such unit
// Never "aujourd'hui", which mostly means nowadays, nor a day number alone. Months and years are returned with their
// precision. Total on any bytes, in time linear in their number.
std::vector<DateMention> find_dates(std::string_view text, const std::optional<DateRange>& written);

}  // namespace depeche::time
