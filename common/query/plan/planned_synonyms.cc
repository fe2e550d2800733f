#include "query/plan/planned_synonyms.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>

#include "query/language/limits.h"
#include "query/words/joined_forms.h"
#include "query/words/written_as_one.h"
#include "schema/idf.h"
#include "schema/terms.h"
#include "text/char_class.h"

namespace depeche::query {
namespace {

constexpr std::size_t kMaxSynonyms = 16;
// Longer queries are sentences, in which a word that no dispatch has matters little.
constexpr std::size_t kMostWordsWithSplits = 12;
// A longer phrase was pasted, and has its words as the dispatch has them.
constexpr std::size_t kLongestWrittenPhrase = 32;
// A synonym retrieves with this share of the weight that the typed words would have.
constexpr double kSynonymWeight = 0.5;

// Lange, not LOréal.
bool has_only_first_capital(std::string_view typed) {
  const text::Char first = text::char_at(typed, 0);
  return text::is_upper(first.code) &&
         std::ranges::none_of(typed.substr(first.size), [](char c) { return c >= 'A' && c <= 'Z'; });
}

// Of which one tells that a dispatch has the word.
std::array<std::string, 3> terms_of(const Phrase::Element& word) {
  return {schema::stem_term(schema::Field::text, word.stem), schema::stem_term(schema::Field::title, word.stem),
          schema::foreign_term(schema::Field::text, word.folded)};
}

}  // namespace

SynonymPlanner::SynonymPlanner(const Node& tree, const Indexes& indexes, text::Analyzer& analyzer,
                               const std::vector<Alias>& aliases, bool for_arrivals, Plan& plan)
    : indexes_(indexes),
      analyzer_(analyzer),
      finder_(indexes.parts, aliases, analyzer),
      for_arrivals_(for_arrivals),
      plan_(plan) {
  finder_.judge_capitals(tree);
  add_folded_words(tree, analyzer, typed_);
}

std::vector<PlanNode> SynonymPlanner::of_word(const TypedWord& typed, std::size_t place, PlanContext context,
                                              bool widened) {
  if (!context.expands || typed.token.kind != text::TokenKind::word) return {};
  const auto [known, is_new] = of_word_.try_emplace(place);
  if (!is_new) return known->second;
  std::vector<Synonym> synonyms = finder_.synonyms_of(typed);
  if (const auto& split = split_of(typed); split && synonyms.empty())
    synonyms.push_back(SynonymFinder::of_split(typed, *split));
  if (SynonymFinder::Run other = writings_at({typed}, 0, false); other.size == 1)
    std::ranges::move(other.synonyms, std::back_inserter(synonyms));
  if (widened) std::ranges::move(finder_.family_of(typed, indexes_.deadline), std::back_inserter(synonyms));
  for (Synonym& synonym : synonyms) {
    if (!may_add(context)) break;
    if (is_typed(synonym)) continue;
    synonym.words = {place};
    known->second.push_back(node_of(synonym));
    plan_.synonyms.push_back(std::move(synonym));
  }
  return known->second;
}

std::vector<PlanNode> SynonymPlanner::of_runs(const Node& ranked, PlanContext context) {
  std::vector<PlanNode> nodes;
  std::vector<TypedWord> run;
  for (const Node& child : ranked.children) {
    const bool plain = child.occur == Occur::should && (child.kind == Kind::word || is_loose(child, context));
    if (!plain || (!run.empty() && run.front().node->field != child.field)) {
      add_of_run(run, context, nodes);
      run.clear();
    }
    if (plain && run.size() < kMaxWords) add_typed_words(child, run);
  }
  add_of_run(run, context, nodes);
  return nodes;
}

std::vector<PlanNode> SynonymPlanner::of_name(const Node& node, PlanContext context) {
  std::vector<PlanNode> nodes;
  if (!may_add(context)) return nodes;
  std::vector<TypedWord> words;
  add_typed_words(node, words);
  SynonymFinder::Run found = finder_.run_at(words, 0);
  if (found.size == words.size()) add_all(found.synonyms, context, nodes);
  return nodes;
}

void SynonymPlanner::add_of_run(const std::vector<TypedWord>& run, PlanContext context, std::vector<PlanNode>& nodes) {
  add_joined(run, context, nodes);
  for (std::size_t i = 0; i + 1 < run.size() && may_add(context); ++i) {
    SynonymFinder::Run other = writings_at(run, i, false);
    if (other.size > 1) add_all(other.synonyms, context, nodes);
  }
  for (std::size_t i = 0; i + 1 < run.size() && may_add(context); ++i) {
    SynonymFinder::Run found = finder_.run_at(run, i);
    if (found.size == 0) continue;
    add_all(found.synonyms, context, nodes);
    i += found.size - 1;
  }
}

// "COP 26" in a row; the parts of COP-26 are a compound already.
void SynonymPlanner::add_joined(const std::vector<TypedWord>& run, PlanContext context, std::vector<PlanNode>& nodes) {
  for (std::size_t i = 0; i + 1 < run.size() && may_add(context); ++i) {
    const std::size_t end = run[i].token.end;
    if (run[i].node == run[i + 1].node && run[i].node->text.find(' ', end) >= run[i + 1].token.begin) continue;
    SynonymFinder::Run joined = finder_.joined_at(run, i);
    if (joined.size > 0 && is_usual(joined)) add_all(joined.synonyms, context, nodes);
  }
}

std::vector<PlanNode> SynonymPlanner::of_phrase(const Node& node, const Phrase& phrase, PlanContext context) {
  std::vector<PlanNode> nodes;
  if (!context.expands || phrase.elements.size() > kLongestWrittenPhrase) return nodes;
  std::vector<text::Token> tokens;
  analyzer_.analyze(node.text, text::Capitals::are_acronyms, tokens);
  std::erase_if(tokens, [](const text::Token& token) {
    return token.kind == text::TokenKind::paragraph || token.kind == text::TokenKind::compound;
  });
  Phrase joined{{}, phrase.field};
  Phrase apart{{}, phrase.field};
  std::size_t behind_joined = 0;
  const auto append = [](Phrase& to, const Phrase& more) {
    to.elements.insert(to.elements.end(), more.elements.begin(), more.elements.end());
  };
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Phrase as_typed = Phrase::from({tokens[i]}, phrase.field);
    std::vector<TypedWord> words;
    for (std::size_t k = i; k < tokens.size() && tokens[k].kind == text::TokenKind::word; ++k)
      words.push_back({&node, tokens[k]});
    const auto written = words.empty() ? std::nullopt : finder_.apart(words.front(), tokens.size() > 1);
    append(apart, written ? written->added_words : as_typed);
    if (i < behind_joined) continue;
    const SynonymFinder::Run run = words.empty() ? SynonymFinder::Run{} : finder_.joined_at(words, 0);
    const bool is_joined = run.size > 0 && (!run.is_compound || is_usual(run));
    append(joined, is_joined ? run.synonyms.front().added_words : as_typed);
    behind_joined = i + (is_joined ? run.size : 1);
  }
  // What others join is there as a word: G7 of G-7.
  if (tokens.size() == 1 && has_figure(*tokens.front().word))
    nodes.push_back(
        {WordLeaf{phrase.elements.front().folded, phrase.elements.front().stem, false, phrase.field, kSynonymWeight},
         {}});
  if (joined.elements.size() != phrase.elements.size()) add_writing(node, phrase, std::move(joined), context, nodes);
  if (apart.elements.size() != phrase.elements.size()) add_writing(node, phrase, std::move(apart), context, nodes);
  add_other_writings(node, tokens, phrase, context, nodes);
  return nodes;
}

