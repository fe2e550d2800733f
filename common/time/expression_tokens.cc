#include "time/expression_tokens.h"

#include "base/ascii.h"
#include "base/message.h"
#include "time/clock.h"
#include "time/clock_zone.h"
#include "time/quote.h"
#include "time/scan.h"
#include "time/typed_signs.h"
#include "time/typed_token.h"
#include "time/year_words.h"

namespace depeche::time {

const char* const kExpressionHint = to_translate(
    "write it as 2022-01-13, 2022-01, 13/01/2022, 6 janvier 2022, janvier 2022, hier, lundi dernier, il y a 3 jours, "
    "la semaine dernière, du 5 au 13 janvier 2022, depuis mars 2021 or 2022-01-06..2022-01-13");

namespace {

// Where the T stands of a timestamp that begins at `at`: 2022-01-13T…, 20220113T…; 0 when there is none.
std::size_t find_time_mark(std::string_view text, std::size_t at) {
  for (const std::string_view shape : {"0000-00-00T", "00000000T"}) {
    std::size_t i = 0;
    while (i < shape.size() && at + i < text.size() &&
           (shape[i] == '0' ? base::is_digit(text[at + i]) : shape[i] == text[at + i]))
      ++i;
    if (i == shape.size() && is_digit_at(text, at + i)) return at + i - 1;
  }
  return 0;
}

DateToken clock_token(const Clock& clock, std::size_t begin, bool spaced) {
  DateToken token;
  // "48 h" is no time of day, but a number of hours.
  const bool countable = clock.exists || clock.precision == ClockPrecision::hour;
  token.kind = countable ? DateTokenKind::clock : DateTokenKind::other;
  token.digits = static_cast<unsigned char>(static_cast<unsigned>(clock.precision) + 1U);
  token.value = static_cast<int>(clock.time.count());
  token.spelt = clock.spelt;
  token.spaced = spaced;
  token.begin = begin;
  token.end = clock.end;
  return token;
}

void add_zone(std::string_view text, bool signs, DateToken& token) {
  const std::size_t next = text.find_first_not_of(' ', token.end);
  // "10h-12h" is an interval.
  if (!signs && next != std::string_view::npos && (text[next] == '+' || text[next] == '-')) return;
  const ClockZone zone = read_clock_zone(text, token.end);
  if (zone.zone && zone.zone->name() == reader_zone().name()) token.end = zone.end;
  if (!zone.utc_offset) return;
  token.offset = static_cast<short>(zone.utc_offset->count());
  token.end = zone.end;
}

// The time of a timestamp: "18:32:05+01:00", "1832Z".
DateToken timestamp_clock(std::string_view text, std::size_t at) {
  std::string clock(text.substr(at, std::min(text.find_first_not_of("0123456789", at), text.size()) - at));
  DateToken token;
  if (clock.size() == 2 && !text.substr(at + 2).starts_with(':')) {
    const std::size_t size = clock.size();
    if (const auto read = read_clock(clock + "h", 0)) token = clock_token(*read, at, false);
    token.end = at + size;
  } else if (clock.size() == 4 || clock.size() == 6) {
    const std::size_t size = clock.size();
    for (std::size_t colon = size - 2; colon > 0; colon -= 2) clock.insert(colon, ":");
    if (const auto read = read_clock(clock, 0)) token = clock_token(*read, at, false);
    token.end = at + size;
  } else if (const auto read = read_clock(text, at)) {
    token = clock_token(*read, at, false);
  }
  if (token.kind != DateTokenKind::clock) return next_typed_token(text, at);
  add_zone(text, true, token);
  return token;
}

// A time of day at `at`, blanks before it or not.
std::optional<DateToken> clock_at(std::string_view text, std::size_t at) {
  const DateToken word = next_token(text, at);
  if (word.kind == DateTokenKind::end || !is_digit_at(text, word.begin)) return std::nullopt;
  const auto clock = read_clock(text, word.begin);
  // 2022H1 is half of a year.
  constexpr std::size_t kDigitsOfYear = 4;
  if (!clock || (clock->end == word.begin + kDigitsOfYear + 1 && is_digit_at(text, clock->end))) return std::nullopt;
  DateToken token = clock_token(*clock, word.begin, word.spaced);
  if (token.kind == DateTokenKind::clock) add_zone(text, false, token);
  return token;
}

// How many tokens there are without the full stop or the comma behind the last one.
std::size_t without_last_marks(const ExpressionTokens& tokens, std::size_t count) {
  while (count > 0 && (tokens[count - 1].kind == DateTokenKind::dot || tokens[count - 1].kind == DateTokenKind::comma))
    --count;
  return count;
}

bool is_time_of_day(const DateToken& token, std::string_view text) {
  if (token.word() == Word::time_of_day) return true;
  return token.kind == DateTokenKind::other &&
         text.substr(token.begin, token.end - token.begin).find_first_of("hH:") != std::string_view::npos;
}

bool has_time_of_day(std::span<const DateToken> tokens, std::string_view text) {
  for (const DateToken& token : tokens)
    if (is_time_of_day(token, text)) return true;
  return false;
}

}  // namespace

std::span<const DateToken> cut_days(std::string_view text, ExpressionTokens& tokens) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at = tokens[count++].end) {
    tokens[count] = next_typed_token(text, at);
    if (tokens[count].kind == DateTokenKind::end) break;
  }
  count = join_years_in_words({tokens.data(), without_signs(text, {tokens.data(), count})});
  return {tokens.data(), without_last_marks(tokens, count)};
}

