#include <array>

#include "base/ascii.h"
#include "time/calendar.h"
#include "time/mention_rules.h"
#include "time/nearest_date.h"
#include "time/scan.h"

namespace depeche::time {
namespace {

// Outside these, four digits behind a month or "en" are a quantity.
constexpr int kEarliestYear = 1500;
constexpr int kLatestYear = 2100;

// Of years of two figures.
constexpr int kYearsAhead = 20;
constexpr int kLastShortYear = 2069;

// A date that was read, and the index of the token behind it. No token when nothing was read.
struct Read {
  PartialDate date;
  std::size_t next = 0;
  std::optional<Direction> turn;  // 14 juillet prochain
  bool unclear = false;           // "mai 68": a year, or the number of something
};

bool is_day(const DateToken& token) {
  return token.kind == DateTokenKind::number && token.digits <= 2 && token.value >= 1 && token.value <= 31;
}

bool is_year(const DateToken& token) {
  return token.is_plain_number(4, 4) && token.value >= kEarliestYear && token.value <= kLatestYear;
}

bool is_joint(char c) { return c == '.' || c == '/' || c == '-' || c == ',' || c == ':'; }

// Part of a longer chain of numbers, such as 1.13.01.2022: no date.
bool continues_before(const TokenWindow& tokens) {
  const std::size_t begin = tokens.begin();
  return begin >= 2 && is_joint(tokens.text()[begin - 1]) && is_digit_at(tokens.text(), begin - 2);
}

bool continues_behind(std::string_view text, std::size_t end) {
  return end < text.size() && is_joint(text[end]) && is_digit_at(text, end + 1);
}

bool is_glued(TokenWindow& tokens, std::size_t from) {
  for (std::size_t i = from + 1; i < from + 5; ++i)
    if (tokens[i].spaced || tokens[i].begin != tokens[i - 1].end) return false;
  return true;
}

bool is_behind_article(const TokenWindow& tokens) {
  const FoldedWord before = tokens.word_before();
  static constexpr std::array<std::string_view, 5> kArticles{"le", "du", "au", "ce", "des"};
  return is_one_of(before.view(), kArticles);
}

// The year that two figures mean: this century's, unless that is further ahead than anybody announces.
int short_year(int figures, const MentionContext& context) {
  const int latest = context.written ? year_of(context.written->last) + kYearsAhead : kLastShortYear;
  return latest - (latest - figures) % 100;
}

// 18/11/17, and le 18.11.17.
Read read_short_year(TokenWindow& tokens, std::size_t from, const MentionContext& context) {
  const DateTokenKind separator = tokens[from + 1].kind;
  const bool separated = separator == DateTokenKind::slash || separator == DateTokenKind::dot;
  if (!separated || tokens[from + 3].kind != separator || !is_glued(tokens, from)) return {};
  if (separator == DateTokenKind::dot && !is_behind_article(tokens)) return {};
  for (const std::size_t i : {from, from + 2})
    if (!tokens[i].is_plain_number(1, 2)) return {};
  if (!tokens[from + 4].is_plain_number(2, 2) || continues_behind(tokens.text(), tokens[from + 4].end)) return {};
  Read read;
  read.date.day = tokens[from].value;
  read.date.month = tokens[from + 2].value;
  read.date.year = short_year(tokens[from + 4].value, context);
  read.next = from + 5;
  return read;
}

// The 10/01 of "le 10/01", "jeudi 10/01": a month of two figures, for 1/4 is a quarter.
Read read_slashed_day(TokenWindow& tokens, std::size_t from) {
  if (tokens[from + 1].kind != DateTokenKind::slash || !tokens[from].is_plain_number(1, 2)) return {};
  const DateToken& month = tokens[from + 2];
  if (tokens[from + 1].spaced || month.spaced || !month.is_plain_number(2, 2)) return {};
  if (tokens[from].value < 1 || tokens[from].value > 31 || month.value < 1 || month.value > 12) return {};
  const std::string_view behind = tokens.text().substr(month.end);
  if (behind.starts_with('/') || behind.starts_with('-') || continues_behind(tokens.text(), month.end)) return {};
  Read read;
  read.date.day = tokens[from].value;
  read.date.month = month.value;
  read.next = from + 3;
  return read;
}

// 13/01/2022, 13-1-2022, 13.01.2022, 2022-01-13.
Read read_numeric(TokenWindow& tokens, std::size_t from) {
  const DateTokenKind separator = tokens[from + 1].kind;
  const bool separated =
      separator == DateTokenKind::slash || separator == DateTokenKind::dash || separator == DateTokenKind::dot;
  if (!separated || tokens[from + 3].kind != separator || !is_glued(tokens, from)) return {};
  if (!tokens[from + 2].is_plain_number(1, 2)) return {};
  const bool year_first = is_year(tokens[from]) && tokens[from + 4].is_plain_number(1, 2);
  const bool year_last = tokens[from].is_plain_number(1, 2) && is_year(tokens[from + 4]);
  if ((!year_first && !year_last) || continues_behind(tokens.text(), tokens[from + 4].end)) return {};
  Read read;
  read.date.year = tokens[year_first ? from : from + 4].value;
  read.date.month = tokens[from + 2].value;
  read.date.day = tokens[year_first ? from + 4 : from].value;
  read.next = from + 5;
  return read;
}

// Two digits that are no time of day.
bool is_two_digits_alone(TokenWindow& tokens, std::size_t at) {
  const DateToken& token = tokens[at];
  return token.is_plain_number(2, 2) && !tokens.text().substr(token.end).starts_with(':');
}

bool is_list_joint(const DateToken& token) { return token.word() == Word::et || token.kind == DateTokenKind::comma; }
bool is_span_joint(const DateToken& token) { return token.kind == DateTokenKind::dash || token.word() == Word::au; }

Read read_day_of_month(TokenWindow& tokens, std::size_t from);

// The year that "16 septembre et 2 octobre 2018" gives to the first of the two.
std::optional<int> year_of_partner(TokenWindow& tokens, std::size_t joint) {
  if (!is_list_joint(tokens[joint]) && !is_span_joint(tokens[joint])) return std::nullopt;
  const std::size_t partner = tokens[joint + 1].word() == Word::article ? joint + 2 : joint + 1;
  return read_day_of_month(tokens, partner).date.year;
}

// What follows a month: its year, dernier or prochain.
void read_completion(TokenWindow& tokens, Read& read) {
  const DateToken& behind = tokens[read.next];
  const Word word = behind.word();
  read.unclear = is_two_digits_alone(tokens, read.next);
  if (is_year(behind)) {
    read.date.year = behind.value;
    ++read.next;
  } else if ((word == Word::dernier && !tokens.is_passe(behind)) || word == Word::prochain) {
    read.turn = word == Word::dernier ? Direction::past : Direction::future;
    ++read.next;
  } else {
    read.date.year = year_of_partner(tokens, read.next);
  }
}

// The hyphen of 11-Septembre, 14-Juillet.
bool is_hyphen(const TokenWindow& tokens, const DateToken& token) {
  return token.kind == DateTokenKind::dash && !token.spaced && !tokens.text().substr(token.end).starts_with(' ');
}

// "13 janvier" or "11-Septembre" at `from`, with what completes it.
Read read_day_of_month(TokenWindow& tokens, std::size_t from) {
  const std::size_t month = is_hyphen(tokens, tokens[from + 1]) ? from + 2 : from + 1;
  if (!is_day(tokens[from]) || tokens[month].month() == 0) return {};
  Read read;
  read.date.day = tokens[from].value;
  read.date.month = static_cast<int>(tokens[month].month());
  read.next = month + 1;
  read_completion(tokens, read);
  // Without its year "15-Janvier" is the name of a place, but for the day of 2001.
  if (month == from + 1 || read.date.year) return read;
  if (read.date.day != 11 || read.date.month != 9 || read.turn || read.unclear) return {};
  read.date.year = 2001;
  return read;
}

// Strictly before or after the days of writing.
std::optional<DateRange> resolve_turned(const PartialDate& date, Direction turn, const MentionContext& context) {
  if (!context.written) return std::nullopt;
  const std::chrono::days one{1};
  const Day edge = turn == Direction::past ? context.written->first - one : context.written->last + one;
  const auto range = resolve(date, {edge, turn});
  return range ? std::optional(*range) : std::nullopt;
}

std::optional<DateRange> resolve_read(const Read& read, const MentionContext& context) {
  if (read.unclear) return std::nullopt;
  if (read.turn) return resolve_turned(read.date, *read.turn, context);
  return resolve_near(read.date, context.written);
}

Found finish(TokenWindow& tokens, const Read& read, const MentionContext& context) {
  if (read.next == 0) return {};
  return {tokens[read.next - 1].end, resolve_read(read, context)};
}

// 5 au 13 janvier 2022 as one span, and the 5 of "5 et 6 janvier 2022" with the month of the 6.
Found find_day_before_day(TokenWindow& tokens, const MentionContext& context) {
  const bool is_list = is_list_joint(tokens[1]);
  if (!is_day(tokens[0]) || (!is_list && !is_span_joint(tokens[1]))) return {};
  const Read last = read_day_of_month(tokens, tokens[2].word() == Word::article ? 3 : 2);
  if (last.next == 0) return {};
  Read first = last;
  first.date.day = tokens[0].value;
  const auto start = resolve_read(first, context);
  if (is_list) return {tokens[0].end, start};
  const std::size_t stop = tokens[last.next - 1].end;
  const auto end = resolve_read(last, context);
  if (!start || !end || end->first < start->first) return {stop, std::nullopt};
  return {stop, range_between(start->first, end->last)};
}

// 05/01 au 08/01
Found find_short_span(TokenWindow& tokens, const MentionContext& context) {
  const Read first = read_slashed_day(tokens, 0);
  if (first.next == 0 || tokens[first.next].word() != Word::au) return {};
  const Read last = read_slashed_day(tokens, first.next + 1);
  if (last.next == 0) return {};
  const auto start = resolve_read(first, context);
  const auto end = resolve_read(last, context);
  if (!start || !end || end->first < start->first) return {};
  return {tokens[last.next - 1].end, range_between(start->first, end->last)};
}

// en 1991, l'année 2019
Found find_year(TokenWindow& tokens) {
  if (!is_year(tokens[0])) return {};
  const FoldedWord before = tokens.word_before();
  if (before.view() != "en" && before.view() != "annee") return {};
  if (continues_behind(tokens.text(), tokens[0].end)) return {};
  return {tokens[0].end, year_range(tokens[0].value)};
}

// The number behind a weekday is a day and not a quantity ("jeudi 13 soldats") when no noun follows.
bool ends_a_clause(const DateToken& token) {
  switch (token.word()) {
    case Word::au:
    case Word::a:
    case Word::et:
    case Word::time_of_day:
      return true;
    default:
      return token.kind != DateTokenKind::word && token.kind != DateTokenKind::number;
  }
}

Read read_behind_weekday(TokenWindow& tokens, std::size_t from, const MentionContext& context) {
  if (Read read = read_numeric(tokens, from); read.next != 0) return read;
  if (Read read = read_short_year(tokens, from, context); read.next != 0) return read;
  if (Read read = read_slashed_day(tokens, from); read.next != 0) return read;
  if (Read read = read_day_of_month(tokens, from); read.next != 0) return read;
  const bool alone = ends_a_clause(tokens[from + 1]) && !continues_behind(tokens.text(), tokens[from].end);
  if (!is_day(tokens[from]) || !alone) return {};
  Read read;
  read.date.day = tokens[from].value;
  read.next = from + 1;
  return read;
}

}  // namespace

Found find_numbered(TokenWindow& tokens, const MentionContext& context) {
  if (tokens[0].kind != DateTokenKind::number || continues_before(tokens)) return {};
  if (const Found found = finish(tokens, read_numeric(tokens, 0), context); found.end != 0) return found;
  if (const Found found = finish(tokens, read_short_year(tokens, 0, context), context); found.end != 0) return found;
  if (tokens[1].kind == DateTokenKind::slash && is_behind_article(tokens)) {
    if (const Found found = find_short_span(tokens, context); found.end != 0) return found;
    if (const Found found = finish(tokens, read_slashed_day(tokens, 0), context); found.end != 0) return found;
  }
  if (const Found found = finish(tokens, read_day_of_month(tokens, 0), context); found.end != 0) return found;
  if (const Found found = find_day_before_day(tokens, context); found.end != 0) return found;
  return find_year(tokens);
}

Found find_numbered_weekday(TokenWindow& tokens, const MentionContext& context) {
  // mercredi matin 9 août
  const std::size_t from = tokens[1].word() == Word::time_of_day ? 2 : 1;
  if (tokens[from].kind != DateTokenKind::number) return {};
  Read read = read_behind_weekday(tokens, from, context);
  read.date.weekday = tokens[0].weekday();
  return finish(tokens, read, context);
}

}  // namespace depeche::time