// One place of the phrase at a time, so that few are looked for.
void SynonymPlanner::add_other_writings(const Node& node, const std::vector<text::Token>& tokens, const Phrase& phrase,
                                        PlanContext context, std::vector<PlanNode>& nodes) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    std::vector<TypedWord> words;
    for (std::size_t k = i; k < tokens.size() && (tokens[k].kind == text::TokenKind::word || k > i); ++k)
      words.push_back({&node, tokens[k]});
    const SynonymFinder::Run other = words.empty() ? SynonymFinder::Run{} : writings_at(words, 0, true);
    for (const Synonym& synonym : other.synonyms) {
      Phrase written = Phrase::from({tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(i)}, phrase.field);
      const Phrase behind =
          Phrase::from({tokens.begin() + static_cast<std::ptrdiff_t>(i + other.size), tokens.end()}, phrase.field);
      for (const Phrase* part : {&synonym.added_words, &behind})
        written.elements.insert(written.elements.end(), part->elements.begin(), part->elements.end());
      add_writing(node, phrase, std::move(written), context, nodes);
    }
    if (other.size > 1) i += other.size - 1;
  }
}

void SynonymPlanner::add_writing(const Node& node, const Phrase& typed, Phrase written, PlanContext context,
                                 std::vector<PlanNode>& nodes) {
  if (!may_add(context)) return;
  std::string words;
  for (const Phrase::Element& element : written.elements) words += (words.empty() ? "" : " ") + element.folded;
  Synonym synonym{node.text, std::move(words), typed, std::move(written), {}};
  nodes.push_back(node_of(synonym));
  synonym.words = places_of(typed);
  plan_.synonyms.push_back(std::move(synonym));
}

Xapian::doccount SynonymPlanner::in_text(const Phrase::Element& word) const {
  return indexes_.documents_with(schema::stem_term(schema::Field::text, word.stem));
}

Xapian::doccount SynonymPlanner::documents_with(const Phrase::Element& word) const {
  Xapian::doccount most = 0;
  for (const std::string& term : terms_of(word)) most = std::max(most, indexes_.documents_with(term));
  return most;
}

bool SynonymPlanner::is_in_dispatches(const Phrase::Element& word) const {
  return in_text(word) > 0 || documents_with(word) > 0;
}

