#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/wire.h"
#include "base/xapian.h"
#include "depeche/date.h"

namespace depeche::search {

// A document that may have versions, by the terms that say so (schema/version_terms.h).
using VersionTermList = std::vector<std::string>;

// Whether a part that has dispatches of these days may have versions of a document. One that is known to no single day
// may have them anywhere, and is itself looked for only where the days meet.
bool may_have_versions(const VersionTermList& terms, const std::optional<DateRange>& days);

// The documents of one index that may be versions of the one with these terms: they share a key and are of about the
// same days. A key that more than a hundred of them have is a turn of phrase, and is passed over. `own` is its number
// when it is in this index, and 0 otherwise. Ascending, none twice. Throws as Xapian does.
std::vector<Xapian::docid> version_candidates(const VersionTermList& terms, Xapian::docid own,
                                              const Xapian::Database& database);

// The same for documents of other indexes that a request tells of. Throws base::WireError, too.
std::string answer_version_candidates(base::WireReader& request, const Xapian::Database& database);

}  // namespace depeche::search
