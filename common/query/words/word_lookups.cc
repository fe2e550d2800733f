#include "query/words/word_lookups.h"

#include <span>
#include <string>
#include <vector>

#include "query/words/other_writings.h"
#include "schema/acronym_list.h"
#include "schema/form_list.h"
#include "schema/terms.h"
#include "text/acronyms.h"

namespace depeche::query {
namespace {

void add_word(const text::Word& word, WordLookups& lookups) {
  lookups.metadata.insert(schema::forms_key(word.stem));
  lookups.metadata.insert(schema::acronym_metadata_key(text::acronym_key(word.form)));
  for (const schema::Field field : {schema::Field::text, schema::Field::title}) {
    lookups.terms.insert(schema::stem_term(field, word.stem));
    lookups.terms.insert(schema::foreign_term(field, word.folded));
  }
}

std::vector<text::Token> words_of(std::string_view text, text::Analyzer& analyzer) {
  std::vector<text::Token> tokens;
  analyzer.analyze(text, text::Capitals::are_acronyms, tokens);
  std::erase_if(tokens, [](const text::Token& token) {
    return token.kind != text::TokenKind::word && token.kind != text::TokenKind::compound;
  });
  return tokens;
}

// A search looks for other writings only where their words are in the archive.
void add_other_writings(std::string_view text, const std::vector<text::Token>& tokens, text::Analyzer& analyzer,
                        WordLookups& lookups) {
  std::vector<WrittenWord> words;
  for (const text::Token& token : tokens)
    if (token.kind == text::TokenKind::word)
      words.push_back({token.word->folded, std::string(text.substr(token.begin, token.end - token.begin))});
  for (std::size_t i = 0; i < words.size(); ++i)
    for (const std::string& writing : other_writings(std::span(words).subspan(i), false).texts)
      for (const text::Token& token : words_of(writing, analyzer)) add_word(*token.word, lookups);
}

}  // namespace

WordLookups lookups_of(std::string_view text, text::Analyzer& analyzer) {
  WordLookups lookups;
  lookups.terms.emplace(schema::kForeignMark);
  const std::vector<text::Token> words = words_of(text, analyzer);
  for (std::size_t i = 0; i < words.size(); ++i) {
    add_word(*words[i].word, lookups);
    if (i == 0) continue;
    const std::string& before = words[i - 1].word->folded;
    const std::string& folded = words[i].word->folded;
    lookups.metadata.insert(schema::opening_metadata_key(before, folded));
    for (const text::Token& joined : words_of(before + folded, analyzer)) add_word(*joined.word, lookups);
  }
  add_other_writings(text, words, analyzer, lookups);
  return lookups;
}

}  // namespace depeche::query
