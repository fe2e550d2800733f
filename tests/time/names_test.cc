#include <catch2/catch.hpp>

#include "time/vocabulary.h"

using namespace depeche::time;

TEST_CASE("months are known by French and English names and abbreviations, whatever the case and accents") {
  struct Case {
    std::string_view name;
    unsigned month;
  };
  for (const Case& c : {Case{"janvier", 1}, {"Janvier", 1}, {"JANV.", 1},     {"janv", 1},  {"jan.", 1},
                        {"Jan", 1},         {"février", 2}, {"fevrier", 2},   {"FÉVR.", 2}, {"fe\xCC\x81vrier", 2},
                        {"mars", 3},        {"Mar", 3},     {"avril", 4},     {"avr.", 4},  {"Apr", 4},
                        {"mai", 5},         {"May", 5},     {"juin", 6},      {"juil.", 7}, {"Jul", 7},
                        {"août", 8},        {"AOUT", 8},    {"Aug", 8},       {"sept.", 9}, {"Sep", 9},
                        {"octobre", 10},    {"nov.", 11},   {"décembre", 12}, {"DÉC.", 12}, {" décembre ", 12},
                        {"December", 12}}) {
    INFO(c.name);
    CHECK(month_from_name(c.name) == c.month);
  }
}

TEST_CASE("weekdays are known by French and English names and abbreviations") {
  struct Case {
    std::string_view name;
    unsigned weekday;
  };
  for (const Case& c : {Case{"lundi", 1},
                        {"Mardi", 2},
                        {"mar.", 2},
                        {"MERCREDI", 3},
                        {"mer.", 3},
                        {"jeu.", 4},
                        {"Fri", 5},
                        {"ven.", 5},
                        {"samedi", 6},
                        {"Sunday", 7},
                        {"dim", 7}}) {
    INFO(c.name);
    CHECK(weekday_from_name(c.name) == c.weekday);
  }
}

TEST_CASE("no other word is a month or a weekday") {
  for (std::string_view name : {"", " ", ".", "marsouin", "maison", "jan-", "janvier 2022", "janvier.", "mai.", "l",
                                "hier", "1", "juill et", "jeudis", "pneumonoultramicroscopique", "\xC3", "\xFF\xFE"}) {
    INFO(name);
    CHECK_FALSE(month_from_name(name).has_value());
    CHECK_FALSE(weekday_from_name(name).has_value());
  }
  CHECK_FALSE(month_from_name("lundi").has_value());
  CHECK_FALSE(weekday_from_name("janvier").has_value());
}
