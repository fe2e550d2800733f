#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
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
#include "depeche/plan.h"
#include "depeche/relaxation.h"
#include "depeche/result.h"
#include "depeche/timeline.h"

namespace depeche {

// Dispatches without a date come last in both orders by date.
enum class SortOrder { relevance, newest, oldest };
// Of the words that stand side by side in a query, a match has some, and more is better; or it has every one.
enum class MatchMode { some, all };
// What a facet counts by. `property`: by the values of a property, which Facet::name names.
enum class FacetField { date, source, place, mentions, property };
// `automatic`: the total is exact for queries of up to eight words and whenever facets are asked for, else it is a
// lower bound.
// `none`: no time is spent on counting, and the total is a lower bound.
enum class Counting { automatic, exact, none };

// A value that a dispatch must have under a name.
struct PropertyFilter {
  std::string name;                                        // of a property or a field, as in a query: "bureau"
  std::string value;                                       // its words must stand in a row in one value
  bool operator==(const PropertyFilter&) const = default;  // in both members
};

// A search: what to find, and what to return of it.
struct SearchRequest {
  std::string query;  // in the language of depeche-query(7); UTF-8, any bytes are accepted; empty: every dispatch
  // Finds dispatches like this one, which is left out itself: its most significant terms rank, and `query` must match.
  // Empty: off.
  std::string like_id;
  std::string like_text;   // finds dispatches like this text; more than 16 MB are ErrorCode::limit
  std::size_t offset = 0;  // how many hits to skip
  // `next` of an earlier answer to the same request: the hits behind those of that answer, whatever has come or gone
  // meanwhile. Empty: from the beginning. Only in an order by date; `offset` counts from there.
  std::string after;
  std::size_t limit = 10;          // the largest number of hits
  std::optional<DateRange> dated;  // keep dispatches whose interval overlaps this one
  // Keep dispatches that were written at these moments, to the minute; of a dispatch without a known moment, its days
  // count. Independent of `dated`; parse_time() gives both.
  std::optional<TimeSpan> written;
  bool strict_dates = false;           // keep only dispatches whose interval lies inside
  std::optional<DateRange> mentioned;  // keep dispatches whose text mentions a day of this interval
  std::vector<std::string> sources;    // keep dispatches of any of these; accents and case do not count
  std::vector<std::string> places;     // keep dispatches from any of these; accents and case do not count
  // Keep dispatches that have these values: of one name any of them, of different names all. Accents and case do not
  // count, and names may be aliases. Fields that rank and dates are not asked for here.
  std::vector<PropertyFilter> where;
  // Leave out dispatches that have any of these values; names are as in `where`, "source" and "place" among them.
  std::vector<PropertyFilter> not_where;
  // Words that weigh nothing ("le") need not be there.
  MatchMode mode = MatchMode::some;
  bool usable = false;  // leave out what may not be published now: withheld, canceled, under embargo
  // True: one hit for each story. The hit is its latest version that matches (when sorted by oldest, its earliest), at
  // the place of the best one; the others are in Hit::versions. `total` and facets count every version. False: each
  // version is a hit.
  bool fold_versions = true;
  SortOrder sort = SortOrder::relevance;  // a query without words to rank by is sorted by `newest`
  // True: acronyms also find what the archive says that they stand for, and the other way round. Names of `aliases`
  // find their variants, in words, phrases, `sources` and `places`. Two words also find the one that others make of
  // them, and a word that hardly any dispatch has the two. In queries of two to six words of content, up to two words
  // that no dispatch has find what was probably meant. All these count less than what was typed, and are
  // listed in SearchResults::expansions. Of two aliases of one name, the first counts.
  bool expand = true;
  // True: a search that finds little is asked again with less insistence, and SearchResults::relaxation says so. When
  // fewer than ten dispatches match and quoted phrases stand beside other words, these phrases rank, and exclude
  // nothing; in the order of relevance only. When none matches, words side by side also find words of their family
  // (fermer, fermeture), and when there is none of these, those that no dispatch has find what was likely meant; not
  // without `expand`. Nothing is relaxed of a query that is a phrase alone, of +"phrase", of
  // phrases beside operators or in a field, of exclusions, filters, dates, patterns and words behind +; of
  // phrases, nothing with MatchMode::all. Alerts are never relaxed.
  bool relax = true;
  std::vector<Alias> aliases;  // other names of sources, places and people
  // Words that weigh nothing, beside those of the language. They count when the query has no other word, requires them,
  // or has them in a phrase. Accents and case do not matter.
  std::vector<std::string> stop_words;
  std::vector<FacetField> facets;  // counted over all matches; without `property`
  // Names of properties, or "credits", whose values are counted, too; behind `facets`.
  std::vector<std::string> property_facets;
  Counting counting = Counting::automatic;  // how exact `total` is
  bool snippets = true;                     // false: hits have their ids only, which is faster
  std::size_t snippet_length = 240;         // bytes of UTF-8, about
  std::vector<std::string> without;         // ranking features to leave out, of ranking_features()
  // Recent dispatches rank higher. In so many days, news loses half of the advantage that the newest dispatch of the
  // indexes has over the oldest. Empty: off.
  std::optional<double> recency_half_life;
  // Ranks once more, with words that the first ten hits have in common. A notice names them. This finds more of a
  // subject, and costs about as much time again.
  bool feedback = false;
  bool explain_ranking = false;  // fill Hit::features and SearchResults::plan
  bool suggest = true;  // work out `suggestion` when the archive does not know a word of a query that someone typed
  std::optional<Day> today;  // resolves relative dates in the query; default: the day of `now`
  // Resolves hours in the query. Default: the present. When `today` is set, and is another day, it counts, to its end.
  std::optional<std::chrono::sys_seconds> now;
  // When this moment has passed before the answer is ready, the search fails with ErrorCode::timeout. The deadline is
  // looked at some hundred times a second, wherever the time grows with the archive: in lists of postings, in walks
  // through streams and dictionaries, while matches are counted and scored, for each hit. Alerts have no deadline.
  // Empty: the search has no end.
  std::optional<std::chrono::steady_clock::time_point> deadline;
  // True: when the deadline passes and hits have been found, these are the answer (SearchResults::is_partial). It takes
  // a tenth of the given time longer then, or 100 ms. Without a hit, and in an order by date before all matches were
  // looked at, the search fails as ever.
  bool partial = false;
  // How many threads may work at the search, its own among them; 0: one for each processor that no other search of the
  // Searcher uses. The answer is the same.
  std::size_t jobs = 0;
};

// A half-open byte range [begin, end) into the UTF-8 text that it belongs to.
struct Highlight {
  std::size_t begin = 0;                              // the first byte
  std::size_t end = 0;                                // behind the last byte
  bool operator==(const Highlight&) const = default;  // in all members
};

// What a dispatch says about the query.
struct Snippet {
  std::string text;                   // one line; "…" marks a cut
  std::vector<Highlight> highlights;  // in order, never overlapping
};

// `certain`: the interval of the dispatch, or its moment where that is known, lies inside the interval asked for.
// `possible`: it only overlaps it.
enum class DateMatch { certain, possible };

// Another dispatch of the same story as a hit: a flash, an update, a correction, a reprint.
struct Version {
  std::string id;                          // the id of the dispatch
  std::string title;                       // may be empty; not set, like the date, with snippets off
  std::optional<DateRange> dated;          // when it was written
  bool is_later = false;                   // whether it is later than the hit
  std::optional<Instant> written_at = {};  // the moment, when it is known
};

// A dispatch that matches.
struct Hit {
  std::size_t rank = 0;                 // 1 is the best
  double score = 0;                     // comparable within one result list only; never increases with rank
  Dispatch dispatch;                    // complete, except with snippets off: then `id` and nothing else is set
  std::optional<DateMatch> date_match;  // set when the request or the query filters by date and the dispatch has one
  std::vector<DateRange> mentions;  // the days that it mentions, ascending; set when mentions are asked for or counted
  std::vector<Highlight> title_highlights;  // into dispatch.title
  Snippet snippet;                          // of the text; empty with snippets off
  Snippet abstract_snippet;                 // of the abstract; empty without one, and with snippets off
  std::string note;               // what a reader wrote beside it, for what is taken away; no search fills it in
  std::vector<Version> versions;  // with fold_versions: of the same story, whether they match or not, the latest first
  // With explain_ranking: what was counted for the score, before weights. It is empty for a hit beyond the best
  // hundred.
  std::vector<std::pair<std::string_view, double>> features;
};

// A value, and how many matches have it.
struct FacetValue {
  std::string value;                 // a name, or a date such as "2022", "2022-01", "2022-01-13" or "2022-01-13T18"
  std::size_t count = 0;             // how many matches have it
  std::vector<FacetValue> children;  // for dates and mentions: year → month → day → hour, as far as they are looked at
};

// The counts of all matches by one field. A match counts once for each value that it has. Values that differ only in
// accents and case are one, in the spelling that most matches have. A place is one with the same place that names its
// country, too ("ALMATY" and "Almaty, Kazakhstan").
struct Facet {
  FacetField field = FacetField::date;  // what
  std::vector<FacetValue> values;       // dates in calendar order, other values by falling count
  std::string name = {};                // "date", "source", …; of a property its name: "category"
  std::size_t undated = 0;              // of dates: how many matches have none
};

// A value of a filter that no dispatch has.
struct UnknownValue {
  std::string name;                  // of the field or the property: "source", "place", "category"
  std::string value;                 // as asked for
  std::vector<std::string> nearest;  // values that there are and that may have been meant, the nearest first
  std::vector<FacetValue> known;     // the most frequent of all values that there are
};

// How many dispatches would match without a filter.
struct WithoutFilter {
  std::string filter;     // "dates", "mentions", "usable", or the name of a field or property; "filters": all of them
  std::size_t total = 0;  // the number of matches
};

// The answer to a request.
struct SearchResults {
  std::string query;                   // as typed
  std::string parsed;                  // the tree printed back
  std::optional<DateRange> dated;      // the interval in force
  std::optional<TimeSpan> written;     // the moments in force, when hours are asked for
  std::optional<DateRange> mentioned;  // the interval of which every hit mentions a day
  std::size_t total = 0;               // matching dispatches
  bool total_is_exact = true;          // false: `total` is a lower bound
  // The deadline passed first, and SearchRequest::partial was asked for. Each hit matches. Others may be missing that
  // are better, and so may counts, facets and suggestions; a notice says which.
  bool is_partial = false;
  // How many matches have every word of those that stand side by side, and how many have some or every one: the total,
  // or what it would be in the other mode. Set when there are several words, unless Counting::none.
  std::optional<std::size_t> all_words;
  std::optional<std::size_t> some_words;  // have some of them; a lower bound where the total is one
  double took_ms = 0;                     // milliseconds of wall time
  std::size_t ranked_words = 0;           // typed words that rank; set when the ranking is explained
  std::vector<Hit> hits;                  // the best first
  // What SearchRequest::after takes to go on; set in orders by date, when there may be more hits.
  std::optional<std::string> next;
  std::vector<Facet> facets;              // in the order in which they were asked for
  std::optional<std::string> suggestion;  // a query that finds something, when the archive does not know a word
  std::vector<Expansion> expansions;      // what was searched beside what was typed
  std::optional<Relaxation> relaxation;   // set when the search was relaxed
  std::vector<std::string> excluded;      // what may not be there, by -, NOT or SAUF, as the query language writes it
  // Words and patterns of the query that no dispatch has, as typed. Of a text that was pasted rather than typed, and
  // with snippets off, only when nothing was found.
  std::vector<std::string> missing_words;
  std::vector<UnknownValue> unknown_values;    // of filters, when nothing was found or several values were asked for
  std::vector<WithoutFilter> without_filters;  // when nothing was found; in the order of the filters
  std::vector<std::string> notices;            // what was done differently from what was asked, in words for people
  std::string revision;                        // what Searcher::revision() tells of what was searched
  // With explain_ranking: how the query was understood. Without any part: as every dispatch.
  std::optional<std::vector<PlanPart>> plan;
};

// A dispatch, and what answers a query in the whole of it.
struct MarkedDispatch {
  Dispatch dispatch;                // complete
  std::vector<Highlight> title;     // into dispatch.title; these and the others in order, never overlapping
  std::vector<Highlight> abstract;  // into dispatch.abstract
  std::vector<Highlight> text;      // into dispatch.text
};

// The names of the ranking features: stem-in-text, best-passage, …. common/search/rank/README.md says what each is.
std::span<const std::string_view> ranking_features();

// Answers queries over one or more indexes. Several threads may use it at once. It sees the commits of a writer without
// errors. Movable, not copyable.
//
// When others cut, exchange or damage files of the index, searches fail with ErrorCode::corrupt until the files are
// restored. That never ends the process, and what was read of such files is never an answer. For this, the first index
// that a process opens installs a handler of SIGBUS, the signal raised by reading a mapped page that is gone. The
// handler acts only on faults in mappings of this library. It hands every other SIGBUS to the handler that was there
// before, or does what the system would do. A program that installs a handler of SIGBUS later, and may go on using the
// library, must hand what it does not know to the handler that sigaction() returned, and must not block SIGBUS. The
// handler stays as long as the process lives: the library must not be unloaded (dlclose) before its end.
class Searcher {
 public:
  // The indexes are searched as one; one that is named twice counts once. A file in place of a directory is a shard
  // map, alone: it says which parts of an archive other processes have (`searcher --serve-shard`), and where, as
  // depeche-shards(7) tells. Then answers are those of one searcher of all their indexes, in the order of the map. A
  // shard that does not answer is an error; with SearchRequest::partial, what the others have is a partial answer.
  // Errors: invalid_argument for an empty list, for a map beside others, and for two shards with one index; not_found,
  // index_version, corrupt, io; format, for a line of a map that is no shard.
  static Result<Searcher> open(const std::vector<std::filesystem::path>& indexes);
  // The same for one index.
  static Result<Searcher> open(const std::filesystem::path& index);
  Searcher(Searcher&&) noexcept;             // what was moved from may only be destroyed or assigned to
  Searcher& operator=(Searcher&&) noexcept;  // not while other threads use it
  ~Searcher();

