#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/xapian.h"
#include "depeche/search.h"
#include "search/retrieve/page_end.h"
#include "search/session/match.h"
#include "search/session/session.h"

namespace depeche::search {

// What a deadline does that passes meanwhile: it throws base::DeadlinePassed, or ends the work, and what was found by
// then is the best of what was looked at.
enum class AtDeadline : bool { fails, is_cut };

struct Retrieved {
  std::vector<Match> matches;                // best first
  std::size_t at_least = 0;                  // matches that there are for sure
  std::optional<std::size_t> with_all = {};  // matches that have every word, where they were counted
  bool is_everything = false;                // `at_least` is exact for the query that was run
  bool is_cut = false;                       // by the deadline
  std::vector<Xapian::docid> told = {};      // dispatches of the moment and id of `after` that were told before
};

// What documents are sorted by in an order by date, before their ids.
std::string sort_key(Xapian::docid document, SortOrder order, const Session& session);
// The first stage: the best `count` matches by BM25, or by date. By date a dispatch comes, within its day, month or
// year, before those that are known more exactly (oldest), which is the exact reverse of newest; those of one moment go
// by their ids; undated ones are last in both. Throws as Xapian does.
// `at_deadline`: by relevance alone, since the first by date may be the last that is looked at.
// `after`: only what comes behind the end of that page; `at_least` counts these alone, then. What has one moment and
// one id in several indexes goes by the order of the indexes.
Retrieved retrieve(const Xapian::Query& query, SortOrder order, bool ranked, std::size_t count, Session& session,
                   const PageEnd* after = nullptr, AtDeadline at_deadline = AtDeadline::fails);

// A match in an order by date, and what it is sorted by.
struct KeyedMatch {
  Xapian::docid id = 0;
  std::string key;
};

struct RetrievedByDate {
  std::vector<KeyedMatch> matches;  // the first ones, in order
  std::size_t at_least = 0;
  bool is_everything = false;
};

// The first `count` matches of one part by date, from the end of the page `after` on: what it told is among them. The
// ids are the part's. Throws as Xapian does.
RetrievedByDate first_by_date(const Xapian::Query& query, SortOrder order, std::size_t count, const PageEnd* after,
                              std::size_t part, Session& session);

// Which of these documents match.
std::vector<Xapian::docid> matches_among(const Xapian::Query& query, const std::vector<Xapian::docid>& ids,
                                         Session& session);

// Runs over every match; `spies` see them all.
std::size_t count_matches(const Xapian::Query& query, const std::vector<Xapian::MatchSpy*>& spies, Session& session);

}  // namespace depeche::search
