#include "query/words/content_words.h"

#include <algorithm>
#include <utility>

#include "query/words/aliases.h"
#include "text/char_class.h"
#include "text/function_words.h"
#include "text/normalizer.h"
#include "text/question_words.h"

namespace depeche::query {

ContentWords::ContentWords(const std::vector<std::string>& stop_words, text::Analyzer& analyzer) : analyzer_(analyzer) {
  for (const std::string& entry : stop_words)
    for (std::string& word : folded_words(entry, analyzer)) stop_words_.insert(std::move(word));
}

void ContentWords::read_question(const Node& tree) {
  std::vector<std::string> words;
  for (const Node& child : tree.children)
    if (child.kind == Kind::word && child.occur == Occur::should)
      for (std::string& word : folded_words(child.text, analyzer_)) words.push_back(std::move(word));
  question_words_ = text::question_words(words);
}

bool ContentWords::is_stop_word(const text::Word& word) const {
  return word.function_word || text::is_sign(word.form) || stop_words_.contains(word.folded) ||
         question_words_.contains(word.folded) ||
         (!text::is_all_capitals(word.form) && text::is_query_stop_word(word.folded));
}

std::size_t ContentWords::count(const Node& tree) const {
  if (tree.occur == Occur::must_not) return 0;
  if (tree.kind == Kind::wildcard || tree.kind == Kind::fuzzy) return 1;
  std::size_t words = 0;
  if (tree.kind == Kind::word || tree.kind == Kind::phrase) {
    std::vector<text::Token> tokens;
    analyzer_.analyze(tree.text, text::Capitals::are_acronyms, tokens);
    words = static_cast<std::size_t>(std::ranges::count_if(tokens, [this](const text::Token& token) {
      return token.kind == text::TokenKind::word && !is_stop_word(*token.word);
    }));
  }
  for (const Node& child : tree.children) words += count(child);
  return words;
}

std::vector<TypedContentWord> ContentWords::typed(const Node& tree) const {
  std::vector<TypedContentWord> words;
  if (tree.occur == Occur::must_not) return words;
  if (tree.kind == Kind::word || tree.kind == Kind::phrase) {
    std::vector<text::Token> tokens;
    analyzer_.analyze(tree.text, text::Capitals::are_acronyms, tokens);
    for (const text::Token& token : tokens)
      if (token.kind == text::TokenKind::word && !is_stop_word(*token.word))
        words.push_back({*token.word, text::is_upper(text::char_at(tree.text, token.begin).code)});
  }
  for (const Node& child : tree.children)
    for (TypedContentWord& word : typed(child)) words.push_back(std::move(word));
  return words;
}

}  // namespace depeche::query
