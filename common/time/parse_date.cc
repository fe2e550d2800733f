#include <array>
#include <span>

#include "depeche/date.h"
#include "time/interval_rules.h"
#include "time/moment_rules.h"
#include "time/parse_expression.h"
#include "time/quote.h"
#include "time/timestamp.h"

namespace depeche {
namespace time {
namespace {

constexpr std::size_t kMaxBytes = 200;
constexpr const char* kHint =
    "write it as 2022-01-13, 2022-01, 13/01/2022, 6 janvier 2022, janvier 2022, hier, lundi dernier, il y a 3 jours, "
    "la semaine dernière, du 5 au 13 janvier 2022, depuis mars 2021 or 2022-01-06..2022-01-13";

using Tokens = std::array<Token, kMaxBytes + 1>;

std::span<const Token> cut(std::string_view text, Tokens& tokens) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at = tokens[count++].end) {
    tokens[count] = next_token(text, at);
    if (tokens[count].kind == TokenKind::end) break;
  }
  return {tokens.data(), count};
}

bool is_time_of_day(const Token& token, std::string_view text) {
  if (token.word() == Word::time_of_day) return true;
  return token.kind == TokenKind::other &&
         text.substr(token.begin, token.end - token.begin).find_first_of("hH:") != text.npos;
}

bool has_time_of_day(std::span<const Token> tokens, std::string_view text) {
  for (const Token& token : tokens)
    if (is_time_of_day(token, text)) return true;
  return false;
}

tl::unexpected<Error> not_a_date(std::string_view text, const Token& blamed) {
  std::string message = quote(text) + " is not understood as a date";
  if (blamed.kind == TokenKind::end) return fail(ErrorCode::date, std::move(message), kHint, text.size());
  if (blamed.begin > 0) message += " from " + quote(text.substr(blamed.begin)) + " on";
  return fail(ErrorCode::date, std::move(message), kHint, blamed.begin);
}

Result<DateRange> explain(std::string_view text, std::span<const Token> tokens, const Reader& reader) {
  if (tokens.empty()) return fail(ErrorCode::date, "the date is empty", kHint);
  if (!reader.impossible().empty()) return fail(ErrorCode::date, quote(text) + ": " + reader.impossible(), kHint);
  if (has_time_of_day(tokens, text))
    return fail(ErrorCode::date, quote(text) + " names a time of day; dates are whole days", kHint);
  return not_a_date(text, reader.furthest());
}

}  // namespace

Result<DateRange> parse_expression(std::string_view text, const Reading& reading) {
  if (text.size() > kMaxBytes)
    return fail(ErrorCode::date, quote(text) + " is too long for a date: over " + std::to_string(kMaxBytes) + " bytes",
                kHint);
  Tokens storage;
  const auto tokens = cut(without_time_of_day(text), storage);
  Reader reader(tokens, reading);
  if (const auto moment = read_moment(reader, [](const Reader& r) { return r.at_end(); })) return *moment;
  if (const auto interval = read_interval(reader)) return *interval;
  return explain(text, tokens, reader);
}

}  // namespace time

Result<DateRange> parse_date(std::string_view text, Day today) {
  return time::parse_expression(text, {today, time::Direction::past});
}

}  // namespace depeche