  // Errors: ErrorCode::query with an offset for a bad date or an unknown field; invalid_argument for an unknown name in
  // `where` or `property_facets`; timeout when a deadline has passed,
  // also in timeline() and explain(); io and corrupt for the index.
  Result<SearchResults> search(const SearchRequest& request) const;
  // When the matches of a request were written. Limit, offset, order and facets do not count.
  Result<Timeline> timeline(const SearchRequest& request, TimelineMeasure measure = TimelineMeasure::matches) const;
  // The dispatch with this id, or nothing.
  Result<std::optional<Dispatch>> find(std::string_view id) const;
  // The same, with all that a search for the request would mark in it, whether it matches or not. Errors: those of
  // search().
  Result<std::optional<MarkedDispatch>> find_marked(std::string_view id, const SearchRequest& request) const;
  // Calls `take` with the id of each dispatch, in no order, until it returns false. An id may come again when a commit
  // comes meanwhile. Errors: timeout.
  Status each_id(const std::function<bool(std::string_view id)>& take,
                 std::optional<std::chrono::steady_clock::time_point> deadline = {}) const;
  // Names what the indexes hold now: another text after each commit, rebuild or exchange of one of them, and the same
  // as long as there is none.
  Result<std::string> revision() const;
  // What changed from one dispatch to another, whether or not they are versions of one story. Errors: not_found.
  Result<Comparison> compare(std::string_view before, std::string_view after) const;
  // The properties that the dispatches have, by name.
  Result<std::vector<PropertyCount>> properties() const;
  // Words of the dispatches that begin so, without regard to accents and case, the most frequent first; at most `most`.
  // None for a beginning without letters and figures.
  Result<std::vector<std::string>> words(std::string_view beginning, std::size_t most) const;
  // What is damaged in the directories of the indexes, and what is used instead, in words for people. It is also among
  // the notices of each answer. It is empty when all is well.
  std::vector<std::string> complaints() const;
  // How the query is understood, as text for people: its tree, the terms that retrieve, the plan.
  Result<std::string> explain(const SearchRequest& request) const;

 private:
  class Impl;
  explicit Searcher(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace depeche
