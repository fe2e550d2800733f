#pragma once

// The terms by which versions of a story find each other: a key of the text and the day, so that the terms of a key
// that are of some days stand side by side.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "depeche/date.h"

namespace depeche::schema {

inline constexpr std::string_view kVersionPrefix = "V";

// The lower three bytes of the key (index/document/version_keys.h) are kept.
std::string version_term(std::uint32_t key, const std::optional<DateRange>& dated);

// What all terms of one key begin with.
std::string_view version_key(std::string_view term);

// An interval of the terms of one key, from the first to the last.
struct VersionTerms {
  std::string first;
  std::string last;
};
// The terms of dispatches that are known to no single day.
VersionTerms undated_terms(std::string_view term);
// The terms of the days that are at most `window` days from the day of the term. All terms of the key when the term is
// of no single day.
VersionTerms near_terms(std::string_view term, int window);
// Whether the day of the term is at most `window` days from some of these days. True when it is of no single day.
bool is_near(std::string_view term, const DateRange& days, int window);

}  // namespace depeche::schema
