#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "depeche/alias.h"
#include "depeche/compare.h"
#include "depeche/date.h"
#include "depeche/dispatch.h"
#include "depeche/result.h"
#include "depeche/timeline.h"

namespace depeche {

// Dispatches without a date come last in both orders by date.
enum class SortOrder { relevance, newest, oldest };
// What matches are counted by.
enum class FacetField { date, source, place, mentions };
// `automatic`: exact for queries of up to eight words and whenever facets are asked for, else a lower bound.
// `none`: do not spend time on counting; `total` is a lower bound.
enum class Counting { automatic, exact, none };

// What is searched for, and what of it is wanted.
struct SearchRequest {
  std::string query;  // in the language of depeche-query(7); UTF-8, any bytes are accepted; empty: every dispatch
  // Dispatches like this one, which is not among them: its most telling words rank, and what `query` says must match.
  // Empty: off.
  std::string like_id;
  std::string like_text;               // the same, like a text; of 16 MB at most, or error `limit`
  std::size_t offset = 0;              // hits to leave out
  std::size_t limit = 10;              // the most hits
  std::optional<DateRange> dated;      // dispatches whose interval overlaps it
  bool strict_dates = false;           // keep only those whose interval lies inside
  std::optional<DateRange> mentioned;  // dispatches whose text mentions a day of it
  std::vector<std::string> sources;    // any of them, accents and case ignored
  std::vector<std::string> places;     // the same
  bool usable = false;                 // leave out what may not be published now: withheld, canceled, under embargo
  // One hit for each story: its latest version that matches (sorted by oldest: its earliest), at the place of the best
  // one; the others are in Hit::versions. `total` and facets count every version. Off: each is a hit.
  bool fold_versions = true;
  SortOrder sort = SortOrder::relevance;  // a query without words to rank by is sorted by `newest`
  // Acronyms also find what the archive says they stand for, and the other way round; names of `aliases` find their
  // variants, in words, phrases, `sources` and `places`. In queries of two to six words of content, up to two that no
  // dispatch has find what was likely meant by them. All count less than what was typed, and are in
  // SearchResults::expansions. Of two aliases of one name the first counts.
  bool expand = true;
  std::vector<Alias> aliases;  // other names
  // Words that weigh nothing, beside those of the language, unless the query has no other, requires them, or has them
  // in a phrase. Accents and case do not count.
  std::vector<std::string> stop_words;
  std::vector<FacetField> facets;           // counted over all matches
  Counting counting = Counting::automatic;  // how exact `total` is
  bool snippets = true;                     // false: hits have their ids only, which is faster
  std::size_t snippet_length = 240;         // bytes of UTF-8, about
  std::vector<std::string> without;         // ranking features to leave out, of ranking_features()
  // Recent dispatches rank higher: in so many days news loses half of what today's has over the oldest. Off when empty.
  std::optional<double> recency_half_life;
  // Ranks once more with words that the first ten hits have in common; a notice names them. It finds more of a subject,
  // and costs about as much time again.
  bool feedback = false;
  bool explain_ranking = false;  // fill Hit::features
  bool suggest = true;           // work out `suggestion` when the archive does not know a word
  std::optional<Day> today;      // resolves relative dates in the query; default: the local day
  // When it has passed before the answer is there, there is none, but ErrorCode::timeout. It is looked at some hundred
  // times a second, wherever the time goes with the size of the archive: in lists of postings, in walks through streams
  // and dictionaries, when matches are counted and scored, for each hit. Alerts have none. Empty: no end.
  std::optional<std::chrono::steady_clock::time_point> deadline;
};

// A half-open byte range [begin, end) into the UTF-8 text that it belongs to.
struct Highlight {
  std::size_t begin = 0;                              // the first byte
  std::size_t end = 0;                                // behind the last one
  bool operator==(const Highlight&) const = default;  // in all members
};

// What a dispatch says about the query.
struct Snippet {
  std::string text;                   // one line; "…" marks a cut
  std::vector<Highlight> highlights;  // in order, never overlapping
};

// `certain`: the dispatch's interval lies inside the asked one. `possible`: it only overlaps it.
enum class DateMatch { certain, possible };

// Another dispatch of the story that a hit tells: a flash, an update, a correction, a reprint.
struct Version {
  std::string id;                  // of the dispatch
  std::string title;               // may be empty; with snippets off, it and the date are not set
  std::optional<DateRange> dated;  // when it was written
  bool is_later = false;           // than the hit
};

// A dispatch that matches.
struct Hit {
  std::size_t rank = 0;                 // 1 is the best
  double score = 0;                     // comparable within one result list only; never increases with rank
  Dispatch dispatch;                    // complete, except with snippets off: then `id` and nothing else is set
  std::optional<DateMatch> date_match;  // set when the request or the query filters by date and the dispatch has one
  std::vector<DateRange> mentions;      // days that it mentions, ascending; set when mentions are asked for or counted
  std::vector<Highlight> title_highlights;  // into dispatch.title
  Snippet snippet;                          // empty with snippets off
  std::vector<Version> versions;  // with fold_versions: of the same story, whether they match or not, the latest first
  // With explain_ranking: what was counted for the score, before weights. Empty for a hit beyond the best hundred.
  std::vector<std::pair<std::string_view, double>> features;
};

// A value, and how many matches have it.
struct FacetValue {
  std::string value;                 // a name; of dates "2022", "2022-01" or "2022-01-13"
  std::size_t count = 0;             // of matches
  std::vector<FacetValue> children;  // of dates and mentions: year → month → day
};

// All matches, counted by one thing.
struct Facet {
  FacetField field = FacetField::date;  // what
  std::vector<FacetValue> values;       // dates in calendar order, others by falling count
};

// An acronym that the archive explains, such an explanation, or a name of an alias, and what it stands for: found as
// well, ranked lower.
struct Expansion {
  std::string typed;                                  // as it stands in the query
  std::string added;                                  // what was searched, too
  bool operator==(const Expansion&) const = default;  // in all members
};

// The answer to a request.
struct SearchResults {
  std::string query;                      // as typed
  std::string parsed;                     // the tree printed back
  std::optional<DateRange> dated;         // the interval in force
  std::optional<DateRange> mentioned;     // that every hit mentions a day of
  std::size_t total = 0;                  // matching dispatches
  bool total_is_exact = true;             // else it is a lower bound
  double took_ms = 0;                     // milliseconds of wall time
  std::size_t ranked_words = 0;           // typed words that rank; set when the ranking is explained
  std::vector<Hit> hits;                  // the best first
  std::vector<Facet> facets;              // in the order asked
  std::optional<std::string> suggestion;  // a better query, when the archive does not know a word
  std::vector<Expansion> expansions;      // what was searched beside what was typed
  std::vector<std::string> notices;       // what was done differently from what was asked, in words for people
};

// The names of what is counted for ranking: stem-in-text, best-passage, …; common/search/rank/README.md says what each
// is.
std::span<const std::string_view> ranking_features();

// Answers queries over one or more indexes. May be used from several threads at once; sees a writer's commits
// without errors. Movable, not copyable.
//
// Files of the index that others cut, exchange or damage meanwhile make searches fail with ErrorCode::corrupt until
// they are restored; they never end the process, and what was read of them is never an answer. For that, the first
// index that a process opens installs a handler of SIGBUS, which is what reading a mapped page that is gone raises. It
// only acts on faults in mappings of this library, and hands every other SIGBUS to the handler that was there before,
// or does what the system would do. A program that installs a handler of SIGBUS later, and may go on using the library,
// hands what it does not know to the one that sigaction() told it was there; it must not block SIGBUS. The handler
// stays as long as the process: the library must not be unloaded (dlclose) before its end.
class Searcher {
 public:
  // The indexes are searched as one. Errors: invalid_argument for an empty list; not_found, index_version, corrupt, io.
  static Result<Searcher> open(const std::vector<std::filesystem::path>& indexes);
  // The same for one.
  static Result<Searcher> open(const std::filesystem::path& index);
  Searcher(Searcher&&) noexcept;             // what was moved from may only be destroyed or assigned to
  Searcher& operator=(Searcher&&) noexcept;  // not while other threads use it
  ~Searcher();

  // Errors: ErrorCode::query with an offset for a bad date or an unknown field; timeout for a deadline that has passed,
  // also of timeline() and explain(); io, corrupt for the index.
  Result<SearchResults> search(const SearchRequest& request) const;
  // When the matches of a request were written; limit, offset, order and facets do not count.
  Result<Timeline> timeline(const SearchRequest& request, TimelineMeasure measure = TimelineMeasure::matches) const;
  // The dispatch with this id, or nothing.
  Result<std::optional<Dispatch>> find(std::string_view id) const;
  // What changed from one dispatch to another, versions of a story or not. Errors: not_found.
  Result<Comparison> compare(std::string_view before, std::string_view after) const;
  // What is damaged in the directories of the indexes, and what is used instead, in words for people; also among the
  // notices of each answer. Empty when all is well.
  std::vector<std::string> complaints() const;
  // The query's tree and the terms that retrieve, as text for people.
  Result<std::string> explain(const SearchRequest& request) const;

 private:
  class Impl;
  explicit Searcher(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace depeche
