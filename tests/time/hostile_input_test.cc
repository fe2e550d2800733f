#include <random>
#include <string>

#include <catch2/catch.hpp>

#include "depeche/date.h"
#include "time/field_date.h"
#include "time/find_dates.h"

using namespace depeche;
using namespace depeche::time;

namespace {

constexpr int kRounds = 5000;

Day today() { return Day{std::chrono::year{2022} / 1 / 13}; }

bool is_sound(const DateRange& range) {
  return kFirstDay <= range.first && range.first <= range.last && range.last <= kLastDay &&
         range == range_between(range.first, range.last);
}

// The same expression twice is one; a mention lies in the text, behind the one before, and is sound.
void check_mentions(const std::string& text, const std::optional<DateRange>& written) {
  std::size_t end = 0;
  for (const DateMention& mention : find_dates(text, written)) {
    REQUIRE(mention.begin >= end);
    REQUIRE(mention.begin < mention.end);
    REQUIRE(mention.end <= text.size());
    REQUIRE(is_sound(mention.range));
    end = mention.end;
  }
}

void check_both(const std::string& text) {
  const auto range = parse_date(text, today());
  if (range) {
    REQUIRE(is_sound(*range));
  } else {
    REQUIRE(range.error().code == ErrorCode::date);
    REQUIRE_FALSE(range.error().hint.empty());
  }
  const auto asked = parse_time(text, std::chrono::sys_days(today()) + std::chrono::hours(13));
  if (asked) {
    REQUIRE(is_sound(asked->days));
    if (asked->moments) REQUIRE(asked->moments->from < asked->moments->until);
  } else {
    REQUIRE(asked.error().code == ErrorCode::date);
  }
  const auto field = depeche::time::read_field_date(text);
  if (field.dated) REQUIRE(is_sound(*field.dated));
  if (field.written_at) REQUIRE(field.dated == day_range(day_in_time_zone(field.written_at->time)));
  check_mentions(text, std::nullopt);
  check_mentions(text, month_range(2022, 1));
  check_mentions(text, day_range(today()));
}

const std::string_view kPieces[] = {
    "18h32",    "18 h",     "25h61",       "24 heures", "matin",   "soir",    "depuis", "T18:00Z",   "+14:00",
    "GMT",      "minuit",   "13",          "1",         "31",      "29",      "0",      "2022",      "2021",
    "9999",     "1000",     "99999999999", "01",        "janvier", "février", "mars",   "déc.",      "lundi",
    "mardi",    "jeudi",    "le",          "la",        "l'",      "du",      "au",     "de",        "entre",
    "et",       "depuis",   "avant",       "après",     "jusqu'",  "il y a",  "dans",   "en",        "jours",
    "jour",     "semaine",  "semaines",    "mois",      "an",      "ans",     "année",  "trimestre", "dernier",
    "dernière", "prochain", "derniers",    "ce",        "cette",   "ces",     "début",  "mi",        "fin",
    "hier",     "demain",   "veille",      "week-end",  "été",     "hiver",   "Noël",   "Pâques",    "premier",
    "trois",    "vingt",    "-",           "/",         ".",       "..",      ",",      " ",         "\n\n",
    "\xC2\xA0", "’",        "·",           "…",         "&",       "_",       "1990s",  "XXIe",      "siècle",
    "années",   "T1",       "2022W02",     "13janvier", "1er",     "moitié",  "quatre", "rentrée",   "\xC3",
    "\xE2\x80", "15h",      "soir"};

std::string from_pieces(std::mt19937& random) {
  std::string text;
  for (std::size_t n = random() % 9; n > 0; --n) {
    text += kPieces[random() % std::size(kPieces)];
    if (random() % 4 != 0) text += ' ';
  }
  return text;
}

std::string from_bytes(std::mt19937& random) {
  std::string text(random() % 300, '\0');
  for (char& c : text) c = static_cast<char>(random() % 256);
  return text;
}

}  // namespace

TEST_CASE("any bytes have an answer") {
  std::mt19937 random(20220113);
  for (int i = 0; i < kRounds; ++i) check_both(from_bytes(random));
}

TEST_CASE("any words of dates in any order have a sound answer") {
  std::mt19937 random(7);
  for (int i = 0; i < 5 * kRounds; ++i) check_both(from_pieces(random));
}

TEST_CASE("a date cut anywhere, even inside a character, has an answer") {
  const std::string text =
      "du 28 décembre au 3 février 2022 — il y a « l’année dernière », jusqu’à la première semaine d’août";
  for (std::size_t size = 0; size <= text.size(); ++size) {
    check_both(text.substr(0, size));
    check_both(text.substr(size));
  }
}

TEST_CASE("relative dates from the edges of the calendar stay inside it") {
  for (const Day edge : {kFirstDay, kFirstDay + std::chrono::days{3}, kLastDay - std::chrono::days{3}, kLastDay})
    for (std::string_view text : {"hier",
                                  "demain",
                                  "la semaine dernière",
                                  "la semaine prochaine",
                                  "le mois dernier",
                                  "l'année prochaine",
                                  "lundi",
                                  "lundi prochain",
                                  "Noël",
                                  "été",
                                  "Pâques prochain",
                                  "il y a un an",
                                  "dans 3 mois",
                                  "31 mars",
                                  "mars",
                                  "week-end dernier",
                                  "lundi en quinze",
                                  "les 3 derniers trimestres",
                                  "fin de mois",
                                  "avant hier",
                                  "après demain",
                                  "avant le 1er janvier 1000",
                                  "cette semaine"}) {
      const auto range = parse_date(text, edge);
      INFO(text << " on " << to_string(edge));
      if (range) CHECK(is_sound(*range));
      check_mentions(std::string(text), day_range(edge));
    }
}

TEST_CASE("a megabyte is read in bounded time") {
  const auto repeat = [](std::string_view piece) {
    std::string text;
    while (text.size() < 1'000'000) text += piece;
    return text;
  };
  const std::clock_t start = std::clock();
  for (std::string_view piece :
       {"1",          "a",        " ",      ".",     "-",           "é",      "\xC3",
        "\xE2",       "\xCC\x81", "lundi ", "lundi", "13 janvier ", "13 et ", "5 au ",
        "la veille ", "l'an ",    "\n",     "1.",    "1/1/",        "mai ",   "semaine de la "}) {
    const std::string text = repeat(piece);
    CHECK_FALSE(parse_date(text, today()).has_value());
    check_mentions(text, day_range(today()));
  }
  CHECK(std::clock() - start < 60 * CLOCKS_PER_SEC);
}
