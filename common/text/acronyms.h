#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace depeche::text {

// An acronym that a text explains.
struct Acronym {
  std::string spelling;   // as written, without dots: OTSC, Cnil
  std::string expansion;  // in lower case, one blank between words: organisation du traité de sécurité collective
  bool operator==(const Acronym&) const = default;
};

// Appends what `text` explains with a parenthesis, "Organisation du traité de sécurité collective (OTSC)" or the other
// way round, in the order of the text. After A. Schwartz and M. Hearst, "A simple algorithm for identifying
// abbreviation definitions in biomedical text", PSB 2003, but stricter, since news has a party or a town in parentheses
// behind every name: each letter is the initial of a word, and each word but articles and the like gives a letter.
// Costs next to nothing where there is no parenthesis.
void find_acronyms(std::string_view text, std::vector<Acronym>& out);

// The key of an acronym: OTSC, otsc and O.T.S.C. have one.
std::string acronym_key(std::string_view spelling);

}  // namespace depeche::text
