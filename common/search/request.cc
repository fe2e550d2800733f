#include "search/request.h"

#include <chrono>

namespace depeche::search {

query::Compiled compile_request(const query::Node& tree, const SearchRequest& request, Session& session,
                                bool loose_phrases) {
  query::Filters filters{request.dated, request.strict_dates, request.mentioned, request.sources, request.places, {}};
  if (request.usable) filters.usable_at = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  return query::compile(tree, filters, session.indexes(), session.analyzer(),
                        {loose_phrases, request.expand, request.aliases, request.stop_words});
}

bool may_loosen(const query::Compiled& compiled) { return !compiled.phrases.empty() && compiled.has_optional_words; }

}  // namespace depeche::search
