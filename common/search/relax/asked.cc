#include "search/relax/asked.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <variant>

#include "query/plan/word_terms.h"
#include "search/retrieve/retrieval.h"
#include "search/session/request.h"

namespace depeche::search {
namespace {

using query::Compiled;

std::vector<Xapian::docid> some_matches(const Compiled& compiled, std::size_t most, Session& session) {
  std::vector<Xapian::docid> ids;
  for (const Match& match : retrieve(compiled.unranked, SortOrder::relevance, false, most, session).matches)
    ids.push_back(match.id);
  return ids;
}

bool may_relax(const SearchRequest& request, const Compiled& compiled) {
  const bool is_typed = request.like_id.empty() && request.like_text.empty();
  return request.relax && is_typed && !asks_without_word(request, compiled);
}

// In an order by date, what hardly matches would stand among the first.
bool may_relax_phrases(const SearchRequest& request, const Compiled& compiled) {
  return request.sort == SortOrder::relevance && !compiled.phrases_beside.empty();
}

// +mot alone is read as mot, and yet nothing else may be found.
bool is_insisted_on(const query::Node& tree, std::string_view typed) {
  const std::string_view before = typed.substr(0, std::min(tree.begin + 1, typed.size()));
  return tree.kind == query::Kind::word && (before.ends_with('+') || before.substr(0, tree.begin).ends_with('+'));
}

// What most searches are: some of their words are in some dispatch, and nothing else is asked for.
bool surely_finds(const query::PlanList& root, const query::Indexes& indexes) {
  if (!root.must.empty() || !root.filters.empty() || !root.excluded.empty()) return false;
  return std::ranges::any_of(root.may, [&](const query::PlanNode& node) {
    const auto* word = std::get_if<query::WordLeaf>(&node.what);
    if (word == nullptr || word->function_word || !word->choice.is_any()) return false;
    return std::ranges::any_of(query::ranked_terms(*word, indexes),
                               [&](const query::RankedTerm& term) { return indexes.documents_with(term.term) > 0; });
  });
}

void relax_phrases(const SearchRequest& request, Asked& asked, Session& session) {
  std::vector<Xapian::docid> strict = some_matches(asked.compiled, kFewMatches, session);
  if (strict.size() >= kFewMatches) return;
  query::Node tree = asked.tree;
  tree.relaxing.phrases = true;
  Compiled compiled = compile_request(tree, request, session);
  if (some_matches(compiled, strict.size() + 1, session).size() <= strict.size()) return;
  asked.relaxation = Relaxation{strict.size(), std::move(asked.compiled.phrases_beside), {}, {}};
  asked.tree = std::move(tree);
  asked.compiled = std::move(compiled);
  asked.strict = std::move(strict);
}

// What was added to the words of a search that found nothing.
Relaxation widening_of(const Compiled& widened, const Compiled& asked) {
  Relaxation relaxation;
  for (const query::Synonym& synonym : widened.synonyms)
    if (synonym.is_family) relaxation.families.push_back({synonym.typed, synonym.added});
  for (const auto& one : widened.respelt)
    if (std::ranges::find(asked.respelt, one) == asked.respelt.end())
      relaxation.spellings.push_back({one.first, one.second});
  return relaxation;
}

void widen_words(const SearchRequest& request, Asked& asked, Session& session) {
  query::Node tree = asked.tree;
  tree.relaxing.phrases = may_relax_phrases(request, asked.compiled);
  tree.relaxing.families = true;
  for (const bool spellings : {false, true}) {
    tree.relaxing.spellings = spellings;
    Compiled compiled = compile_request(tree, request, session);
    Relaxation relaxation = widening_of(compiled, asked.compiled);
    const bool is_wider = !relaxation.families.empty() || !relaxation.spellings.empty();
    if (!is_wider || some_matches(compiled, 1, session).empty()) continue;
    if (tree.relaxing.phrases) relaxation.phrases = std::move(asked.compiled.phrases_beside);
    asked.relaxation = std::move(relaxation);
    asked.tree = std::move(tree);
    asked.compiled = std::move(compiled);
    return;
  }
}

}  // namespace

Asked ask(query::Node tree, const SearchRequest& request, Session& session) {
  Asked asked{std::move(tree), {}, {}, {}};
  asked.compiled = compile_request(asked.tree, request, session);
  const Compiled& compiled = asked.compiled;
  if (!may_relax(request, compiled) || surely_finds(compiled.root, session.indexes())) return asked;
  if (may_relax_phrases(request, compiled)) relax_phrases(request, asked, session);
  if (asked.relaxation || compiled.words.empty() || !request.expand) return asked;
  if (is_insisted_on(asked.tree, request.query)) return asked;
  if (some_matches(compiled, 1, session).empty()) widen_words(request, asked, session);
  return asked;
}

}  // namespace depeche::search
