#include "dispatch/copy/headline.h"

#include <string>

#include <catch2/catch.hpp>

using namespace depeche::dispatch;

namespace {

std::string headline(const std::string& first_line) {
  const std::string text = first_line + "\n\nLe texte.";
  const auto split = split_headline(text);
  if (!split) return "-";
  CHECK(split->body == "Le texte.");
  return std::string(split->headline);
}

}  // namespace

TEST_CASE("A short first line without a full stop is a headline") {
  for (const char* line : {"Le cuivre au plus haut", "Vers une grève ?", "Enfin !", "\"Nous partons\", dit l'armée",
                           "Et après…", "Et après...", "La BCE relève ses taux de 0,5%", "M. Tokaïev part en Chine",
                           "J. K. Rowling à Paris", "URGENT", "Affaire X (suite)"}) {
    INFO(line);
    CHECK(headline(line) == line);
  }
}

TEST_CASE("A first line that ends as a sentence, is long, or holds two sentences is a lead") {
  for (const char* line :
       {"Le cuivre est au plus haut.", "\"Nous partons.\"", "Ils partent (et vite.)", "« Nous partons. »",
        "Voici les faits du jour :", "Il part. Elle reste", "D'abord,", "* * *", "2022"}) {
    INFO(line);
    CHECK(headline(line) == "-");
  }
}

TEST_CASE("A headline has 160 characters at most, counted as characters") {
  std::string line = "Titre ";
  while (line.size() < 6 + 2 * 154) line += "é";
  CHECK(headline(line) == line);
  CHECK(headline(line + "é") == "-");
}

TEST_CASE("A headline needs a blank line and a text after it") {
  CHECK_FALSE(split_headline("Le cuivre au plus haut"));
  CHECK_FALSE(split_headline("Le cuivre au plus haut\nLe texte."));
  CHECK_FALSE(split_headline(""));
}
