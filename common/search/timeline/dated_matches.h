#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/wire.h"
#include "base/xapian.h"
#include "depeche/date.h"
#include "search/session/session.h"

namespace depeche::search {

struct DatedMatch {
  Xapian::docid id = 0;
  DateRange date;
  std::optional<std::chrono::sys_seconds> moment;
  std::optional<std::size_t> bar;  // of a timeline, that it is counted in
};

struct DatedMatches {
  std::vector<DatedMatch> dated;  // by id
  std::size_t total = 0;          // with those that have no date
};

// Every match of the query. Throws as Xapian does, and base::DeadlinePassed.
DatedMatches dated_matches(const Xapian::Query& query, Session& session);
// What a process answers that has one part of an archive. `registry` knows the sources of postings that the query may
// have. Throws the same, and base::WireError.
std::string answer_dates(base::WireReader& request, const Xapian::Registry& registry, Session& session);

}  // namespace depeche::search
