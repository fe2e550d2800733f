#include "search/retrieve/word_counts.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "query/plan/finders.h"
#include "query/plan/to_xapian.h"
#include "query/plan/word_terms.h"
#include "search/session/request.h"

namespace depeche::search {
namespace {

using query::DocumentList;
using query::PlanList;
using query::PlanNode;

// Looking one document up takes as long as reading so many postings.
constexpr std::size_t kPostingsOfLookUp = 8;

// The terms of which a document with the word has one.
struct WordTerms {
  std::vector<std::string> terms;
  std::size_t postings = 0;
};

bool add_terms(const PlanNode& node, const query::Indexes& indexes, WordTerms& word) {
  const auto* leaf = std::get_if<query::WordLeaf>(&node.what);
  if (leaf == nullptr || leaf->function_word || !leaf->choice.is_any()) return false;
  for (query::RankedTerm& term : query::ranked_terms(*leaf, indexes)) {
    word.postings += indexes.documents_with(term.term);
    word.terms.push_back(std::move(term.term));
  }
  return std::ranges::all_of(node.synonyms, [&](const PlanNode& other) { return add_terms(other, indexes, word); });
}

// The words of a list that asks for nothing else, the rarest first.
std::optional<std::vector<WordTerms>> words_of(const PlanList& list, const query::Indexes& indexes) {
  if (!list.filters.empty() || !list.excluded.empty() || !list.may.empty()) return std::nullopt;
  std::vector<WordTerms> words;
  for (const PlanNode& node : list.must)
    if (!add_terms(node, indexes, words.emplace_back())) return std::nullopt;
  std::ranges::sort(words, {}, &WordTerms::postings);
  return words;
}

// Those of the documents that have the term.
void look_up(const DocumentList& documents, const std::string& term, const query::Postings& postings,
             DocumentList& found) {
  auto posting = postings.database.postlist_begin(term);
  const auto end = postings.database.postlist_end(term);
  for (const Xapian::docid id : documents) {
    if (posting != end && *posting < id) posting.skip_to(id);
    if (posting == end) return;
    if (*posting == id) found.push_back(id);
  }
}

DocumentList those_with(const WordTerms& word, const DocumentList& documents, const query::Postings& postings) {
  DocumentList found;
  if (documents.size() * kPostingsOfLookUp > word.postings) {
    std::ranges::set_intersection(documents, query::unite(postings, word.terms), std::back_inserter(found));
    return found;
  }
  for (const std::string& term : word.terms) look_up(documents, term, postings, found);
  std::ranges::sort(found);
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::size_t count_with_all(const std::vector<WordTerms>& words, const query::Indexes& indexes) {
  std::size_t count = 0;
  for (std::size_t part = 0; part < indexes.parts.size(); ++part) {
    const query::Postings postings = indexes.postings(part);
    DocumentList documents = query::unite(postings, words.front().terms);
    for (std::size_t i = 1; i < words.size() && !documents.empty(); ++i) {
      indexes.deadline.check();
      documents = those_with(words[i], documents, postings);
    }
    count += documents.size();
  }
  return count;
}

// The plan of the query in which each word must be there.
PlanList all_of(const query::Node& tree, SearchRequest request, const query::Compiled& compiled, Session& session) {
  if (!compiled.each_may_is_a_word) {
    request.mode = MatchMode::all;
    return compile_request(tree, request, session).root;
  }
  PlanList list = compiled.root;
  std::ranges::move(list.may, std::back_inserter(list.must));
  list.may.clear();
  return list;
}

std::size_t count_all(const query::Node& tree, const SearchRequest& request, const query::Compiled& compiled,
                      Session& session) {
  const query::Indexes indexes = session.indexes();
  const PlanList list = all_of(tree, request, compiled, session);
  if (!indexes.are_remote())
    if (const auto words = words_of(list, indexes); words && !words->empty()) return count_with_all(*words, indexes);
  query::Finders finders;
  return count_matches(query::to_xapian(list, indexes, finders), {}, session);
}

std::size_t count_some(const query::Node& tree, SearchRequest request, Session& session) {
  request.mode = MatchMode::some;
  return count_matches(compile_request(tree, request, session).unranked, {}, session);
}

}  // namespace

void count_words(const query::Node& tree, const SearchRequest& request, const query::Compiled& compiled,
                 const Retrieved& retrieved, Session& session, SearchResults& results) {
  if (request.counting == Counting::none) return;
  const bool all = request.mode == MatchMode::all;
  // Beside what must be there anyway, one word makes a difference.
  const bool is_beside = compiled.words_beside == 1 && !all && !compiled.root.must.empty();
  if (compiled.words_beside < 2 && !is_beside) return;
  results.all_words = all                  ? results.total
                      : retrieved.with_all ? *retrieved.with_all
                                           : count_all(tree, request, compiled, session);
  results.some_words = all ? count_some(tree, request, session) : results.total;
}

}  // namespace depeche::search
