#include "time/moment_rules.h"

#include <array>

#include "time/calendar.h"
#include "time/date_rules.h"
#include "time/unit_rules.h"

namespace depeche::time {
namespace {

constexpr std::array kRules{read_dated,   read_relative_day, read_one_unit, read_several_units, read_distance,
                            read_part,    read_nth,          read_first_of, read_week_of,       read_weekend,
                            read_season,  read_holiday,      read_numbered, read_numbered_span, read_decade,
                            read_century, read_countdown,    read_about,    read_beside};

// The reading of "mars dernier" starts before this March, that of "lundi dernier" before this Monday.
Reading turned(const PartialDate& date, Reading reading, Direction direction) {
  const bool months = !date.day && !date.weekday;
  const auto month = month_from(reading.today, 0);
  const DateRange present = months && month ? *month : day_range(reading.today);
  const Day edge =
      direction == Direction::past ? present.first - std::chrono::days{1} : present.last + std::chrono::days{1};
  return {edge, direction};
}

bool accept_year_word(Reader& reader) { return reader.accept("annee") || reader.accept("an") || reader.accept("year"); }

std::optional<DateRange> resolve_or_note(Reader& reader, const PartialDate& date, const Reading& reading) {
  return reader.accept(resolve(date, reading));
}

// lundi en huit, en quinze: counted from the coming one.
std::optional<DateRange> read_weeks_ahead(Reader& reader, const PartialDate& date) {
  const int weeks = reader.accept("en huit") ? 1 : reader.accept("en quinze") ? 2 : 0;
  if (weeks == 0) return std::nullopt;
  const auto coming = resolve_or_note(reader, date, {reader.reading().today, Direction::future});
  if (!coming) return std::nullopt;
  return unit_from(coming->first, Unit::day, 7 * weeks);
}

// mardi de la semaine prochaine, lundi cette semaine.
std::optional<DateRange> read_day_of_that_week(Reader& reader, const PartialDate& date) {
  const std::size_t start = reader.mark();
  reader.accept(Word::de);
  const bool determined = reader.peek().word() == Word::ce;
  reader.skip_articles();
  const bool is_week = reader.peek().word() == Word::semaine || reader.peek(1).word() == Word::semaine;
  const auto week = is_week ? read_relative_unit(reader, determined) : std::nullopt;
  if (week) return day_range(week->first + std::chrono::days{*date.weekday - 1});
  reader.rewind(start);
  return std::nullopt;
}

// "courant", "du mois dernier", "de ce mois": the month of a day that has none.
std::optional<DateRange> read_month_from_today(Reader& reader) {
  const std::size_t start = reader.mark();
  if (reader.accept("courant") || reader.accept("ct") || reader.accept("crt"))
    return unit_from(reader.reading().today, Unit::month, 0);
  if (!reader.accept(Word::de) && !reader.accept(Word::du)) return std::nullopt;  // 3 mois suivants
  const bool determined = reader.peek().word() == Word::ce;
  reader.skip_articles();
  const bool is_month = reader.peek().word() == Word::mois || reader.peek(1).word() == Word::mois;
  if (const auto month = is_month ? read_relative_unit(reader, determined) : std::nullopt) return month;
  reader.rewind(start);
  return std::nullopt;
}

// What is said of the month or the year in words: le 3 courant, 3 mars de l'année dernière.
void complete_in_words(Reader& reader, PartialDate& date) {
  if (date.day && !date.month) {
    if (const auto month = read_month_from_today(reader)) {
      date.month = static_cast<int>(month_of(month->first));
      date.year = year_of(month->first);
    }
  } else if (date.month && !date.year) {
    date.year = read_year_from_today(reader);
  }
}

struct Lead {
  bool definite = false;  // le 2, this Monday
  std::optional<Direction> turn;
};

Lead read_lead(Reader& reader) {
  Lead lead;
  if (skip_throughout(reader))
    reader.accept(Word::de);
  else
    reader.accept(Word::en);
  const std::size_t start = reader.mark();
  // The contracted articles: "jusqu'au 13", "à partir du 8".
  // "des 2019" may be meant for "dès 2019".
  if (reader.peek().folded.view() == "des" || !reader.accept(Word::du)) reader.accept(Word::au);
  reader.skip_articles();
  lead.definite = reader.mark() != start;
  lead.turn = read_turn(reader);
  if (!reader.accept("mois de") && !reader.accept("mois d") && !reader.accept("month of")) accept_year_word(reader);
  return lead;
}

std::optional<DateRange> resolve_turned(Reader& reader, const PartialDate& date, std::optional<Direction> turn) {
  if (!turn) return resolve_or_note(reader, date, reader.reading());
  if (date.year) return std::nullopt;
  return resolve_or_note(reader, date, turned(date, reader.reading(), *turn));
}

// Behind a weekday alone, "d'après" means the coming one.
std::optional<Direction> read_turn_after(Reader& reader, const PartialDate& date) {
  if (const auto turn = read_turn(reader)) return turn;
  if (date.is_weekday_only() && reader.accept("d apres")) return Direction::future;
  return std::nullopt;
}

bool is_bare_day_number(const PartialDate& date) { return date.day && !date.month && !date.weekday; }

}  // namespace

// courant juin, dans le courant du mois de juin, durant l'année 2021, tout 2021
bool skip_throughout(Reader& reader) {
  static constexpr std::array<std::string_view, 16> kPhrases{
      "courant", "dans le courant", "au cours", "tout au long", "durant",
      "pendant", "l ensemble",      "sur",      "pour",         "dans",
      "tout",    "toute",           "during",   "throughout",   "the whole",
      "all"};
  bool found = false;
  for (const std::string_view phrase : kPhrases) found = reader.accept(phrase) || found;
  return found;
}

std::optional<Direction> read_turn(Reader& reader) {
  if (reader.accept(Word::dernier)) return Direction::past;
  if (reader.accept(Word::prochain)) return Direction::future;
  return std::nullopt;
}

std::optional<int> read_year_from_today(Reader& reader) {
  const std::size_t start = reader.mark();
  reader.accept(Word::de);
  const bool determined = reader.peek().word() == Word::ce;
  reader.skip_articles();
  const bool is_year = reader.peek().word() == Word::an || reader.peek(1).word() == Word::an;
  if (const auto year = is_year ? read_relative_unit(reader, determined) : std::nullopt) return year_of(year->first);
  reader.rewind(start);
  return std::nullopt;
}

std::optional<PartialDate> read_month_or_year(Reader& reader) {
  if (!reader.accept("mois de") && !reader.accept("mois d")) accept_year_word(reader);
  auto date = read_date(reader);
  if (date && !date->day && !date->weekday) return date;
  return std::nullopt;
}

std::optional<DateRange> read_dated(Reader& reader) {
  Lead lead = read_lead(reader);
  auto date = read_date(reader);
  if (!date) return std::nullopt;
  complete_in_words(reader, *date);
  if (is_bare_day_number(*date) && !lead.definite) return std::nullopt;
  if (date->is_weekday_only() && !lead.turn) {
    if (const auto day = read_weeks_ahead(reader, *date)) return day;
    if (const auto day = read_day_of_that_week(reader, *date)) return day;
  }
  if (!lead.turn) lead.turn = read_turn_after(reader, *date);
  return resolve_turned(reader, *date, lead.turn);
}

std::optional<DateRange> read_relative_day(Reader& reader) {
  struct Phrase {
    std::string_view words;
    int days;
  };
  static constexpr std::array kPhrases{Phrase{"avant hier", -2},
                                       Phrase{"hier", -1},
                                       Phrase{"avanthier", -2},
                                       Phrase{"aujourd hui", 0},
                                       Phrase{"aujourdhui", 0},
                                       Phrase{"auj", 0},
                                       Phrase{"ajd", 0},
                                       Phrase{"present", 0},
                                       Phrase{"nos jours", 0},
                                       Phrase{"demain", 1},
                                       Phrase{"apres demain", 2},
                                       Phrase{"avant veille", -2},
                                       Phrase{"veille", -1},
                                       Phrase{"lendemain", 1},
                                       Phrase{"surlendemain", 2},
                                       Phrase{"yesterday", -1},
                                       Phrase{"today", 0},
                                       Phrase{"tomorrow", 1},
                                       Phrase{"day before yesterday", -2},
                                       Phrase{"day after tomorrow", 2}};
  reader.skip_articles();
  for (const Phrase& phrase : kPhrases)
    if (reader.accept(phrase.words)) return unit_from(reader.reading().today, Unit::day, phrase.days);
  return std::nullopt;
}

std::optional<DateRange> read_moment(Reader& reader, bool (*follows)(const Reader&)) {
  const std::size_t start = reader.mark();
  for (const auto rule : kRules) {
    reader.rewind(start);
    const auto range = rule(reader);
    if (range && follows(reader)) return range;
  }
  reader.rewind(start);
  return std::nullopt;
}

}  // namespace depeche::time
