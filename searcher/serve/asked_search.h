#pragma once

// The search that a request asks for.

#include <string>
#include <vector>

#include "capi/request_json.h"
#include "depeche/search.h"
#include "serve/conditional.h"
#include "serve/route.h"

namespace depeche::serve {

// More hits than these are for /v1/export.
inline constexpr std::size_t kMostHits = 10'000;

struct AskedSearch {
  capi::Json object;  // as asked
  SearchRequest request;
  bool utf16 = false;  // highlights are counted so

  Ask ask() const;
};

// From the parameters of a GET, or the JSON of a POST; "offsets" is a parameter in either case. Ids may be addresses.
// Errors: those of capi::read_request(); limit for more than kMostHits; not_found for "like_id".
tl::expected<AskedSearch, Problem> asked_search(Context& context);

// The object alone, with the members that there may be.
tl::expected<capi::Json, Problem> asked_object(Context& context, const std::vector<capi::MemberShape>& members);
// Puts what the server decides into a request: the deadline, and real ids.
Status complete(Context& context, SearchRequest& request);

}  // namespace depeche::serve