std::span<const DateToken> cut_times(std::string_view text, ExpressionTokens& tokens) {
  std::size_t count = 0;
  std::size_t mark = 0;  // of the T behind the day that is being cut
  for (std::size_t at = 0; at < text.size(); at = tokens[count++].end) {
    if (mark == 0) {
      const DateToken next = next_token(text, at);
      if (next.kind != DateTokenKind::end) mark = find_time_mark(text, next.begin);
    }
    if (mark != 0 && at == mark) {
      tokens[count] = timestamp_clock(text, mark + 1);
      mark = 0;
      continue;
    }
    const auto clock = mark == 0 ? clock_at(text, at) : std::nullopt;
    tokens[count] = clock ? *clock : next_typed_token(mark == 0 ? text : text.substr(0, mark), at);
    if (tokens[count].kind == DateTokenKind::end) break;
  }
  count = join_years_in_words({tokens.data(), without_signs(text, {tokens.data(), count})});
  return {tokens.data(), without_last_marks(tokens, count)};
}

Status check_expression_length(std::string_view text) {
  if (text.size() <= kMaxExpressionBytes) return {};
  return fail(ErrorCode::date, tr("{} is too long for a date: over {} bytes", quote(text), kMaxExpressionBytes),
              tr(kExpressionHint));
}

tl::unexpected<Error> explain_expression(std::string_view text, std::span<const DateToken> tokens,
                                         const std::string& impossible, bool hours_count, const DateToken& blamed) {
  if (tokens.empty()) return fail(ErrorCode::date, tr("the date is empty"), tr(kExpressionHint));
  if (!impossible.empty()) return fail(ErrorCode::date, tr("{}: {}", quote(text), impossible), tr(kExpressionHint));
  if (!hours_count && has_time_of_day(tokens, text))
    return fail(ErrorCode::date, tr("{} names a time of day; dates are whole days", quote(text)), tr(kExpressionHint));
  const bool is_partly = blamed.kind != DateTokenKind::end && blamed.begin > 0;
  return fail(ErrorCode::date,
              is_partly ? tr("{} is not understood as a date from {} on", quote(text), quote(text.substr(blamed.begin)))
                        : tr("{} is not understood as a date", quote(text)),
              tr(kExpressionHint), blamed.kind == DateTokenKind::end ? text.size() : blamed.begin);
}

}  // namespace depeche::time
