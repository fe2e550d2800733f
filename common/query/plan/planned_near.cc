// The part of WordPlanner that plans words near each other.

#include <algorithm>
#include <utility>

#include "query/plan/planned_words.h"
#include "query/words/pattern_forms.h"
#include "schema/terms.h"
#include "text/normalizer.h"

namespace depeche::query {
namespace {

using text::Token;
using text::TokenKind;

NearWords in_other_languages(NearWords near) {
  near.is_foreign = true;
  for (NearWords::Operand& operand : near.operands)
    for (Phrase& row : operand.rows)
      for (Phrase::Element& element : row.elements) element.any_form = false;
  return near;
}

PlanNode filtered(NearWords near, bool is_foreign) {
  PlanList list;
  list.must.push_back({NearLeaf{std::move(near)}, {}});
  PlanNode mark{TermsLeaf{"another language", {std::string(schema::kForeignMark)}}, {}};
  (is_foreign ? list.filters : list.excluded).push_back(std::move(mark));
  return {std::move(list), {}};
}

}  // namespace

Phrase::Element WordPlanner::element_of(const Token& token, const Node& node) {
  const text::Word& word = *token.word;
  const bool indexed = !word.function_word;
  return {word.folded, word.stem, indexed, false, false, indexed, choice_of(word, token, node)};
}

// Of one word with its parts: these in a row, or the compound that they are.
void WordPlanner::add_word(const std::vector<Token>& tokens, const Node& node, NearWords::Operand& operand) {
  Phrase row{{}, node.field};
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::compound) operand.rows.push_back({{element_of(token, node)}, node.field});
    if (token.kind == TokenKind::word) row.elements.push_back(element_of(token, node));
  }
  if (!row.elements.empty()) operand.rows.push_back(std::move(row));
}

std::optional<PlanNode> WordPlanner::near(const Node& node, PlanContext context) {
  NearWords near;
  near.most_between = node.near.words;
  near.in_order = node.near.in_order;
  near.forms_of = forms_of;
  near.is_pair = !node.children.empty();
  if (!near.is_pair) add_near_words(node, context, near);
  for (const Node& child : node.children) {
    NearWords::Operand& operand = near.operands.emplace_back();
    if (child.kind != Kind::any) add_operand(child, context, operand);
    for (const Node& part : child.children) add_operand(part, context, operand);
    if (operand.rows.empty() && operand.patterns.empty()) near.operands.pop_back();
  }
  if (near.operands.empty()) return {};
  if (near.operands.size() == 1) near.is_pair = false;
  if (context.ranks) plan_.near.push_back(near);
  if (!for_arrivals_ && !indexes_.has_foreign()) return PlanNode{NearLeaf{std::move(near)}, {}};
  PlanList either;
  either.may.push_back(filtered(in_other_languages(near), true));
  either.may.push_back(filtered(std::move(near), false));
  return PlanNode{std::move(either), {}};
}

// The words between quotation marks.
void WordPlanner::add_near_words(const Node& node, PlanContext context, NearWords& near) {
  for (const Token& token : analyze(node.text)) {
    if (token.kind != TokenKind::word) continue;
    ++plan_.word_count;
    NearWords::Operand operand;
    operand.rows.push_back({{element_of(token, node)}, node.field});
    near.operands.push_back(std::move(operand));
    if (context.ranks && !token.word->function_word && !weighs_nothing(*token.word))
      rank(scored(*token.word, token, node));
  }
}

void WordPlanner::add_operand(const Node& node, PlanContext context, NearWords::Operand& operand) {
  if (node.kind == Kind::wildcard || node.kind == Kind::fuzzy) return add_pattern(node, context, operand);
  const std::vector<Token> tokens = analyze(node.text);
  if (node.kind == Kind::word)
    add_word(tokens, node, operand);
  else if (Phrase row = Phrase::from(tokens, node.field); !row.elements.empty())
    operand.rows.push_back(std::move(row));
  for (const Token& token : tokens) {
    if (token.kind == TokenKind::particle) continue;
    if (token.kind == TokenKind::word) ++plan_.word_count;
    if (context.ranks && !token.word->function_word && !weighs_nothing(*token.word))
      rank(scored(*token.word, token, node));
  }
}

// Its forms in the archive; of documents to come, each by what it has.
void WordPlanner::add_pattern(const Node& node, PlanContext context, NearWords::Operand& operand) {
  const auto planned = node.kind == Kind::wildcard ? wildcard(node, context) : fuzzy(node, context);
  const auto* leaf = planned ? std::get_if<PatternLeaf>(&planned->what) : nullptr;
  if (leaf == nullptr) {
    add_word(analyze(node.text), node, operand);
  } else if (for_arrivals_) {
    operand.patterns.push_back(leaf->pattern);
  } else {
    for (const auto& [form, stem] : leaf->forms)
      operand.rows.push_back({{{text::fold(form), stem, true, false}}, node.field});
    if (leaf->forms.empty()) operand.patterns.push_back(leaf->pattern);
  }
}

}  // namespace depeche::query
