#pragma once

// What the analyzer makes of a text, in forms that tests can compare.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "text/analyzer.h"
#include "text/normalizer.h"

namespace depeche::test {

using namespace text;

inline std::vector<Token> tokens_of(Analyzer& analyzer, std::string_view text,
                                    Capitals capitals = Capitals::are_acronyms) {
  std::vector<Token> tokens;
  analyzer.analyze(text, capitals, tokens);
  return tokens;
}

// "<l'> OTSC {nursultan} nur sultan ¶": particles in <>, compounds in {}.
inline std::string show(std::string_view text, Capitals capitals = Capitals::are_acronyms) {
  Analyzer analyzer;
  std::string shown;
  for (const Token& token : tokens_of(analyzer, text, capitals)) {
    if (!shown.empty()) shown += ' ';
    if (token.kind == TokenKind::paragraph) shown += "¶";
    if (token.kind == TokenKind::particle) shown += "<" + token.word->form + ">";
    if (token.kind == TokenKind::compound) shown += "{" + token.word->form + "}";
    if (token.kind == TokenKind::word) shown += token.word->form;
  }
  return shown;
}

// The source bytes of every word, in [].
inline std::string show_ranges(std::string_view text) {
  Analyzer analyzer;
  std::string shown;
  for (const Token& token : tokens_of(analyzer, text))
    if (token.kind == TokenKind::word)
      shown += "[" + std::string(text.substr(token.begin, token.end - token.begin)) + "]";
  return shown;
}

// The stem of the whole text when it is one word, or else those of its words, joined by blanks; particles and
// compounds left out.
inline std::string stems_of(std::string_view text) {
  Analyzer analyzer;
  std::string stems;
  for (const Token& token : tokens_of(analyzer, text))
    if (token.kind == TokenKind::word) stems += (stems.empty() ? "" : " ") + token.word->stem;
  return stems;
}

// The stem of each whole hyphenated or plain word.
inline std::set<std::string> units_of(std::string_view text) {
  Analyzer analyzer;
  std::set<std::string> units;
  std::uint32_t covered = 0;
  for (const Token& token : tokens_of(analyzer, text)) {
    if (token.kind == TokenKind::compound) covered = token.end;
    const bool part = token.kind == TokenKind::word && token.end <= covered;
    if (token.kind == TokenKind::compound || (token.kind == TokenKind::word && !part)) units.insert(token.word->stem);
  }
  return units;
}

// A ≈ B: a query for either finds the other, through the words or through the compound.
inline bool meet(std::string_view a, std::string_view b) {
  return stems_of(a) == stems_of(b) || units_of(a) == units_of(b);
}

}  // namespace depeche::test
