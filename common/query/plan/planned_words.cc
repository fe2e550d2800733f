#include "query/plan/planned_words.h"

#include <algorithm>
#include <utility>

#include "base/files.h"
#include "base/message.h"
#include "query/language/limits.h"
#include "query/words/fuzzy.h"
#include "schema/idf.h"
#include "schema/terms.h"
#include "text/char_class.h"

namespace depeche::query {
namespace {

using text::Token;
using text::TokenKind;

// Each pattern walks through the dictionary. Further ones are words.
constexpr std::size_t kMaxPatterns = 16;

// How much rarer the chosen forms are than all forms of the stem, by which BM25 weighs them.
double rarity_of_choice(const WordLeaf& leaf, const Indexes& indexes) {
  const double all = indexes.documents();
  const double of_stem = indexes.documents_with(schema::stem_term(leaf.field.value_or(schema::Field::text), leaf.stem));
  const double chosen = std::min(static_cast<double>(leaf.choice.documents), of_stem);
  return of_stem == 0
             ? 1
             : schema::inverse_document_frequency(all, chosen) / schema::inverse_document_frequency(all, of_stem);
}

// The node, with the same matches and no weight.
PlanNode without_weight(PlanNode node) {
  if (auto* word = std::get_if<WordLeaf>(&node.what)) word->weight = 0;
  if (auto* phrase = std::get_if<PhraseLeaf>(&node.what)) phrase->weight = 0;
  for (PlanNode& synonym : node.synonyms) synonym = without_weight(std::move(synonym));
  return node;
}

PlanNode all_of(std::vector<PlanNode> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  PlanList list;
  list.must = std::move(parts);
  return {std::move(list), {}};
}

PlanNode either_of(PlanNode one, PlanNode other) {
  PlanList either;
  either.may.push_back(std::move(one));
  either.may.push_back(std::move(other));
  return {std::move(either), {}};
}

}  // namespace

void WordPlanner::add_ranked(const Node& node, PlanContext context, Seen& seen, std::vector<PlanNode>& may) {
  const std::vector<Token> tokens = analyze(node.text);
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::particle) continue;
    if (token.kind == TokenKind::word) ++plan_.word_count;
    if (auto leaf = ranked_leaf(node, token, tokens, context, seen)) may.push_back(std::move(*leaf));
  }
}

void WordPlanner::add_required(const Node& node, PlanContext context, Seen& seen, std::vector<PlanNode>& must) {
  const std::vector<Token> tokens = analyze(node.text);
  std::vector<PlanNode> parts;
  std::optional<PlanNode> compound;
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::particle) continue;
    if (token.kind == TokenKind::word) ++plan_.word_count;
    auto leaf = ranked_leaf(node, token, tokens, context, seen);
    if (!leaf) continue;
    if (token.kind == TokenKind::compound)
      compound = std::move(leaf);
    else
      parts.push_back(std::move(*leaf));
  }
  if (parts.empty() && compound) parts.push_back(*std::exchange(compound, std::nullopt));
  if (parts.empty()) return;
  PlanNode words = all_of(std::move(parts));
  must.push_back(compound ? either_of(std::move(words), std::move(*compound)) : std::move(words));
}

// A word that ranks; nothing for one that weighs nothing, or that the list has.
std::optional<PlanNode> WordPlanner::ranked_leaf(const Node& node, const Token& token, const std::vector<Token>& tokens,
                                                 PlanContext context, Seen& seen) {
  if (weighs_nothing(*token.word)) {
    // The % of "50%" tells it from "50 ans", but finds nothing by itself.
    if (context.ranks && tokens.size() > 1 && text::is_sign(token.word->form))
      rank(scored_word(*token.word, node.field));
    return std::nullopt;
  }
  if (seen.contains({token.word->form, node.field})) return std::nullopt;
  if (ranked_ >= kMaxWords) return note_cut(), std::nullopt;
  const auto meant = token.kind == TokenKind::word ? meant_by(token, node, context) : std::nullopt;
  const text::Word& word = meant ? *meant : *token.word;
  if (!seen.emplace(word.form, node.field).second) return std::nullopt;
  ++ranked_;
  const double share = share_of(token, tokens) * (meant ? kRespeltWeight : 1);
  PlanNode leaf = leaf_of(word, token, node, share);
  if (!context.ranks) return leaf;
  ScoredWord ranked = scored(word, token, node);
  ranked.share = share;
  const Place place = rank(std::move(ranked));
  const bool widened = relaxing_.families && may_be_widened(node, context) && !has_capital(token, node);
  leaf.synonyms = synonyms_.of_word({&node, token}, place.at, context, widened);
  return place.is_new ? std::move(leaf) : without_weight(std::move(leaf));
}

