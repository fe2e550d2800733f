#include <array>
#include <cstdio>

#include <unicode/uversion.h>
#include <xxhash.h>

#include "text/analyzer.h"
#include "text/function_words.h"

namespace depeche::text {
namespace {

// Sentences that pass through every rule of the analyzer: a changed rule changes some token of them.
constexpr std::string_view kProbe =
    "L'Organisation du traité de sécurité collective (O.T.S.C., l’OTSC) a-t-elle dépêché 2.000 hommes à Nur-Sultan ? "
    "Quelqu'un, "
    "aujourd’hui, presqu'île, N'Djamena, prud'hommes, utilis[aient], étudiant·e·s, député(e)s, 3,5 % jeudi.Le 19H00 "
    "F-16 Covid-19.\n\n"
    "Œuvres, cœur, sénatrices, chevaux, journaux, travaux, heureuses, premières, françaises, italiennes, sportives, "
    "portait, "
    "manifestants, manifestations, rencontraient, armées, ports, portes, France, nouvelles, publiques, Kiev, Kyiv, "
    "Pékin.";

}  // namespace

std::string analyzer_fingerprint() {
  Analyzer analyzer;
  std::vector<Token> tokens;
  analyzer.analyze(kProbe, Capitals::judge_paragraph, tokens);
  std::string seen;
  const auto feed = [&](std::string_view part) { seen.append(part).append("\n"); };
  feed(make_light_french_stemmer()->name());
  for (std::string_view particle : kParticles) feed(particle);
  for (std::string_view word : kFunctionWords) feed(word);
  for (const Token& token : tokens) {
    feed(token.word != nullptr ? token.word->form : "");
    feed(token.word != nullptr ? token.word->stem : "");
  }
  std::array<char, 40> name{};
  std::snprintf(name.data(), name.size(), "french-1-icu%d-%016llx", U_ICU_VERSION_MAJOR_NUM,
                static_cast<unsigned long long>(XXH3_64bits(seen.data(), seen.size())));
  return name.data();
}

}  // namespace depeche::text
