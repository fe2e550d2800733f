#include "search/present/highlighter.h"

#include <algorithm>
#include <utility>

#include "schema/idf.h"
#include "schema/terms.h"
#include "text/char_class.h"
#include "text/normalizer.h"
#include "text/proper_names.h"

namespace depeche::search {
namespace {

using text::Token;
using text::TokenKind;

constexpr double kWorthOfNear = 10;
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
    else if (mark.begin == out.back().begin && mark.end == out.back().end)
      out.back().worth = std::max(out.back().worth, mark.worth);
    else
      out.back().end = std::max(out.back().end, mark.end);
  }
  return out;
}

}  // namespace

Highlighter::Highlighter(const query::Compiled& compiled, Session& session)
    : session_(session),
      phrases_(compiled.phrases),
      words_(compiled.words.size()),
      near_(compiled.near),
      counts_words_(!near_.empty()) {
  for (const query::Synonym& synonym : compiled.synonyms) phrases_.push_back(synonym.added_words);
  const double documents = std::max<double>(1, session.all().get_doccount());
  for (std::size_t w = 0; w < compiled.words.size(); ++w) {
    const query::ScoredWord& word = compiled.words[w];
    for (const auto& [form, stem] : word.forms) by_folded_.emplace(text::fold(form), Target{w, 1});
    if (word.is_wildcard()) continue;
    const double known = session.indexes().documents_with(schema::stem_term(schema::Field::text, word.stem));
    const Target target{w, schema::inverse_document_frequency(documents, std::min(known, documents)), word.choice};
    by_stem_[word.stem].push_back(target);
    // Tours, typed with its capital, is not found where tours stands.
    if (word.stem != text::name_stem(word.folded)) by_folded_.emplace(word.folded, target);
  }
  for (const auto& [stem, targets] : by_stem_) beginnings_.add(stem);
  for (const auto& [folded, target] : by_folded_) beginnings_.add(folded);
  for (const query::Phrase& phrase : phrases_) look_for(phrase);
  for (const query::NearWords& near : near_)
    for (const auto& operand : near.operands)
      for (const query::Phrase& row : operand.rows) look_for(row);
}

// The particle that ends a phrase may stand before any word.
void Highlighter::look_for(const query::Phrase& phrase) {
  counts_words_ = counts_words_ || (!phrase.elements.empty() && phrase.elements.back().particle);
  for (const auto& element : phrase.elements) {
    beginnings_.add(element.folded);
    beginnings_.add(element.stem);
  }
}

const Highlighter::Target* Highlighter::target_of(const text::Word& word) const {
  if (!word.function_word)
    if (const Target* found = stem_target_of(word)) return found;
  const auto found = by_folded_.find(word.folded);
  return found == by_folded_.end() ? nullptr : &found->second;
}

// The first word of the query that has this stem and stands for this form.
const Highlighter::Target* Highlighter::stem_target_of(const text::Word& word) const {
  const auto found = by_stem_.find(word.stem);
  if (found == by_stem_.end()) return nullptr;
  const auto target =
      std::ranges::find_if(found->second, [&](const Target& t) { return t.choice.admits(word.folded); });
  return target == found->second.end() ? nullptr : &*target;
}

std::vector<FoundText> Highlighter::find(std::string_view text) {
  tokens_.clear();
  if (counts_words_)
    session_.analyzer().analyze(text, text::Capitals::judge_paragraph, tokens_, &beginnings_);
  else
    session_.analyzer().find(beginnings_, text, tokens_);
  std::vector<FoundText> marks;
  mark_phrases(marks);
  mark_near(marks);
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

std::vector<Highlighter::Place> Highlighter::places_of(const query::NearWords& near) const {
  std::vector<std::size_t> numbers;  // of each token, how many words stand before it
  std::vector<std::size_t> paragraphs;
  std::size_t words = 0;
  std::size_t paragraph = 0;
  for (const Token& token : tokens_) {
    numbers.push_back(words);
    paragraphs.push_back(paragraph);
    words += token.kind == TokenKind::word ? 1 : 0;
    paragraph += token.kind == TokenKind::paragraph ? 1 : 0;
  }
  std::vector<Place> places;
  for (std::size_t at = 0; at < tokens_.size(); ++at)
    for (std::size_t operand = 0; operand < near.operands.size(); ++operand)
      for (const query::Phrase& row : near.operands[operand].rows)
        if (std::size_t last = 0; phrase_at(row, at, last))
          places.push_back({operand, paragraphs[at], numbers[at], numbers[last], tokens_[at].begin, tokens_[last].end});
  return places;
}

// The words that are near enough, words of grammar too, and worth more than elsewhere.
void Highlighter::mark_near(std::vector<FoundText>& marks) const {
  for (const query::NearWords& near : near_) {
    session_.deadline().check();
    const std::vector<Place> places = places_of(near);
    const std::size_t others = near.is_pair ? 0 : near.operands.size();
    const auto is_near = [&](const Place& a, const Place& b) {
      const auto& [before, behind] = std::pair(a.first < b.first ? a : b, a.first < b.first ? b : a);
      return before.operand != behind.operand && before.paragraph == behind.paragraph && before.last < behind.first &&
             behind.first - before.last - 1 <= near.most_between + others &&
             !(near.in_order && before.operand > behind.operand);
    };
    for (std::size_t i = 0; i < places.size(); ++i)
      for (std::size_t k = i + 1; k < places.size(); ++k) {
        if (places[k].first > places[i].last + near.most_between + others + 1) break;
        if (!is_near(places[i], places[k])) continue;
        for (const Place& place : {places[i], places[k]})
          marks.push_back({place.begin, place.end, words_ + phrases_.size() + place.operand, kWorthOfNear});
      }
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
    const bool is_form =
        element.any_form && element.indexed && word.stem == element.stem && element.choice.admits(word.folded);
    if (!is_form && (element.particle ? word.form : word.folded) != element.folded) return false;
    if (element.capitals && !text::is_all_capitals(word.form)) return false;
    last = token++;
    first = false;
  }
  return true;
}

}  // namespace depeche::search
