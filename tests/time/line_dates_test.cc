#include "time/line_dates.h"

#include <catch2/catch.hpp>

#include "time/month_names.h"

using namespace depeche::time;

namespace {

std::string found(std::string_view line) {
  std::string all;
  for (const LineDate& date : find_line_dates(line)) {
    if (!all.empty()) all += " | ";
    all += to_iso(date) + (date.is_ordered ? "" : "?");
  }
  return all;
}

}  // namespace

TEST_CASE("Dates with their year are found in a line, in many languages, with the hour behind them") {
  const struct {
    const char* line;
    const char* expected;
  } cases[] = {
      {"Publié le 13/01/2022 à 18h32", "2022-01-13 18:32"},
      {"Publié le 13 janvier 2022 à 18:32, mis à jour le 14 janvier 2022 à 9h", "2022-01-13 18:32 | 2022-01-14 09:00"},
      {"le 1er février 2022", "2022-02-01"},
      {"jeudi 13 janv. 2022 - 06h00", "2022-01-13 06:00"},
      {"2022-01-13T18:32:05.123+01:00", "2022-01-13T18:32:05+01:00"},
      {"2022-01-13T18:32Z", "2022-01-13T18:32:00+00:00"},
      {"13 janvier 2022 - 18:32 UTC +01:00", "2022-01-13T18:32:00+01:00"},
      {"2022-01-13T18:32:00-0500", "2022-01-13T18:32:00-05:00"},
      {"Thu, 13 Jan 2022 08:00:00 +0100", "2022-01-13T08:00:00+01:00"},
      {"Thu Jan 13 18:32:05 CET 2022", "2022-01-13T18:32:05+01:00"},
      {"Thu Jan 13 18:32:05 IST 2022", "2022-01-13"},
      {"Thu Jan 13 18:32:05 -0500 2022", "2022-01-13T18:32:05-05:00"},
      {"January 13th, 2022 6:32 pm", "2022-01-13 18:32"},
      {"Jan. 13, 2022 at 12:05 a.m.", "2022-01-13 00:05"},
      {"13. Januar 2022 um 18.32 Uhr", "2022-01-13 18:32"},
      {"13. Jänner 2022", "2022-01-13"},
      {"13 janvier 2022 à 18 heures 32", "2022-01-13 18:32"},
      {"13 janvier 2022, 2 heures de lecture", "2022-01-13"},
      {"13 janvier 2022 à 18 h 32 min", "2022-01-13 18:32"},
      {"January 13, 2022 6 PM", "2022-01-13 18:00"},
      {"13/01/2022 25:61", "2022-01-13"},
      {"Stand: 13.1.22, 18:32", "2022-01-13 18:32"},
      {"13 de enero de 2022", "2022-01-13"},
      {"13 января 2022, 18:32", "2022-01-13 18:32"},
      {"13 stycznia 2022", "2022-01-13"},
      {"2022. január 13.", "2022-01-13"},
      {"2022年1月13日 18:32", "2022-01-13 18:32"},
      {"2022년 1월 13일", "2022-01-13"},
      {"13. 1. 2022", "2022-01-13"},
      {"13-Jan-2022", "2022-01-13"},
      {"03/04/2022", "2022-04-03?"},
      {"1/13/2022", "2022-01-13"},
      {"04/04/2022", "2022-04-04"},
      {"03.04.2022", "2022-04-03"},
      {"aujourd'hui à 18h32", ""},
      {"13 janvier", ""},
      {"janvier 2022", ""},
      {"31 février 2022", ""},
      {"du 5 au 13 janvier 2022", ""},
      {"5.–13. Januar 2022", ""},
      {"5 décembre 2021 au 13 janvier 2022", "2021-12-05"},
      {"bis 13. Januar 2022", ""},
      {"open until January 13, 2022", ""},
      {"10 listopada 2022", "2022-11-10"},
      {"version 1.13.01.2022", ""},
      {"192.168.1.22", ""},
      {"13/01/1789", ""},
      {"99/99/2022", ""},
      {"\xff 13/01/2022", "2022-01-13"},
  };
  for (const auto& c : cases) {
    INFO(c.line);
    CHECK(found(c.line) == c.expected);
  }
  CHECK(found(std::string(1'000'000, '1')).empty());
}

TEST_CASE("Months have one meaning in all languages together, or none") {
  const struct {
    const char* name;
    unsigned month;  // 0: none
  } cases[] = {{"janvier", 1}, {"fevrier", 2}, {"marzo", 3}, {"марта", 3}, {"mayo", 5}, {"juillet", 7},
               {"août", 0},    {"aout", 8},    {"sept", 9},  {"okt", 10},  {"dez", 12}, {"lundi", 0}};
  for (const auto& c : cases) {
    INFO(c.name);
    CHECK(month_in_any_language(c.name).value_or(0) == c.month);
  }
  CHECK(fold_letters("ÉTÉ Août") == "ete aout");
}
