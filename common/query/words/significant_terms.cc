#include "query/words/significant_terms.h"

#include <algorithm>
#include <limits>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "schema/terms.h"

namespace depeche::query {
namespace {

using Count = Xapian::doccount;

bool only_ranks(const Node& node) { return node.kind == Kind::word && node.occur == Occur::should; }

// How many documents have the rarest known word of what was typed between two blanks.
Count documents_with(const std::string& typed, const Indexes& indexes, text::Analyzer& analyzer) {
  std::vector<text::Token> tokens;
  analyzer.analyze(typed, text::Capitals::are_acronyms, tokens);
  Count fewest = std::numeric_limits<Count>::max();
  for (const text::Token& token : tokens) {
    if (token.kind != text::TokenKind::word) continue;
    const Count documents =
        indexes.documents_with(schema::stem_term(schema::Field::text, token.word->stem)) +
        (indexes.has_foreign() ? indexes.documents_with(schema::foreign_term(schema::Field::text, token.word->folded))
                               : 0);
    if (documents > 0) fewest = std::min(fewest, documents);
  }
  return fewest;
}

}  // namespace

std::optional<Shortened> shortened(const Node& tree, std::size_t most, const Indexes& indexes,
                                   text::Analyzer& analyzer) {
  if (tree.kind != Kind::ranked || tree.children.size() <= most) return std::nullopt;
  std::vector<std::pair<Count, std::string>> words;
  std::unordered_set<std::string> known;
  base::DeadlineSteps steps(indexes.deadline);
  for (const Node& child : tree.children) {
    steps.step();
    if (only_ranks(child) && known.insert(child.text).second)
      words.emplace_back(documents_with(child.text, indexes, analyzer), child.text);
  }
  if (words.size() <= most) return std::nullopt;
  std::ranges::stable_sort(words, {}, &std::pair<Count, std::string>::first);
  known.clear();
  for (std::size_t i = 0; i < most; ++i) known.insert(std::move(words[i].second));
  Shortened shorter{tree, words.size() - most};
  std::erase_if(shorter.tree.children,
                [&](const Node& child) { return only_ranks(child) && !known.contains(child.text); });
  return shorter;
}

}  // namespace depeche::query