// Those whose words some dispatch has.
SynonymFinder::Run SynonymPlanner::writings_at(const std::vector<TypedWord>& words, std::size_t from,
                                               bool in_phrase) const {
  SynonymFinder::Run run = finder_.writings_at(words, from, in_phrase);
  if (for_arrivals_) return run;
  std::vector<std::string> terms;
  for (const Synonym& writing : run.synonyms)
    for (const Phrase::Element& word : writing.added_words.elements)
      if (word.indexed) std::ranges::copy(terms_of(word), std::back_inserter(terms));
  indexes_.expect_counts(terms);
  std::erase_if(run.synonyms, [&](const Synonym& writing) {
    return std::ranges::any_of(writing.added_words.elements,
                               [&](const Phrase::Element& word) { return word.indexed && !is_in_dispatches(word); });
  });
  return run;
}

// Many names are somewhere written as one word, as the name of an account is: that says nothing.
bool SynonymPlanner::is_usual(const SynonymFinder::Run& joined) const {
  constexpr Xapian::doccount kMostTimesAsMany = 20;
  const Phrase::Element& word = joined.synonyms.front().added_words.elements.front();
  if (!joined.is_compound) return for_arrivals_ || is_in_dispatches(word);
  if (in_text(word) == 0) return false;  // so it is of most neighbours
  const std::vector<Phrase::Element>& halves = joined.synonyms.front().typed_words.elements;
  const auto fewest = std::ranges::min(halves, {}, [&](const Phrase::Element& half) { return documents_with(half); });
  const Xapian::doccount least = documents_with(fewest) / kMostTimesAsMany;
  return in_text(word) > least && written_as_one(word, halves, indexes_) > least;
}

const std::optional<SplitWord>& SynonymPlanner::split_of(const TypedWord& typed) {
  constexpr Xapian::doccount kFewDispatches = 10;
  const text::Word& word = *typed.token.word;
  const auto [known, is_new] = splits_.try_emplace({word.form, typed.node->field});
  if (!is_new || for_arrivals_ || typed_.size() > kMostWordsWithSplits || has_figure(word)) return known->second;
  if (in_text({word.folded, word.stem}) >= kFewDispatches) return known->second;
  const Xapian::doccount documents = documents_with({word.folded, word.stem});
  if (documents >= kFewDispatches) return known->second;
  const bool is_name = has_only_first_capital(
      std::string_view(typed.node->text).substr(typed.token.begin, typed.token.end - typed.token.begin));
  // Lange is no angel, nor is larme a weapon where dispatches have it.
  const Elision elision = documents > 0 || is_name ? Elision::kept : Elision::lost;
  known->second = split_word(word, typed.node->field, elision, std::max(documents, 1U), indexes_, analyzer_);
  return known->second;
}

void SynonymPlanner::add_all(std::vector<Synonym>& synonyms, PlanContext context, std::vector<PlanNode>& nodes) {
  for (Synonym& synonym : synonyms) {
    if (!may_add(context)) break;
    if (is_typed(synonym)) continue;
    nodes.push_back(node_of(synonym));
    synonym.words = places_of(synonym.typed_words);
    plan_.synonyms.push_back(std::move(synonym));
  }
}

bool SynonymPlanner::may_add(PlanContext context) const {
  return context.expands && plan_.synonyms.size() < kMaxSynonyms;
}

// "Les Républicains (LR)" needs neither for the other.
bool SynonymPlanner::is_typed(const Synonym& synonym) const {
  return std::ranges::all_of(synonym.added_words.elements, [&](const Phrase::Element& element) {
    return !element.indexed || typed_.contains(element.folded);
  });
}

void SynonymPlanner::add_typed_words(const Node& node, std::vector<TypedWord>& words) {
  std::vector<text::Token> tokens;
  analyzer_.analyze(node.text, text::Capitals::are_acronyms, tokens);
  for (const text::Token& token : tokens)
    if (token.kind == text::TokenKind::word) words.push_back({&node, token});
}

std::vector<std::size_t> SynonymPlanner::places_of(const Phrase& typed) const {
  std::vector<std::size_t> places;
  for (const Phrase::Element& element : typed.elements)
    for (std::size_t i = 0; i < plan_.words.size(); ++i)
      if (plan_.words[i].folded == element.folded && plan_.words[i].field == typed.field) places.push_back(i);
  return places;
}

PlanNode SynonymPlanner::node_of(const Synonym& synonym) const {
  const Phrase& added = synonym.added_words;
  const Phrase::Element& first = added.elements.front();
  if (added.elements.size() == 1 && first.indexed && !first.capitals)
    return {WordLeaf{first.folded, first.stem, false, added.field, kSynonymWeight}, {}};
  double rarity_of_typed = 0;
  for (const Phrase::Element& element : synonym.typed_words.elements)
    if (element.indexed) rarity_of_typed += rarity(element.stem);
  return {PhraseLeaf{added, kSynonymWeight * rarity_of_typed}, {}};
}

// The idf by which Xapian weighs the stem in texts.
double SynonymPlanner::rarity(const std::string& stem) const {
  const double with = indexes_.documents_with(schema::stem_term(schema::Field::text, stem));
  return schema::inverse_document_frequency(indexes_.documents(), with);
}

}  // namespace depeche::query
