#include "query/plan/word_terms.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "schema/terms.h"
#include "text/proper_names.h"

namespace depeche::query {
namespace {

using schema::Field;

// On 500,000 stories, a larger share changes nDCG@10 by less than 0.001. Small archives can afford all of it.
constexpr double kPostingsBudget = 0.3;
constexpr Xapian::doccount kAffordablePostings = 20000;
constexpr std::size_t kFewestWords = 2;

Xapian::doccount cost_of_word(const WordLeaf& word, const Indexes& indexes) {
  if (word.function_word) return indexes.documents();
  Xapian::doccount postings = 0;
  for (const RankedTerm& term : ranked_terms(word, indexes)) postings += indexes.documents_with(term.term);
  return postings;
}

std::vector<RankedTerm> french_terms(const WordLeaf& word) {
  std::vector<RankedTerm> terms;
  for (const Field field : searched_fields(word.field))
    terms.push_back({schema::stem_term(field, word.stem), word.weight * schema::field_info(field).boost});
  return terms;
}

// Of the name that was typed in lower case: tours.
std::vector<RankedTerm> name_terms(const WordLeaf& word) {
  std::vector<RankedTerm> terms;
  if (!text::is_proper_name(word.folded)) return terms;
  const std::string stem = text::name_stem(word.folded);
  if (word.stem == stem) return terms;
  for (const Field field : searched_fields(word.field))
    terms.push_back({schema::stem_term(field, stem), word.weight * schema::field_info(field).boost});
  return terms;
}

// Of one word; of a stem alone there are none.
std::vector<RankedTerm> foreign_terms(const WordLeaf& word) {
  std::vector<RankedTerm> terms;
  if (word.folded.empty()) return terms;
  for (const Field field : searched_fields(word.field))
    terms.push_back({schema::foreign_term(field, word.folded), word.weight * schema::field_info(field).boost});
  return terms;
}

// At most: the words of a phrase are looked up from the rarest on.
Xapian::doccount cost_of_phrase(const Phrase& phrase, const Indexes& indexes) {
  Xapian::doccount least = indexes.documents();
  for (const Phrase::Element& element : phrase.elements)
    if (element.indexed)
      least = std::min(least, cost_of_word({element.folded, element.stem, false, phrase.field, 1}, indexes));
  return least;
}

}  // namespace

std::vector<RankedTerm> possible_terms(const WordLeaf& word) {
  std::vector<RankedTerm> terms = french_terms(word);
  for (RankedTerm& term : name_terms(word)) terms.push_back(std::move(term));
  for (RankedTerm& term : foreign_terms(word)) terms.push_back(std::move(term));
  return terms;
}

std::vector<RankedTerm> ranked_terms(const WordLeaf& word, const Indexes& indexes) {
  std::vector<RankedTerm> terms = french_terms(word);
  if (!word.field && indexes.documents_with(terms.back().term) == 0) terms.pop_back();
  for (RankedTerm& term : name_terms(word))
    if (indexes.documents_with(term.term) > 0) terms.push_back(std::move(term));
  if (!indexes.has_foreign()) return terms;
  for (RankedTerm& term : foreign_terms(word))
    if (indexes.documents_with(term.term) > 0) terms.push_back(std::move(term));
  return terms;
}

Xapian::doccount cost_of(const PlanNode& node, const Indexes& indexes) {
  if (const auto* word = std::get_if<WordLeaf>(&node.what)) return cost_of_word(*word, indexes);
  if (const auto* phrase = std::get_if<PhraseLeaf>(&node.what)) return cost_of_phrase(phrase->phrase, indexes);
  return 0;
}

std::vector<PlanNode> rarest_of(const std::vector<PlanNode>& may, const Indexes& indexes) {
  std::vector<std::pair<Xapian::doccount, const PlanNode*>> rows;
  rows.reserve(may.size());
  for (const PlanNode& node : may) rows.emplace_back(cost_of(node, indexes), &node);
  std::ranges::stable_sort(rows, {}, &std::pair<Xapian::doccount, const PlanNode*>::first);
  const auto share = static_cast<Xapian::doccount>(kPostingsBudget * indexes.documents());
  const Xapian::doccount budget = std::max(kAffordablePostings, share);
  Xapian::doccount spent = 0;
  std::vector<PlanNode> taken;
  for (const auto& [cost, node] : rows) {
    spent += cost;
    if (taken.size() >= kFewestWords && spent > budget) break;
    taken.push_back(*node);
  }
  return taken;
}

}  // namespace depeche::query
