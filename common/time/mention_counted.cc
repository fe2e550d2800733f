#include <algorithm>

#include "time/calendar.h"
#include "time/mention_rules.h"
#include "time/unit_rules.h"

// Mentions that count: so many units ago, the first quarter of a year.

namespace depeche::time {
namespace {

// "il y a vingt-cinq ans" and blanks to spare.
constexpr std::size_t kReachOfCount = 32;
constexpr unsigned kMonthsOfQuarter = 3;
constexpr unsigned kMonthsOfHalf = 6;

std::optional<Unit> unit_of(const DateToken& token) {
  switch (token.word()) {
    case Word::jour:
      return token.folded.view().starts_with("jour") ? std::optional(Unit::day) : std::nullopt;
    case Word::semaine:
      return Unit::week;
    case Word::mois:
      return Unit::month;
    case Word::an:
      return Unit::year;
    default:
      return std::nullopt;
  }
}

// What "il y a" stands before, when only a number stands between it and the window: the number, and where it begins.
struct Count {
  int value = 0;
  std::size_t begin = 0;
};

std::optional<Count> count_before(const TokenWindow& tokens) {
  const std::size_t reach = tokens.begin() - std::min(tokens.begin(), kReachOfCount);
  const std::string_view before = tokens.text().substr(reach, tokens.begin() - reach);
  for (std::size_t at = before.rfind("l y a "); at != std::string_view::npos && at > 0;) {
    if (before[at - 1] != 'i' && before[at - 1] != 'I') return std::nullopt;
    TokenWindow count(before, at + 6);
    const bool alone = count[0].end != 0 && count[1].kind == DateTokenKind::end;
    if (!alone || count[0].value <= 0 || count[0].ordinal) return std::nullopt;
    return Count{count[0].value, reach + at - 1};
  }
  return std::nullopt;
}

// il y a 5 jours, il y a une semaine
Found find_distance(TokenWindow& tokens, const MentionContext& context) {
  const auto unit = unit_of(tokens[0]);
  if (!unit) return {};
  const auto count = count_before(tokens);
  if (!count) return {};
  const auto day = context.day_of_writing();
  return {tokens[0].end, day ? unit_from(*day, *unit, -count->value) : std::nullopt, count->begin};
}

// Before "trimestre": premier, 2e, 3ème.
int ordinal_before(const TokenWindow& tokens, std::size_t& begin) {
  begin = tokens.before().begin;
  if (tokens.word_before().view().empty()) return 0;
  // "2e" is read as the word "e": its figures stand before it.
  while (begin > 0 && tokens.text()[begin - 1] >= '0' && tokens.text()[begin - 1] <= '9') --begin;
  TokenWindow ordinal(tokens.text().substr(0, tokens.begin()), begin);
  const bool alone = ordinal[0].ordinal && ordinal[1].kind == DateTokenKind::end;
  return alone ? ordinal[0].value : 0;
}

// premier trimestre 2023, 2e semestre de 2022
Found find_part_of_year(TokenWindow& tokens) {
  const Word word = tokens[0].word();
  if (word != Word::trimestre && word != Word::semestre) return {};
  const unsigned months = word == Word::trimestre ? kMonthsOfQuarter : kMonthsOfHalf;
  std::size_t begin = 0;
  const int number = ordinal_before(tokens, begin);
  if (number < 1 || static_cast<unsigned>(number) > 12 / months) return {};
  std::size_t year = tokens[1].word() == Word::de ? 2 : 1;
  if (tokens[year].word() == Word::article) ++year;
  if (tokens[year].folded.view() == "annee") ++year;
  if (!tokens[year].is_plain_number(4, 4) || tokens[year].value < kFirstYear || tokens[year].value > kLastYear)
    return {};
  const unsigned first = static_cast<unsigned>(number - 1) * months + 1;
  const int in = tokens[year].value;
  return {tokens[year].end, range_between(month_range(in, first).first, month_range(in, first + months - 1).last),
          begin};
}

}  // namespace

Found find_counted(TokenWindow& tokens, const MentionContext& context) {
  if (const Found found = find_part_of_year(tokens); found.end != 0) return found;
  return find_distance(tokens, context);
}

}  // namespace depeche::time
