#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/message.h"
#include "depeche/search.h"
#include "query/language/field_name.h"
#include "query/language/present.h"
#include "query/plan/compiled.h"
#include "query/plan/condition.h"
#include "search/session/session.h"

namespace depeche::search {

// What relative dates and hours of the request start from.
query::Present present_of(const SearchRequest& request);

// The names that the session's indexes have. Valid as long as the session.
query::OwnNames own_names(const Session& session);
// Whether every name in the request's `where` and facets is one. Errors: invalid_argument. Throws as Xapian does.
Status check_names(const SearchRequest& request, const Session& session);
// What a facet of that name counts: the name of a property. Nothing when there is no such facet.
std::optional<std::string> counted_name(const std::string& name, const query::OwnNames& own);

// The tree of a request's query in the terms of the session's indexes, with the request's filters. Throws as Xapian
// does.
query::Compiled compile_request(const query::Node& tree, const SearchRequest& request, Session& session);

// The same as a condition on dispatches that are still to come. The one error is ErrorCode::query, of a query without a
// word.
Result<query::Condition> compile_condition(const query::Node& tree, const SearchRequest& request, Session& session);

// What may not be there, by the query or by the request, as the query language writes it.
std::vector<std::string> exclusions_of(const query::Node& tree, const SearchRequest& request, const Session& session);

// Something was typed, and there is no word in it: "?" and "€" ask for nothing, "" and "*" for everything.
bool asks_without_word(const SearchRequest& request, const query::Plan& plan);
inline constexpr const char* kNoWord = to_translate("there is no word in the query, so nothing is found");

// What the query also searches, in the order in which people are told: synonyms, other names of filters, respelt words.
std::vector<Expansion> expansions_of(const query::Compiled& compiled);

}  // namespace depeche::search
