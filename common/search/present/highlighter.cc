#include "search/present/highlighter.h"

#include <algorithm>

#include "schema/idf.h"
#include "schema/terms.h"
#include "text/char_class.h"
#include "text/normalizer.h"

namespace depeche::search {
namespace {

using text::Token;
using text::TokenKind;

// Of a blank between a number and its sign, in bytes.
constexpr std::size_t kLongestBlank = 3;

// Overlapping marks become one: a compound covers its parts, a phrase its words.
std::vector<FoundText> united(std::vector<FoundText> marks) {
  std::sort(marks.begin(), marks.end(), [](const FoundText& a, const FoundText& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::vector<FoundText> out;
  for (const FoundText& mark : marks) {
    if (out.empty() || mark.begin >= out.back().end)
      out.push_back(mark);
    else
      out.back().end = std::max(out.back().end, mark.end);
  }
  return out;
}

}  // namespace

Highlighter::Highlighter(const query::Compiled& compiled, Session& session)
    : session_(session), phrases_(compiled.phrases), words_(compiled.words.size()) {
  for (const query::Synonym& synonym : compiled.synonyms) phrases_.push_back(synonym.added_words);
  const double documents = std::max<double>(1, session.all().get_doccount());
  for (std::size_t w = 0; w < compiled.words.size(); ++w) {
    const query::ScoredWord& word = compiled.words[w];
    for (const auto& [form, stem] : word.forms) by_folded_.emplace(text::fold(form), Target{w, 1});
    if (word.is_wildcard()) continue;
    const double known = session.all().get_termfreq(schema::stem_term(schema::Field::text, word.stem));
    const Target target{w, schema::inverse_document_frequency(documents, std::min(known, documents))};
    by_stem_.emplace(word.stem, target);
    by_folded_.emplace(word.folded, target);
  }
}

const Highlighter::Target* Highlighter::target_of(const text::Word& word) const {
  if (!word.function_word)
    if (const auto found = by_stem_.find(word.stem); found != by_stem_.end()) return &found->second;
  const auto found = by_folded_.find(word.folded);
  return found == by_folded_.end() ? nullptr : &found->second;
}

std::vector<FoundText> Highlighter::find(std::string_view text) {
  tokens_.clear();
  session_.analyzer().analyze(text, text::Capitals::judge_paragraph, tokens_);
  std::vector<FoundText> marks;
  mark_phrases(marks);
  for (const Token& token : tokens_) {
    if (token.kind != TokenKind::word && token.kind != TokenKind::compound) continue;
    // The % of "50%" is marked beside its number only.
    const bool apart = marks.empty() || token.begin - marks.back().end > kLongestBlank;
    if (words_ > 1 && apart && text::is_sign(token.word->form)) continue;
    if (const Target* target = target_of(*token.word))
      marks.push_back({token.begin, token.end, target->word, target->worth});
  }
  return united(std::move(marks));
}

void Highlighter::mark_phrases(std::vector<FoundText>& marks) const {
  std::size_t last = 0;
  for (std::size_t p = 0; p < phrases_.size(); ++p) {
    session_.deadline().check();
    for (std::size_t at = 0; at < tokens_.size(); ++at)
      if (phrase_at(phrases_[p], at, last))
        marks.push_back(
            {tokens_[at].begin, tokens_[last].end, words_ + p, static_cast<double>(phrases_[p].elements.size())});
  }
}

bool Highlighter::phrase_at(const query::Phrase& phrase, std::size_t token, std::size_t& last) const {
  bool first = true;
  for (const auto& element : phrase.elements) {
    const auto passed_over = [&](const Token& t) {
      return t.kind == TokenKind::compound || (t.kind == TokenKind::particle && !element.particle);
    };
    if (!first)
      while (token < tokens_.size() && passed_over(tokens_[token])) ++token;
    if (token >= tokens_.size() || tokens_[token].word == nullptr || passed_over(tokens_[token])) return false;
    const text::Word& word = *tokens_[token].word;
    if ((element.particle ? word.form : word.folded) != element.folded) return false;
    if (element.capitals && !text::is_all_capitals(word.form)) return false;
    last = token++;
    first = false;
  }
  return true;
}

}  // namespace depeche::search