std::optional<PlanNode> WordPlanner::required(const Node& node, PlanContext context) {
  std::vector<PlanNode> parts;
  std::optional<PlanNode> compound;
  for (const Token& token : analyze(node.text)) {
    if (token.kind == TokenKind::particle) continue;
    PlanNode leaf = leaf_of(*token.word, token, node);
    const std::size_t place = context.ranks ? rank(scored(*token.word, token, node)).at : 0;
    if (token.kind == TokenKind::compound) {
      compound = std::move(leaf);
      continue;
    }
    ++plan_.word_count;
    leaf.synonyms = synonyms_.of_word({&node, token}, place, context);
    parts.push_back(std::move(leaf));
  }
  if (parts.empty()) return compound;
  const bool is_name = parts.size() > 1;
  PlanNode words = all_of(std::move(parts));
  if (compound) words = either_of(std::move(words), std::move(*compound));
  if (is_name) words.synonyms = synonyms_.of_name(node, context);
  return words;
}

std::optional<PlanNode> WordPlanner::phrase(const Node& node, PlanContext context) {
  const std::vector<Token> tokens = analyze(node.text);
  Phrase phrase = Phrase::from(tokens, node.field);
  if (phrase.elements.empty()) return {};
  for (const Token& token : tokens) {
    if (token.kind != TokenKind::word) continue;
    ++plan_.word_count;
    if (!context.ranks || token.word->function_word || weighs_nothing(*token.word)) continue;
    rank(scored_word(*token.word, node.field));
  }
  if (context.ranks) plan_.phrases.push_back(phrase);
  const bool is_name = std::ranges::any_of(phrase.elements, &Phrase::Element::indexed);
  std::vector<PlanNode> synonyms;
  if (is_name) synonyms = synonyms_.of_name(node, context);
  for (PlanNode& written : synonyms_.of_phrase(node, phrase, context)) synonyms.push_back(std::move(written));
  PlanNode leaf{PhraseLeaf{std::move(phrase), {}}, std::move(synonyms)};
  return leaf;
}

std::optional<PlanNode> WordPlanner::wildcard(const Node& node, PlanContext context) {
  if (!may_be_pattern()) return required(node, context);
  ++plan_.word_count;
  ScoredWord scored;
  scored.form = node.text;
  scored.field = node.field;
  return pattern_node({node.text, {}, 0, node.field}, std::move(scored), context);
}

// The words that are near each of its parts.
std::optional<PlanNode> WordPlanner::fuzzy(const Node& node, PlanContext context) {
  std::vector<PlanNode> parts;
  for (const Token& token : analyze(node.text)) {
    if (token.kind != TokenKind::word) continue;
    ++plan_.word_count;
    parts.push_back(near_word(token, node, context));
  }
  if (parts.empty()) return {};
  return all_of(std::move(parts));
}

PlanNode WordPlanner::near_word(const Token& token, const Node& node, PlanContext context) {
  const text::Word& word = *token.word;
  const std::size_t edits = edits_for(word.folded, node.edits);
  if (word.function_word || edits == 0 || !may_be_pattern()) {
    if (context.ranks) rank(scored(word, token, node));
    return leaf_of(word, token, node);
  }
  ScoredWord scored;
  scored.form = word.form + '~' + std::to_string(edits);
  scored.folded = word.folded;
  scored.field = node.field;
  return pattern_node({{}, word.folded, edits, node.field}, std::move(scored), context);
}

