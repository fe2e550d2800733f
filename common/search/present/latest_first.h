#pragma once

#include <chrono>
#include <optional>
#include <unordered_map>
#include <vector>

#include "search/session/session.h"

namespace depeche::search {

// The order of the versions of a story. Throws as Xapian does.
class LatestFirst {
 public:
  // The session must outlive it, and not be refreshed meanwhile.
  explicit LatestFirst(const Session& session) : session_(session) {}

  // Whether `a` is later than `b`: by its date, and on the same day by its moment, before which those without one come.
  // Of two of one moment, the later is the one that came into the index later.
  bool is_later(Xapian::docid a, Xapian::docid b);
  void sort(std::vector<Xapian::docid>& documents);

 private:
  struct Time {
    std::optional<DateRange> dated;
    std::optional<std::chrono::sys_seconds> moment;
  };

  const Time& time_of(Xapian::docid id);

  const Session& session_;
  std::unordered_map<Xapian::docid, Time> times_;
};

}  // namespace depeche::search
