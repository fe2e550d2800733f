#pragma once

#include <optional>

#include "time/reader.h"

namespace depeche::time {

// A part of a year that has a number.
enum class CountedPart { quarter, half_year, week };

// What T, Q, S, H and W stand for in T1, 2022-W02. S is a half-year; see told_apart().
std::optional<CountedPart> part_of_letter(const DateToken& token);
// Of S01 to S53 it is weeks, with the number that comes next.
CountedPart told_apart(CountedPart part, const Reader& reader);

// Weeks are those of ISO 8601. Nothing where the year has no such part.
std::optional<DateRange> numbered_part(int year, CountedPart part, int number);
// The one of that year; of no year, the one that is past or present. What does not exist is noted.
std::optional<DateRange> of_year(Reader& reader, std::optional<int> year, CountedPart part, int number);

// "T", "semaine n°", "trim.": what stands before the number. `is_letter` when the number must be glued to it.
struct PartName {
  CountedPart part = CountedPart::quarter;
  bool is_letter = false;
};
std::optional<PartName> read_part_name(Reader& reader);
// One or two figures, without a blank before them when they are glued.
std::optional<int> read_part_number(Reader& reader, bool is_glued);
// "2022", "de l'année 2022", "/2022"; and, if that is allowed, "22".
std::optional<int> read_year_of_part(Reader& reader, bool may_be_short);

}  // namespace depeche::time
