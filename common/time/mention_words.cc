#include <algorithm>
#include <array>

#include "time/announcement.h"
#include "time/calendar.h"
#include "time/mention_rules.h"
#include "time/nearest_date.h"
#include "time/unit_rules.h"

namespace depeche::time {
namespace {

using std::chrono::days;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// dernier or passé behind a noun is -1, prochain 1, anything else 0. "Précédent" depends on what was told before.
int turn_of(const TokenWindow& tokens, const DateToken& token) {
  if (token.plural() || tokens.is_passe(token)) return 0;
  if (token.word() == Word::prochain) return 1;
  return token.word() == Word::dernier && !token.folded.view().starts_with("preced") ? -1 : 0;
}

std::optional<DateRange> shifted(std::optional<Day> day, int count) {
  return day ? unit_from(*day, Unit::day, count) : std::nullopt;
}

// Strictly before or after the day of writing.
std::optional<DateRange> turned_weekday(unsigned weekday, Day day, int turn) {
  const int ahead = static_cast<int>((weekday + 7 - iso_weekday(day)) % 7);
  if (turn > 0) return unit_from(day, Unit::day, ahead == 0 ? 7 : ahead);
  return unit_from(day, Unit::day, ahead - 7);
}

std::optional<DateRange> bare_weekday(unsigned weekday, Day day) {
  return unit_from(day, Unit::day, -static_cast<int>((iso_weekday(day) + 7 - weekday) % 7));
}

std::optional<DateRange> announced_weekday(unsigned weekday, Day day) {
  return unit_from(day, Unit::day, static_cast<int>((weekday + 7 - iso_weekday(day)) % 7));
}

// "le lundi", "chaque lundi" are any Monday; "lundi de Pâques" is a feast.
bool is_habit(const TokenWindow& tokens) {
  return is_one_of(tokens.word_before().view(), {"le", "les", "un", "chaque", "tous", "du"});
}

bool is_feast(TokenWindow& tokens) {
  if (is_one_of(tokens[1].folded.view(), {"gras", "saint", "noir", "des"})) return true;
  return is_one_of(tokens[2].folded.view(), {"paques", "pentecote"});
}

// mardi de la semaine dernière
Found find_day_of_week_turned(TokenWindow& tokens, const MentionContext& context) {
  if (tokens[1].word() != Word::de || tokens[2].word() != Word::article || tokens[3].word() != Word::semaine) return {};
  const int turn = turn_of(tokens, tokens[4]);
  if (turn == 0) return {};
  const auto day = context.day_of_writing();
  const auto week = day ? unit_from(*day, Unit::week, turn) : std::nullopt;
  return {tokens[4].end, week ? shifted(week->first, static_cast<int>(tokens[0].weekday()) - 1) : std::nullopt};
}

// The unit that all days of writing agree on.
std::optional<DateRange> common_unit(const std::optional<DateRange>& written, Unit unit, int count) {
  if (!written) return std::nullopt;
  const auto first = unit_from(written->first, unit, count);
  return first == unit_from(written->last, unit, count) ? first : std::nullopt;
}

Found find_unit(TokenWindow& tokens, const MentionContext& context, Unit unit) {
  // "cette année 2019" is the year of its number
  if (tokens[0].plural() || tokens[1].kind == DateTokenKind::number) return {};
  const FoldedWord before = tokens.word_before();
  if (const int turn = turn_of(tokens, tokens[1]); turn != 0 && is_one_of(before.view(), {"le", "la", "l", "du", "au"}))
    return {tokens[1].end, common_unit(context.written, unit, turn)};
  if (is_one_of(before.view(), {"ce", "cette"})) return {tokens[0].end, common_unit(context.written, unit, 0)};
  return {};
}

// le week-end dernier: Saturday and Sunday of the week before.
Found find_weekend(TokenWindow& tokens, const MentionContext& context) {
  std::size_t next = 1;
  if (tokens[next].kind == DateTokenKind::dash) ++next;
  if (tokens[next].folded.view() == "end") ++next;
  if (next == 1 && tokens[0].word() != Word::weekend) return {};
  if (turn_of(tokens, tokens[next]) != -1) return {};
  const auto week = common_unit(context.written, Unit::week, -1);
  return {tokens[next].end, week ? std::optional(range_between(week->first + days{5}, week->last)) : std::nullopt};
}

// "sept." only with its year.
bool is_full_month(TokenWindow& tokens) {
  const DateToken& token = tokens[0];
  if (token.month() == 0) return false;
  return !token.entry->abbreviation || (token.weekday() == 0 && tokens[1].is_plain_number(4, 4));
}

Found find_turned_month(TokenWindow& tokens, const MentionContext& context, int turn) {
  const auto present = common_unit(context.written, Unit::month, 0);
  if (!present) return {tokens[1].end, std::nullopt};
  const int ahead = static_cast<int>((tokens[0].month() + 12 - month_of(present->first)) % 12);
  const int count = turn < 0 ? ahead - 12 : ahead == 0 ? 12 : ahead;
  return {tokens[1].end, month_from(present->first, count)};
}

std::optional<int> year_at(const DateToken& token) {
  if (token.kind != DateTokenKind::number || token.digits != 4 || token.ordinal) return std::nullopt;
  return token.value;
}

// The year behind a month, or behind the month that it is listed with: "septembre et décembre 2018".
std::optional<int> year_of_month(TokenWindow& tokens) {
  if (const auto year = year_at(tokens[1])) return year;
  const Word joint = tokens[1].word();
  const bool joined =
      joint == Word::et || joint == Word::a || joint == Word::au || tokens[1].kind == DateTokenKind::dash;
  return joined && tokens[2].month() != 0 ? year_at(tokens[3]) : std::nullopt;
}

// A month without a number: en janvier, les émeutes de janvier. "De Mars" is the planet's, "d'Octobre" a revolution's.
bool is_alone(const TokenWindow& tokens) {
  const FoldedWord before = tokens.word_before();
  if (is_one_of(before.view(), {"en", "depuis", "debut", "fin", "mi"})) return true;
  const char initial = tokens.text()[tokens.begin()];
  return is_one_of(before.view(), {"de", "d"}) && initial >= 'a' && initial <= 'z';
}

// The "premier" of "premier décembre".
bool is_first_day(const TokenWindow& tokens) { return tokens.word_before().view() == "premier"; }

// janvier 2022, janvier dernier, en janvier, premier décembre.
Found find_month(TokenWindow& tokens, const MentionContext& context) {
  PartialDate date;
  if (is_first_day(tokens)) {
    date.day = 1;
    date.month = static_cast<int>(tokens[0].month());
    date.year = year_at(tokens[1]);
    return {date.year ? tokens[1].end : tokens[0].end, resolve_near(date, context.written), tokens.before().begin};
  }
  date.month = static_cast<int>(tokens[0].month());
  date.year = year_of_month(tokens);
  const DateToken& behind = tokens[1];
  if (date.year) return {year_at(behind) ? behind.end : tokens[0].end, resolve_near(date, std::nullopt)};
  // "mai 68" is a year of some century.
  if (behind.kind == DateTokenKind::number && behind.digits == 2) return {behind.end, std::nullopt};
  if (const int turn = turn_of(tokens, behind); turn != 0) return find_turned_month(tokens, context, turn);
  if (!is_alone(tokens)) return {};
  return {tokens[0].end, resolve_near(date, context.written)};
}

// avant-hier, après-demain, avant-veille.
Found find_compound(TokenWindow& tokens, const MentionContext& context) {
  if (tokens[1].kind != DateTokenKind::dash || tokens[2].spaced) return {};
  const std::string_view last = tokens[2].folded.view();
  if (tokens[0].word() == Word::avant && last == "hier") return {tokens[2].end, shifted(context.day_of_writing(), -2)};
  if (tokens[0].word() == Word::apres && last == "demain") return {tokens[2].end, shifted(context.day_of_writing(), 2)};
  return {};
}

bool is_genitive(const DateToken& token) { return token.word() == Word::de || token.word() == Word::du; }

// The last day mentioned in the paragraph. While the day of writing is known, "la veille" of a new paragraph may be
// beside that; else it must be beside a day of the paragraph before.
std::optional<Day> last_day_told(const TokenWindow& tokens, const MentionContext& context) {
  const std::string_view between = tokens.text().substr(context.last_end, tokens.begin() - context.last_end);
  const std::size_t blank_line = between.find("\n\n");
  if (blank_line == between.npos) return context.last_day;
  const bool further = between.find("\n\n", blank_line + 2) != between.npos;
  return context.day_of_writing() || further ? std::nullopt : context.last_day;
}

// La veille, le lendemain: of the day told of. "La veille du retrait" names another.
Found find_neighbour(TokenWindow& tokens, const MentionContext& context, int count) {
  if (is_genitive(tokens[1]) || !is_one_of(tokens.word_before().view(), {"la", "le"})) return {};
  auto day = last_day_told(tokens, context);
  if (!day && count < 0) day = context.day_of_writing();
  return {tokens[0].end, shifted(day, count)};
}

Found find_day_word(TokenWindow& tokens, const MentionContext& context) {
  const std::string_view word = tokens[0].folded.view();
  if (word == "hier") return {tokens[0].end, shifted(context.day_of_writing(), -1)};
  // "le monde de demain"
  if (word == "demain" && tokens.word_before().view() != "de")
    return {tokens[0].end, shifted(context.day_of_writing(), 1)};
  if (word == "veille") return find_neighbour(tokens, context, -1);
  if (word == "lendemain") return find_neighbour(tokens, context, 1);
  return {};
}

// The Monday of "de lundi à mardi 20 novembre" belongs to that Tuesday, not to the day of writing.
bool belongs_to_next(TokenWindow& tokens) {
  const Word joint = tokens[1].word();
  const bool joined = joint == Word::a || joint == Word::au || joint == Word::et;
  return joined && tokens[2].weekday() != 0 && tokens[3].kind == DateTokenKind::number;
}

}  // namespace

Found find_weekday(TokenWindow& tokens, const MentionContext& context) {
  if (tokens[1].kind == DateTokenKind::number && !tokens[1].spaced) return {};
  if (const Found found = find_numbered_weekday(tokens, context); found.end != 0) return found;
  if (const Found found = find_day_of_week_turned(tokens, context); found.end != 0) return found;
  const auto day = context.day_of_writing();
  const unsigned weekday = tokens[0].weekday();
  if (const int turn = turn_of(tokens, tokens[1]); turn != 0)
    return {tokens[1].end, day ? turned_weekday(weekday, *day, turn) : std::nullopt};
  if (is_habit(tokens) || is_feast(tokens) || belongs_to_next(tokens)) return {};
  const std::size_t end = tokens[1].word() == Word::time_of_day ? tokens[1].end : tokens[0].end;
  if (!day) return {end, std::nullopt};
  const bool announced = is_announced(tokens.text(), tokens.begin());
  return {end, announced ? announced_weekday(weekday, *day) : bare_weekday(weekday, *day)};
}

Found find_named(TokenWindow& tokens, const MentionContext& context) {
  const DateToken& token = tokens[0];
  if (is_full_month(tokens)) return find_month(tokens, context);
  switch (token.word()) {
    case Word::semaine:
      return token.folded.view() == "week" ? find_weekend(tokens, context) : find_unit(tokens, context, Unit::week);
    case Word::weekend:
      return find_weekend(tokens, context);
    case Word::mois:
      return find_unit(tokens, context, Unit::month);
    case Word::an:
      return find_unit(tokens, context, Unit::year);
    case Word::avant:
    case Word::apres:
      return find_compound(tokens, context);
    case Word::none:
      return find_day_word(tokens, context);
    default:
      return {};
  }
}

}  // namespace depeche::time
