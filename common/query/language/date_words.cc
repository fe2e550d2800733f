#include "query/language/date_words.h"

#include "base/message.h"
#include "query/language/date_value.h"
#include "time/asked_time.h"

namespace depeche::query {
namespace {

template <class T>
Result<T> named(const char* name, Result<T> asked) {
  if (!asked) return fail(asked.error().code, std::string(name) + ": " + asked.error().message, asked.error().hint);
  return asked;
}

Result<AskedTime> parse_end(const char* name, const std::string& text, const Present& present) {
  return named(name, parse_time(text, present.now));
}

// Until "18h" ends when the hour begins.
Result<AskedTime> parse_last(const std::string& text, const Present& present) {
  auto asked = parse_end("to", text, present);
  if (!asked || !asked->moments) return asked;
  const auto until = parse_time(".." + text, present.now);
  return until && until->moments ? until : asked;
}

TimeSpan moments_of(const AskedTime& asked) { return asked.moments ? *asked.moments : time::moments_of(asked.days); }

auto no_interval(const std::string& from, const std::string& to, const char* hint) {
  return fail(ErrorCode::invalid_argument, tr("from {} to {} is no interval", from, to), hint);
}

Result<std::optional<AskedTime>> between(const AskedTime& from, const AskedTime& to) {
  if (!from.moments && !to.moments) {
    if (to.days.last < from.days.first)
      return no_interval(to_string(from.days.first), to_string(to.days.last), "the first day comes first");
    return AskedTime{range_between(from.days.first, to.days.last), std::nullopt};
  }
  const auto first = moments_of(from).from;
  auto until = moments_of(to).until;
  // From a minute to the same minute is that minute.
  if (until == first) until += std::chrono::minutes(1);
  if (until < first)
    return no_interval(to_string(in_time_zone(first)), to_string(in_time_zone(until)), "the first moment comes first");
  return time::asked_between(first, until);
}

}  // namespace

Result<std::optional<AskedTime>> asked_time(const DateWords& words, const Present& present) {
  if (words.on && (words.from || words.to))
    return fail(ErrorCode::invalid_argument, tr("\"on\" excludes \"from\" and \"to\""),
                tr("one day or period, or an interval"));
  if (words.on) return parse_end("on", *words.on, present);
  if (!words.from && !words.to) return std::optional<AskedTime>();
  AskedTime from{day_range(kFirstDay), std::nullopt};
  AskedTime to{day_range(kLastDay), std::nullopt};
  if (words.from) {
    const auto asked = parse_end("from", *words.from, present);
    if (!asked) return tl::unexpected<Error>(asked.error());
    from = *asked;
  }
  if (words.to) {
    const auto asked = parse_last(*words.to, present);
    if (!asked) return tl::unexpected<Error>(asked.error());
    to = *asked;
  }
  return between(from, to);
}

Result<DateRange> asked_mentions(std::string_view text, Day today) {
  return named("mentions", parse_date_value(text, today));
}

}  // namespace depeche::query
