// What is found by passing over unwanted words is what is found by looking at each.

#include "text/unwanted_words.h"

#include <random>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "base/utf8.h"
#include "support/draw.h"
#include "text/analyzer.h"

using namespace depeche::text;
using depeche::test::draw;

namespace {

const std::vector<std::string> kWords{"le",
                                      "retrait",
                                      "de",
                                      "l'accord",
                                      "d'État",
                                      "L'Isle-Adam",
                                      "qu'il",
                                      "aujourd'hui",
                                      "peut-être",
                                      "a-t-il",
                                      "Covid-19",
                                      "P.-D.G.",
                                      "O.T.S.C.",
                                      "COP 26",
                                      "A 380",
                                      "BFM TV",
                                      "France TV",
                                      "n°",
                                      "5",
                                      "3,5 %",
                                      "20 h 30",
                                      "50 pour cent",
                                      "1er",
                                      "XXIe",
                                      "d utelle",
                                      "qu elle",
                                      "a",
                                      "y",
                                      "été",
                                      "ÉTÉ",
                                      "À",
                                      "œuvre",
                                      "Straße",
                                      "ñandú",
                                      "étudiant·e·s",
                                      "député(e)s",
                                      "[l]es",
                                      "utilis[aient]",
                                      "[L]'accord",
                                      "#MeToo",
                                      "@AFP",
                                      "l'«été»",
                                      "l’été",
                                      "presqu'île",
                                      "jusqu'à",
                                      "vont",
                                      "yeux",
                                      "Kiev",
                                      "St-Étienne",
                                      "dé-\nbattue",
                                      "dé\u00AD\nbattue",
                                      "jeudi.Le",
                                      "m²",
                                      "CO₂",
                                      "accord",
                                      "retraits",
                                      "dd",
                                      "rr",
                                      "e-mail",
                                      "d''évolutions",
                                      "N'Djamena",
                                      "entr'acte",
                                      "M. Dupont",
                                      "L121-3",
                                      "L.121-3",
                                      "d121\u20113"};

const std::vector<std::string> kBetween{" ",        " ",   " ",      " ",      " ", ", ", ". ",     ".",      "\n",
                                        "\n\n",     " – ", "\u00A0", "\u202F", "'", "’",  "-",      "…",      " « ",
                                        " » ",      "\"",  "(",      ")",      "/", "·",  "\u0301", "\u00AD", "\xC3",
                                        "\xE2\x80", "×",   "₂",      "",       "`", ":"};

const std::string& any_of(const std::vector<std::string>& pieces, std::mt19937& random) {
  return pieces[draw(random, static_cast<unsigned>(pieces.size()))];
}

std::string random_text(std::mt19937& random) {
  std::string text;
  for (unsigned length = 1 + draw(random, 14); length > 0; --length) {
    text += any_of(kWords, random);
    text += any_of(kBetween, random);
    if (draw(random, 12) == 0) depeche::base::append_utf8(text, draw(random, draw(random, 2) == 0 ? 0x250 : 0x3000));
  }
  return text;
}

bool is_without_letters(const Token& token) {
  return token.kind != TokenKind::paragraph && token.kind != TokenKind::particle && token.word->form.empty();
}

// One - for words without letters that follow each other, with their compounds and the particles before them.
std::vector<std::string> told(const std::vector<Token>& tokens) {
  std::vector<std::string> rows;
  std::string particles;
  for (const Token& token : tokens) {
    std::string row = token.kind == TokenKind::paragraph ? "¶" : token.word->form;
    row += ' ' + std::to_string(token.begin) + '-' + std::to_string(token.end);
    if (token.kind == TokenKind::compound && is_without_letters(token)) continue;
    if (token.kind == TokenKind::particle) {
      particles += row;
    } else if (is_without_letters(token)) {
      particles.clear();
      if (rows.empty() || rows.back() != "-") rows.emplace_back("-");
    } else {
      rows.push_back(std::exchange(particles, {}) + row);
    }
  }
  rows.push_back(particles);
  return rows;
}

}  // namespace

TEST_CASE("Words that are wanted are found where they are, and others between them are noticed, in any text") {
  std::mt19937 random(2026);
  Analyzer analyzer;
  std::size_t wanted_words = 0;
  std::size_t fewer = 0;
  for (int round = 0; round < 20'000; ++round) {
    const std::string text = random_text(random);
    Beginnings wanted;
    for (unsigned count = draw(random, 4); count > 0; --count) {
      std::vector<Token> tokens;
      analyzer.analyze(any_of(kWords, random), Capitals::are_acronyms, tokens);
      const Word* const word = tokens[draw(random, static_cast<unsigned>(tokens.size()))].word;
      if (word == nullptr) continue;
      wanted.add(draw(random, 2) == 0 ? word->stem : word->folded);
    }
    std::vector<Token> each;
    analyzer.analyze(text, Capitals::judge_paragraph, each, &wanted);
    std::vector<Token> found;
    analyzer.find(wanted, text, found);
    INFO(text);
    CHECK(told(found) == told(each));
    fewer += each.size() - found.size();
    for (const Token& token : found) wanted_words += token.kind == TokenKind::word && !is_without_letters(token);
  }
  CHECK(wanted_words > 10'000);
  CHECK(fewer > 10'000);
}

TEST_CASE("Plain words are passed over up to what may be wanted or is not so plain") {
  Beginnings wanted;
  wanted.add("accord");
  struct Case {
    std::string_view text;
    std::string_view left;
    bool words;
  };
  for (const auto& [text, left, words] :
       {Case{"Le retrait, d'un petit pays", "", true}, Case{"Le texte de l'accord", "l'accord", true},
        Case{"peut-être l'État-major, là", "", true}, Case{"Accord", "Accord", false}, Case{", - 'un 5", "5", true},
        Case{"fin\n\nAccord", "\n\nAccord", true}, Case{"50 hommes", "50 hommes", false},
        Case{"été «là» et ici", "«là» et ici", true}, Case{"ça Åre, Łódź", "Łódź", true},
        Case{"d utelle", "d utelle", false}, Case{"ici l'\"un\"", "l'\"un\"", true}, Case{"", "", false}}) {
    INFO(text);
    const PassedOver passed = pass_over_unwanted(text, 0, wanted);
    CHECK(text.substr(passed.at) == left);
    CHECK(passed.words == words);
  }
}
