#pragma once

// Queries for the parts of an archive that another process reads.

#include <memory>
#include <string>
#include <string_view>

#include "query/plan/finders.h"
#include "query/plan/to_term_at_a_time.h"

namespace depeche::query {

std::string shipped(const TermAtATimeQuery& query);
// Its finders are among `finders`. Throws base::WireError.
TermAtATimeQuery unshipped_query(std::string_view bytes, Finders& finders);
// The finder whose StreamFinder::shipped() it was. Throws base::WireError.
std::shared_ptr<const StreamFinder> unshipped_finder(std::string_view bytes, Finders& finders);

}  // namespace depeche::query
