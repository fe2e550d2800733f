#include "dispatch/copy/dateline.h"

#include <string>

#include <catch2/catch.hpp>

using namespace depeche::dispatch;

namespace {

std::string read(const std::string& text) {
  const auto dateline = read_dateline(text);
  if (!dateline) return "none";
  std::string line = dateline->place + "|" + dateline->source + "|";
  if (const auto& printed = dateline->printed) {
    if (printed->weekday) line += std::to_string(*printed->weekday) + ":";
    line += std::to_string(printed->day) + "/" + std::to_string(printed->month);
    if (printed->year) line += "/" + std::to_string(*printed->year);
  }
  return line + "|" + text.substr(dateline->end);
}

}  // namespace

TEST_CASE("Datelines of the agencies are read") {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"Dakar, Sénégal | AFP | jeudi 13/01/2022 - Il pleut", "Dakar, Sénégal|AFP|4:13/1/2022|Il pleut"},
      {"Dakar, Sénégal | AFP | jeudi 13 janvier 2022 — Il pleut", "Dakar, Sénégal|AFP|4:13/1/2022|Il pleut"},
      {"PARIS | AFP - Il pleut", "PARIS|AFP||Il pleut"},
      {"DAKAR, 13 janvier (Reuters) - Il pleut", "DAKAR|Reuters|13/1|Il pleut"},
      {"DAKAR, 13 janv. (Reuters) -- Il pleut", "DAKAR|Reuters|13/1|Il pleut"},
      {"DAKAR, 1er janvier (Reuters) - Il pleut", "DAKAR|Reuters|1/1|Il pleut"},
      {"PARIS (AFP) - Il pleut", "PARIS|AFP||Il pleut"},
      {"Paris (AFP)- Il pleut", "Paris|AFP||Il pleut"},
      {"Paris, 13 jan 2022 (AFP) — Il pleut", "Paris|AFP|13/1/2022|Il pleut"},
      {"Paris, le 13 janvier 2022 (AFP) – Il pleut", "Paris|AFP|13/1/2022|Il pleut"},
      {"Paris, le jeudi 13 janvier 2022 (AFP) – Il pleut", "Paris|AFP|4:13/1/2022|Il pleut"},
      {"Paris, 2022-01-13 (Agence X) - Il pleut", "Paris|Agence X|13/1/2022|Il pleut"},
      {"DOUALA, Cameroun, 26 janvier (Reuters) - Il pleut", "DOUALA, Cameroun|Reuters|26/1|Il pleut"},
      {"PARIS/LONDRES, 26 janvier (Reuters) - Il pleut", "PARIS/LONDRES|Reuters|26/1|Il pleut"},
      {"N'Djamena, 26 janvier (AFP) - Il pleut", "N'Djamena|AFP|26/1|Il pleut"},
      {"MOSCOU (Russie), 26 janvier (TASS) - Il pleut", "MOSCOU (Russie)|TASS|26/1|Il pleut"},
      {"PARIS 13 janvier (AFP) - Il pleut", "PARIS|AFP|13/1|Il pleut"},
      {"ALGER, 13 janvier - Il pleut", "ALGER||13/1|Il pleut"},
      {"(Belga) Il pleut", "|Belga||Il pleut"},
      {"(Belga) - Il pleut", "|Belga||Il pleut"},
      {"(AFP) - Il pleut", "|AFP||Il pleut"},
      {"GENÈVE, 13 janvier, 14h30 (ATS) - Il pleut", "GENÈVE|ATS|13/1|Il pleut"},
      {"Berlin (dpa) - Il pleut", "Berlin|dpa||Il pleut"},
      {"Berne (ats) Il pleut", "Berne|ats||Il pleut"},
      {"Paris (ats afp) «Il pleut", "Paris|ats afp||«Il pleut"},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    CHECK(read(c.text) == c.expected);
  }
}

TEST_CASE("What only looks like a dateline stays in the text") {
  for (const char* text : {"",
                           "Paris (la ville) - il pleut",
                           "Berne (ats) il pleut",
                           "Paris (AFP) Il pleut",
                           "-",
                           "(",
                           "()",
                           "(Actualisé) Il pleut",
                           "(Actualisé) - Il pleut",
                           "Il pleut (AFP)",
                           "PARIS (AFP) Il pleut",
                           "PARIS (AFP) - ",
                           "Jean Dupont (PS) - Il pleut",
                           "La Bourse (clôture) - Il pleut",
                           "Paris - Il pleut",
                           "le 13 janvier - Il pleut",
                           "13 janvier - Il pleut",
                           "DAKAR, 45 janvier (Reuters) - Il pleut",
                           "A | B | C - Il pleut",
                           "Dakar | AFP | jeudi - Il pleut",
                           "PARIS (AFP)-Il pleut",
                           "Le 13 janvier, il a plu - beaucoup",
                           "Selon Reuters, il pleut (source : AFP) - beaucoup"}) {
    INFO(text);
    CHECK(read(text) == "none");
  }
}

TEST_CASE("A dateline stands in the first paragraph") {
  CHECK(read("PARIS\n\n(AFP) - Il pleut") == "none");
  CHECK(read("PARIS,\n13 janvier (AFP) -\nIl pleut") == "PARIS|AFP|13/1|Il pleut");
}