PlanNode WordPlanner::pattern_node(Pattern pattern, ScoredWord scored, PlanContext context) {
  PatternLeaf leaf{std::move(pattern), {}};
  if (for_arrivals_) return {std::move(leaf), {}};
  PatternForms found = leaf.pattern.edits > 0
                           ? expand_near(leaf.pattern.folded, leaf.pattern.edits, indexes_.parts, indexes_.deadline)
                           : expand(leaf.pattern.text, indexes_.parts, indexes_.deadline);
  if (found.capped)
    plan_.notices.push_back(tr("{} stands for the {} most frequent words that match; type more letters",
                               base::in_quotes(scored.form), kMostPatternForms));
  leaf.forms = std::move(found.forms);
  if (context.ranks && !leaf.forms.empty()) {
    scored.forms = leaf.forms;
    rank(std::move(scored));
  }
  return {std::move(leaf), {}};
}

bool WordPlanner::may_be_pattern() {
  if (++patterns_ <= kMaxPatterns) return true;
  if (patterns_ == kMaxPatterns + 1)
    plan_.notices.push_back(tr("only the first {} words of the query with *, ? or ~ stand for others", kMaxPatterns));
  return false;
}

bool WordPlanner::may_be_widened(const Node& node, PlanContext context) {
  return context.is_root && node.kind == Kind::word && node.occur == Occur::should && !node.field;
}

bool WordPlanner::has_capital(const Token& typed, const Node& node) const {
  return &node != first_ && text::is_upper(text::char_at(node.text, typed.begin).code);
}

// The word that is searched instead of one that no document has.
std::optional<text::Word> WordPlanner::meant_by(const Token& token, const Node& node, PlanContext context) {
  const text::Word& typed = *token.word;
  if (!context.expands || for_arrivals_ || synonyms_.knows(typed.folded) || synonyms_.split_of({&node, token}))
    return std::nullopt;
  const auto [known, is_new] = meant_.try_emplace(typed.form);
  const bool freely = relaxing_.spellings && may_be_widened(node, context);
  if (is_new) known->second = respeller_.meant_by(typed, freely ? Beside::anything : Beside::what_fits);
  if (is_new && known->second) plan_.respelt.emplace_back(typed.form, known->second->form);
  return known->second;
}

PlanNode WordPlanner::leaf_of(const text::Word& word, const Token& typed, const Node& node, double weight) {
  WordLeaf leaf{word.folded, word.stem, word.function_word, node.field, weight, choice_of(word, typed, node)};
  if (!leaf.choice.is_any()) leaf.weight *= rarity_of_choice(leaf, indexes_);
  return {std::move(leaf), {}};
}

FormChoice WordPlanner::choice_of(const text::Word& word, const Token& typed, const Node& node) {
  return names_.choice(word, has_capital(typed, node));
}

ScoredWord WordPlanner::scored(const text::Word& word, const Token& typed, const Node& node) {
  ScoredWord scored = scored_word(word, node.field);
  scored.choice = choice_of(word, typed, node);
  return scored;
}

WordPlanner::Place WordPlanner::rank(ScoredWord word) {
  const auto same = [&](const ScoredWord& w) {
    return w.form == word.form && w.field == word.field && w.forms == word.forms;
  };
  const auto known = std::ranges::find_if(plan_.words, same);
  const Place place{static_cast<std::size_t>(known - plan_.words.begin()), known == plan_.words.end()};
  if (place.is_new) plan_.words.push_back(std::move(word));
  return place;
}

std::vector<Token> WordPlanner::analyze(const std::string& text) {
  std::vector<Token> tokens;
  analyzer_.analyze(text, text::Capitals::are_acronyms, tokens);
  std::erase_if(tokens, [](const Token& t) { return t.kind == TokenKind::paragraph; });
  return tokens;
}

void WordPlanner::note_cut() {
  const std::string notice = tr("only the first {} words of the query count", kMaxWords);
  if (plan_.notices.empty() || plan_.notices.back() != notice) plan_.notices.push_back(notice);
}

}  // namespace depeche::query
