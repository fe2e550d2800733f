#include "query/language/date_words.h"

#include "query/language/date_value.h"

namespace depeche::query {
namespace {

Result<DateRange> named(const char* name, Result<DateRange> range) {
  if (!range) return fail(range.error().code, std::string(name) + ": " + range.error().message, range.error().hint);
  return range;
}

Result<DateRange> parse_end(const char* name, const std::string& text, Day today) {
  return named(name, parse_date(text, today));
}

}  // namespace

Result<std::optional<DateRange>> asked_dates(const DateWords& words, Day today) {
  if (words.on && (words.from || words.to))
    return fail(ErrorCode::invalid_argument, "\"on\" excludes \"from\" and \"to\"",
                "one day or period, or an interval");
  if (words.on) return parse_end("on", *words.on, today);
  if (!words.from && !words.to) return std::optional<DateRange>();
  Day first = kFirstDay;
  Day last = kLastDay;
  if (words.from) {
    const auto from = parse_end("from", *words.from, today);
    if (!from) return tl::unexpected<Error>(from.error());
    first = from->first;
  }
  if (words.to) {
    const auto to = parse_end("to", *words.to, today);
    if (!to) return tl::unexpected<Error>(to.error());
    last = to->last;
  }
  if (last < first)
    return fail(ErrorCode::invalid_argument, "from " + to_string(first) + " to " + to_string(last) + " is no interval",
                "the first day comes first");
  return range_between(first, last);
}

Result<DateRange> asked_mentions(std::string_view text, Day today) {
  return named("mentions", parse_date_value(text, today));
}

}  // namespace depeche::query
