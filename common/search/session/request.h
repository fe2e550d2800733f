#pragma once

#include <string>
#include <vector>

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

// The tree of a request's query in the terms of the session's indexes, with the request's filters. `loose_phrases`:
// see query::PlanOptions. Throws as Xapian does.
query::Compiled compile_request(const query::Node& tree, const SearchRequest& request, Session& session,
                                bool loose_phrases);

// The same as a condition on dispatches that are still to come.
query::Condition compile_condition(const query::Node& tree, const SearchRequest& request, Session& session);

// What the query also searches, in the order in which people are told: synonyms, other names of filters, respelt words.
std::vector<Expansion> expansions_of(const query::Compiled& compiled);

// When nothing matches, a second try may count the words of phrases one by one.
bool may_loosen(const query::Compiled& compiled);

}  // namespace depeche::search
