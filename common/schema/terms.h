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
// One term for each id; long ids are hashed, since Xapian's terms end at 245 bytes.
std::string id_term(std::string_view id);
// `folded`: a word without case and accents.
std::string word_term(Field field, std::string_view folded);

// What a dispatch that is not usable, or was not once, is found by: "canceled", "withheld", "embargoed". Empty for
// others.
std::string status_words(const Dispatch& dispatch);

// Dates, of each field of that kind. A date has a term for the year and month that it lies in and for its day; one that
// is known to the month or year only has a term that says so. With them, an interval is asked for by few terms:
struct DateTerms {
  std::vector<std::string> inside;    // a date with one of these lies inside the interval
  std::vector<std::string> overlaps;  // a date with one of these reaches beyond it
};

std::vector<std::string> date_terms(Field field, const DateRange& date);
// The terms that find dates of [asked.first, asked.last].
DateTerms cover(Field field, const DateRange& asked);

// What the term of a date's year begins with; the year's four digits follow.
std::string year_prefix(Field field);

// The fewest whole years, months and days that make up an interval, in their order.
std::vector<DateRange> calendar_units(const DateRange& range);

}  // namespace depeche::schema
