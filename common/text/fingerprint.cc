#include "text/fingerprint.h"

#include <array>
#include <cstdio>
#include <iterator>

#include <unicode/uversion.h>
#include <xxhash.h>

#include "base/utf8.h"
#include "text/analyzer.h"
#include "text/char_class.h"
#include "text/conjugation.h"
#include "text/function_words.h"
#include "text/inclusive.h"
#include "text/name_variants.h"
#include "text/normalizer.h"
#include "text/proper_names.h"
#include "text/stem_exceptions.h"
#include "text/stemmer.h"
#include "text/verb_roots.h"
#include "text/written_number.h"
#include "text/written_word.h"

namespace depeche::text {
namespace {

// Sentences that pass through every rule of the analyzer: a changed rule changes some token of them.
constexpr std::string_view kProbe =
    "L'Organisation du traité de sécurité collective (O.T.S.C., l’OTSC) a-t-elle dépêché 2.000 hommes à Nur-Sultan ? "
    "Quelqu'un, "
    "aujourd’hui, presqu'île, N'Djamena, prud'hommes, utilis[aient], étudiant·e·s, député(e)s, 3,5 % jeudi.Le 19H00 "
    "F-16 Covid-19 20 h 30 20:30 49-3 L121-3 50 pour cent 21 e siècle, Ve, XVIIIème, Ier, St-Étienne, Mgr, n° 5, m², "
    "CO₂, "
    "COP 26, BFM TV, l'A 7, P.-D.G., #MeToo, @AFP, 5 €, d utelle, dé-\nbattue, dé\u00AD\nbattue.\n\n"
    "Œuvres, cœur, sénatrices, chevaux, journaux, travaux, heureuses, premières, françaises, italiennes, sportives, "
    "portait, "
    "manifestants, manifestations, rencontraient, armées, ports, portes, France, nouvelles, publiques, Kiev, Kyiv, "
    "Pékin.\n\n"
    "ACCORD SIGNÉ PAR LES MINISTRES DE L'OTSC\n\n"
    "anticonstitutionnellementanticonstitutionnellementanticonstitutionnellement.";

RuleTable probe() {
  Analyzer analyzer;
  std::vector<Token> tokens;
  analyzer.analyze(kProbe, Capitals::judge_paragraph, tokens);
  RuleTable table{"kProbe", {}};
  for (const Token& token : tokens) {
    std::string row = std::to_string(static_cast<int>(token.kind));
    if (token.word != nullptr) row.append(" ").append(token.word->form).append(" ").append(token.word->stem);
    table.rows.push_back(std::move(row));
  }
  return table;
}

// The classes and plain letters of the characters that French copy is written with; those of others are ICU's alone.
RuleTable characters() {
  struct Block {
    char32_t first;
    char32_t last;
  };
  RuleTable table{"characters", {}};
  for (const Block block : {Block{0x01, 0x24F}, Block{0x2B0, 0x2FF}, Block{0x2000, 0x206F}})
    for (char32_t code = block.first; code <= block.last; ++code) {
      std::string letters;
      base::append_utf8(letters, code);
      const CharClass kind = char_at(letters, 0).kind;
      table.rows.push_back(std::to_string(static_cast<int>(kind)) +
                           (kind == CharClass::letter ? " " + fold(letters) : ""));
    }
  return table;
}

void append(std::vector<RuleTable>& tables, std::vector<RuleTable> more) {
  tables.insert(tables.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// With its length before it, so that no two lists of parts run together to the same text.
void feed(std::string& seen, std::string_view part) {
  seen.append(std::to_string(part.size())).append(":").append(part);
}

}  // namespace

std::vector<RuleTable> token_tables() {
  std::vector<RuleTable> tables{rule_table("kParticles", kParticles),
                                rule_table("kFunctionWords", kFunctionWords),
                                rule_table("kClitics", kClitics),
                                inclusive_table(),
                                name_variant_table(),
                                characters(),
                                probe()};
  append(tables, grammar_tables());
  append(tables, proper_name_tables());
  append(tables, stemmer_tables());
  append(tables, stem_exception_tables());
  append(tables, verb_root_tables());
  append(tables, conjugation_tables());
  append(tables, written_number_tables());
  append(tables, written_word_tables());
  return tables;
}

std::string fingerprint_of(const std::vector<RuleTable>& tables) {
  std::string seen;
  feed(seen, make_light_french_stemmer()->name());
  for (const RuleTable& table : tables) {
    feed(seen, table.name);
    feed(seen, std::to_string(table.rows.size()));
    for (const std::string& row : table.rows) feed(seen, row);
  }
  std::array<char, 40> name{};
  std::snprintf(name.data(), name.size(), "french-1-icu%d-%016llx", U_ICU_VERSION_MAJOR_NUM,
                static_cast<unsigned long long>(XXH3_64bits(seen.data(), seen.size())));
  return name.data();
}

std::string analyzer_fingerprint() { return fingerprint_of(token_tables()); }

}  // namespace depeche::text
