#pragma once

// The interval that --from, --to and --on, or the same of a JSON request, stand for.

#include <optional>
#include <string>
#include <string_view>

#include "depeche/date.h"
#include "depeche/result.h"
#include "query/language/present.h"

namespace depeche::query {

// The words as typed. An absent end is open.
struct DateWords {
  std::optional<std::string> from;
  std::optional<std::string> to;
  std::optional<std::string> on;
};

// The interval; nothing when no word is given. From "janvier 2022" is from its first day, and to "janvier 2022" is
// until its last; from "18h" is from 18:00 on, to "18h" until then. Errors: what parse_time() refuses, `on` beside
// `from` or `to`, an end before the beginning.
Result<std::optional<AskedTime>> asked_time(const DateWords& words, const Present& present);

// What "mentions" of a request stands for: a date, or two with ".." between, either may be absent.
// Errors: those of its dates, and a range that ends before it begins.
Result<DateRange> asked_mentions(std::string_view text, Day today);

}  // namespace depeche::query
