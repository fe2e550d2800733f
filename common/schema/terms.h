#pragma once

// The names of terms in the inverted index. Stems of the text stand bare, in lower case; all others begin with a
// capital, the prefix of their field.

#include <chrono>
#include <optional>
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
// The terms of when a dispatch was written. Of an interval that is no day, month or year they are the terms of all that
// it overlaps, of which none says that it lies inside, and range_mark().
std::vector<std::string> written_terms(const DateRange& dated);
// The term of dispatches that were written in such an interval.
std::string range_mark();

// The terms that find dates of [asked.first, asked.last]; with `ranges` also dispatches with range_mark(). Of these a
// term of `inside` only says that they overlap it.
DateTerms cover(Field field, const DateRange& asked, bool ranges = false);

// The terms of a moment at which a dispatch was written: of its hour in UTC, of the minute in that, and moment_mark().
std::vector<std::string> moment_terms(std::chrono::sys_seconds time);
// The term of dispatches whose moment is known.
std::string moment_mark();
// The terms that find moments.
struct MomentTerms {
  struct PartOfHour {
    std::string hour;
    std::vector<std::string> minutes;  // a moment with the hour and one of these is one
  };
  std::vector<std::string> hours;  // a moment with one of these is one
  std::vector<PartOfHour> parts;
};
// The span is of whole minutes; it has a term for each hour.
MomentTerms cover_moments(const TimeSpan& moments);
// The value of a moment: values are in the order of their moments.
std::string moment_value(std::chrono::sys_seconds time);
std::optional<std::chrono::sys_seconds> read_moment_value(std::string_view value);

// What the term of a date's year begins with. The four digits of the year follow.
std::string year_prefix(Field field);

// The fewest whole years, months and days that make up an interval, in order.
std::vector<DateRange> calendar_units(const DateRange& range);

}  // namespace depeche::schema
