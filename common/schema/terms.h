#pragma once

// The names of terms in the inverted index. Stems of the text stand bare, in lower case; all others begin with a
// capital, the prefix of their field.

#include <string>
#include <string_view>
#include <vector>

#include "depeche/date.h"
#include "depeche/dispatch.h"
#include "schema/fields.h"

namespace depeche::schema {

std::string stem_term(Field field, std::string_view stem);
// Dispatches in another language than French (dispatch::is_foreign) have these terms instead: French stems say nothing
// of their words.
std::string foreign_term(Field field, std::string_view folded);
// And they have this one.
inline constexpr std::string_view kForeignMark = "F";
// The term of an id. Long ids are hashed, since Xapian's terms end at 245 bytes.
std::string id_term(std::string_view id);
// `folded`: a word without case and accents.
std::string word_term(Field field, std::string_view folded);

// The words that find a dispatch that is not usable, or was not once: "canceled", "withheld", "embargoed". Empty for
// others.
std::string status_words(const Dispatch& dispatch);

// The terms of dates, for each field of that kind. A date has a term for the year and the month that it lies in, and
// one for its day. A date that is known only to the month or year has a term that says so. With these, few terms are
// enough to ask for an interval:
struct DateTerms {
  std::vector<std::string> inside;    // a date with one of these lies inside the interval
  std::vector<std::string> overlaps;  // a date with one of these reaches beyond it
};

std::vector<std::string> date_terms(Field field, const DateRange& date);
// The terms that find dates of [asked.first, asked.last].
DateTerms cover(Field field, const DateRange& asked);

// What the term of a date's year begins with. The four digits of the year follow.
std::string year_prefix(Field field);

// The fewest whole years, months and days that make up an interval, in order.
std::vector<DateRange> calendar_units(const DateRange& range);

}  // namespace depeche::schema
