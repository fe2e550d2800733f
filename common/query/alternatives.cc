#include "query/alternatives.h"

#include <algorithm>

#include "text/acronyms.h"
#include "text/function_words.h"
#include "text/normalizer.h"

namespace depeche::query {
namespace {

constexpr std::size_t kShoutingWords = 3;

// As typed, from the first word to the last.
std::string typed_text(const std::vector<TypedWord>& words, std::size_t from, std::size_t size) {
  std::string text;
  const Node* node = nullptr;
  std::size_t begin = words[from].token.begin;
  for (std::size_t i = from; i < from + size; ++i) {
    if (node != nullptr && words[i].node != node) {
      text += ' ';
      begin = 0;
    }
    node = words[i].node;
    text += node->text.substr(begin, words[i].token.end - begin);
    begin = words[i].token.end;
  }
  return text;
}

}  // namespace

void AlternativeFinder::judge_capitals(const Node& tree) {
  std::size_t words = 0;
  bool lower = false;
  for (const Node& child : tree.children) {
    if (child.kind != Kind::word && child.kind != Kind::phrase) continue;
    ++words;
    lower = lower || std::any_of(child.text.begin(), child.text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  }
  shouting_ = words >= kShoutingWords && !lower;
}

std::vector<Alternative> AlternativeFinder::expansions_of(const TypedWord& typed) const {
  const text::Word& word = *typed.token.word;
  const bool capitals = text::is_all_capitals(word.form) && !shouting_;
  if (word.function_word || (!capitals && text::is_query_stop_word(word.folded))) return {};
  const auto explanations = acronyms_.expansions_of(text::acronym_key(word.form));
  if (explanations.empty()) return {};
  const bool ordinary = acronyms_.is_ordinary_word(word, explanations);
  if (ordinary && !capitals) return {};
  const std::optional<schema::Field> field = typed.node->field;
  std::vector<Alternative> alternatives;
  for (const schema::Explanation& explanation : explanations) {
    Phrase expansion = phrase_of(explanation.expansion, field);
    if (expansion.elements.empty()) continue;
    const Phrase acronym{{{word.folded, word.stem, true, false, ordinary}}, field};
    alternatives.push_back({typed_text({typed}, 0, 1), explanation.expansion, acronym, std::move(expansion), {}});
  }
  return alternatives;
}

std::optional<AlternativeFinder::Run> AlternativeFinder::acronym_at(const std::vector<TypedWord>& words,
                                                                    std::size_t from) const {
  std::vector<const text::Word*> known;
  for (std::size_t i = from; i < words.size(); ++i) known.push_back(words[i].token.word);
  const auto found = acronyms_.acronym_of(known, analyzer_);
  if (!found) return std::nullopt;
  const std::optional<schema::Field> field = words[from].node->field;
  Phrase acronym = phrase_of(found->explanation.spelling, field);
  if (acronym.elements.size() != 1) return std::nullopt;
  Phrase::Element& letters = acronym.elements.front();
  letters.indexed = true;
  letters.capitals = text::is_all_capitals(found->explanation.spelling) && !acronyms_.has_stem_alone(letters);
  std::vector<text::Token> tokens;
  for (std::size_t i = from; i < from + found->size; ++i) tokens.push_back(words[i].token);
  return Run{{typed_text(words, from, found->size),
              found->explanation.spelling,
              Phrase::from(tokens, field),
              std::move(acronym),
              {}},
             found->size};
}

Phrase AlternativeFinder::phrase_of(const std::string& text, std::optional<schema::Field> field) const {
  std::vector<text::Token> tokens;
  analyzer_.analyze(text, text::Capitals::are_acronyms, tokens);
  return Phrase::from(tokens, field);
}

}  // namespace depeche::query
