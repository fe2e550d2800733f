#include "search/session/request.h"

#include <algorithm>
#include <chrono>
#include <string>

#include "query/language/limits.h"
#include "query/words/significant_terms.h"

namespace depeche::search {

namespace {

query::Filters filters_of(const SearchRequest& request) {
  query::Filters filters{request.dated, request.strict_dates, request.mentioned, request.sources, request.places, {}};
  if (request.usable) filters.usable_at = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return filters;
}

query::PlanOptions options_of(const SearchRequest& request, bool loose_phrases) {
  return {loose_phrases, request.expand, request.aliases, request.stop_words, false};
}

}  // namespace

query::Compiled compile_request(const query::Node& tree, const SearchRequest& request, Session& session,
                                bool loose_phrases) {
  const auto shorter = query::shortened(tree, query::kMaxWords, session.indexes(), session.analyzer());
  query::Compiled compiled = query::compile(shorter ? shorter->tree : tree, filters_of(request), session.indexes(),
                                            session.analyzer(), options_of(request, loose_phrases));
  if (shorter)
    compiled.notices.push_back("the query ranks by its " + std::to_string(query::kMaxWords) +
                               " most significant terms; " + std::to_string(shorter->left_out) + " were left out");
  return compiled;
}

query::Condition compile_condition(const query::Node& tree, const SearchRequest& request, Session& session) {
  query::PlanOptions options = options_of(request, false);
  options.for_arrivals = true;
  return query::condition_of(
      query::make_plan(tree, filters_of(request), session.indexes(), session.analyzer(), options));
}

std::vector<Expansion> expansions_of(const query::Compiled& compiled) {
  std::vector<Expansion> expansions;
  for (const query::Synonym& synonym : compiled.synonyms) {
    const Expansion expansion{synonym.typed, synonym.added};
    if (std::ranges::find(expansions, expansion) == expansions.end()) expansions.push_back(expansion);
  }
  for (const auto& [value, name] : compiled.accepted) expansions.push_back({value, name});
  for (const auto& [typed, word] : compiled.respelt) expansions.push_back({typed, word});
  return expansions;
}

bool may_loosen(const query::Compiled& compiled) { return !compiled.phrases.empty() && !compiled.root.may.empty(); }

}  // namespace depeche::search
