#include "depeche/date.h"
#include "time/expression_tokens.h"
#include "time/interval_rules.h"
#include "time/moment_rules.h"
#include "time/parse_expression.h"
#include "time/timestamp.h"

namespace depeche {
namespace time {

std::optional<DateRange> read_days(Reader& reader) {
  if (const auto moment = read_moment(reader, [](const Reader& r) { return r.at_end(); })) return moment;
  return read_interval(reader);
}

Result<DateRange> parse_expression(std::string_view text, const Reading& reading) {
  if (auto status = check_expression_length(text); !status) return tl::unexpected(std::move(status.error()));
  ExpressionTokens storage;
  const auto tokens = cut_days(without_time_of_day(text), storage);
  Reader reader(tokens, reading);
  if (const auto days = read_days(reader)) return *days;
  return explain_expression(text, tokens, reader.impossible(), false, reader.furthest());
}

}  // namespace time

Result<DateRange> parse_date(std::string_view text, Day today) {
  return time::parse_expression(text, {today, time::Direction::past});
}

}  // namespace depeche
