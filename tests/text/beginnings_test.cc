// What is looked for by its beginning is found as if every word were looked at.

#include "text/beginnings.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "text/analyzer.h"
#include "text/conjugation.h"
#include "text/fingerprint.h"

using namespace depeche::text;

namespace {

std::vector<Token> tokens_of(Analyzer& analyzer, std::string_view text, const Beginnings* wanted = nullptr) {
  std::vector<Token> tokens;
  analyzer.analyze(text, Capitals::judge_paragraph, tokens, wanted);
  return tokens;
}

bool finds(Analyzer& analyzer, std::string_view text, const Beginnings& wanted, const Token& token) {
  std::vector<Token> found;
  analyzer.find(wanted, text, found);
  return std::ranges::any_of(found, [&](const Token& one) {
    return one.word == token.word && one.begin == token.begin && one.end == token.end && one.kind == token.kind;
  });
}

// The first word of the text that is not found by its stem or by its folded form; empty when all are.
std::string lost_word(Analyzer& analyzer, const std::string& text) {
  const std::vector<Token> all = tokens_of(analyzer, text);
  for (std::size_t at = 0; at < all.size(); ++at) {
    if (all[at].word == nullptr) continue;
    for (const std::string& looked_for : {all[at].word->stem, all[at].word->folded}) {
      Beginnings beginnings;
      beginnings.add(looked_for);
      const std::vector<Token> some = tokens_of(analyzer, text, &beginnings);
      if (some.size() != all.size() || some[at].word->stem != all[at].word->stem) return text + ": " + looked_for;
      const bool is_word = all[at].kind != TokenKind::particle;
      if (is_word && !finds(analyzer, text, beginnings, all[at])) return text + ": " + looked_for + " is passed over";
    }
  }
  return {};
}

void check_found(const std::vector<std::string>& texts) {
  Analyzer analyzer;
  for (const std::string& text : texts)
    if (const std::string lost = lost_word(analyzer, text); !lost.empty()) FAIL_CHECK(lost);
}

std::vector<std::string> words_in(const std::string& line) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t end = std::min(line.find(' ', at), line.size());
    if (end > at) words.push_back(line.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

}  // namespace

TEST_CASE("Words that the analyzer makes another word of are admitted by that word") {
  check_found({"yeux",       "Yeux",       "YEUX",         "vont",     "eût",      "né",     "Kiev",   "Pékin",
               "St-Étienne", "Mgr Dupont", "XXIe",         "viie",     "21ème",    "1ère",   "vient",  "viennent",
               "viendront",  "tient",      "tiendraient",  "tiendra",  "Œuvre",    "œil",    "l'œil",  "aujourd'hui",
               "N° 5",       "étés",       "dé",           "ÉTÉ",      "n'est-ce", "COP 26", "BFM TV", "#MeToo",
               "@AFP",       "50 %",       "députés",      "O.T.S.C.", "aaron",    "Maïs",   "ﬁnance", "e\u0301tat",
               "Tours",      "tours",      "étudiant·e·s", "a"});
}

TEST_CASE("Words of several parts are admitted by what they become") {
  check_found({"Nur-Sultan", "l'Isle-Adam", "e-mail", "aujourd’hui", "d'Artagnan", "P.-D.G.", "d utelle", "n°5"});
  check_found({"dé-\nbattue", "dé\u00AD\nbattue", "[l]es", "utilis[aient]", "«Été»", "ÉTATS-UNIS"});
  check_found({"Ça", "Æthelred", "œ", "ß"});
}

TEST_CASE("Every word of the analyzer's tables is admitted by what it becomes") {
  std::vector<std::string> words;
  for (const RuleTable& table : token_tables())
    for (const std::string& row : table.rows)
      for (std::string& word : words_in(row)) words.push_back(std::move(word));
  REQUIRE(words.size() > 1000);
  check_found(words);
}

TEST_CASE("Every form of an irregular verb is admitted by its stem") {
  std::vector<std::string> forms;
  each_irregular_form([&](const IrregularForm& verb) {
    // What stands before a form leaves its own beginning; one prefix of each length tells.
    if (verb.prefix.size() <= 2) forms.push_back(std::string(verb.prefix).append(verb.form));
  });
  REQUIRE(forms.size() > 1000);
  check_found(forms);
}

TEST_CASE("What begins otherwise is a word without letters, at the same place") {
  Analyzer analyzer;
  Beginnings beginnings;
  beginnings.add("retrait");
  const std::string text = "Le retrait des troupes de l'OTSC, retraité et rétréci";
  const std::vector<Token> all = tokens_of(analyzer, text);
  const std::vector<Token> some = tokens_of(analyzer, text, &beginnings);
  REQUIRE(some.size() == all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    INFO(text.substr(all[i].begin, all[i].end - all[i].begin));
    CHECK(some[i].begin == all[i].begin);
    CHECK(some[i].end == all[i].end);
    CHECK(some[i].kind == all[i].kind);
    const bool is_admitted = all[i].word->folded.starts_with("re") || all[i].kind == TokenKind::particle;
    CHECK(some[i].word->form == (is_admitted ? all[i].word->form : ""));
  }
}
