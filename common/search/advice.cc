#include "search/advice.h"

#include <string>
#include <utility>

#include "base/message.h"
#include "query/plan/filters.h"
#include "query/plan/unknown_patterns.h"
#include "query/words/spelling.h"
#include "search/retrieve/retrieval.h"
#include "search/session/request.h"
#include "search/terms/likeness.h"
#include "search/unknown_values.h"
#include "search/without_filters.h"

namespace depeche::search {
namespace {

constexpr std::size_t kYearDigits = 4;  // of a date as it is written

bool found_nothing(const SearchResults& results) { return results.total == 0 && results.total_is_exact; }

bool finds_something(const std::string& query, SearchRequest request, Session& session) {
  request.query = query;
  const auto tree = tree_of(request, session);
  if (!tree) return false;
  const query::Compiled compiled = compile_request(*tree, request, session);
  return !retrieve(compiled.unranked, SortOrder::relevance, false, 1, session).matches.empty();
}

// When the interval lies beside all that there is.
void tell_dates_of_archive(const DateRange& asked, Session& session, SearchResults& results) {
  const auto span = query::archive_span(schema::Field::date, session.all());
  if (!span || asked.overlaps(*span)) return;
  const std::string first = to_string(span->first).substr(0, kYearDigits);
  const std::string last = to_string(span->last).substr(0, kYearDigits);
  results.notices.push_back(first == last ? tr("the dispatches are dated {}", first)
                                          : tr("the dispatches are dated from {} to {}", first, last));
}

}  // namespace

void advise_on_words(const query::Node& typed, const SearchRequest& request, const Asked& asked, Session& session,
                     SearchResults& results) {
  // Nobody types a pasted text again.
  const bool pasted = query::is_pasted(request.query, typed);
  if (!request.like_id.empty() || !request.like_text.empty()) return;
  if (!found_nothing(results) && (pasted || !request.snippets)) return;
  const bool corrects = request.suggest && !pasted;
  query::UnknownWords unknown =
      query::unknown_words(request.query, typed, corrects ? query::Correcting::yes : query::Correcting::no,
                           session.indexes(), session.analyzer(), query::Aliases(request.aliases, session.analyzer()));
  results.missing_words = std::move(unknown.words);
  for (std::string& pattern : query::unknown_patterns(asked.compiled))
    results.missing_words.push_back(std::move(pattern));
  if (unknown.correction && finds_something(*unknown.correction, request, session))
    results.suggestion = std::move(unknown.correction);
}

void advise_on_filters(const query::Node& typed, const SearchRequest& request, const Asked& asked, Session& session,
                       SearchResults& results) {
  const bool nothing = asked.relaxation ? asked.relaxation->strict_total == 0 : found_nothing(results);
  // A single value of a filter that let something pass is known.
  if (nothing || filters_by_several_values(typed, request))
    results.unknown_values = unknown_values(typed, request, session);
  if (!nothing) return;
  results.without_filters = totals_without_filters(typed, request, session);
  if (results.dated) tell_dates_of_archive(*results.dated, session, results);
}

}  // namespace depeche::search
