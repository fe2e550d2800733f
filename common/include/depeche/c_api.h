#pragma once

// Dépêche for C, and for languages that can call C: opaque handles, with JSON for everything that goes in and out.
//
// - Texts are UTF-8 and end with NUL. A text that is returned belongs to the caller, who releases it by depeche_free().
// - A function that fails returns NULL (or -1). Unless `error` is NULL, it sets *error to an error that the caller
//   releases by depeche_error_free(). A function that succeeds sets *error to NULL. No C++ exception comes out.
// - A NULL where a value is needed is DEPECHE_INVALID_ARGUMENT. The functions that close and release accept NULL.
// - Several threads may use one searcher at once. One thread at a time may use a writer or alerts. Errors and texts
//   belong to no thread. Nothing may be used while or after another thread closes or releases it.
// - The first index that is opened installs a handler of SIGBUS. It acts only on the library's own mappings and hands
//   everything else to the handler before it. depeche/search.h says what a program with a handler of its own must do.

// NOLINTBEGIN(modernize-*): this is C.
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

// The version of these functions and of their JSON. An addition (a function, a member of an answer) leaves it as it is.
#define DEPECHE_API_VERSION 1

// Why something failed, by number. Others may be added.
typedef enum depeche_code {
  DEPECHE_INVALID_ARGUMENT = 1,  // the request makes no sense
  DEPECHE_NOT_FOUND = 2,         // an index or an id is absent
  DEPECHE_IO = 3,                // the operating system refused: permissions, disk full, …
  DEPECHE_FORMAT = 4,            // not JSON, or not the JSON that is expected
  DEPECHE_ENCODING = 5,          // not UTF-8
  DEPECHE_DATE = 6,              // a date that cannot be understood or cannot exist
  DEPECHE_QUERY = 7,             // a query error; depeche_error_offset() says where
  DEPECHE_INDEX_VERSION = 8,     // an index of another schema or analyzer
  DEPECHE_LOCKED = 9,            // another process is writing the index
  DEPECHE_CORRUPT = 10,          // the index is damaged
  DEPECHE_LIMIT = 11,            // an input exceeds a stated limit
  DEPECHE_INTERNAL = 12,         // a mistake of the library, or no memory
  DEPECHE_TIMEOUT = 13           // a search took longer than its "timeout"
} depeche_code;

// What went wrong.
typedef struct depeche_error depeche_error;
// Answers queries over one or more indexes; sees the commits of writers.
typedef struct depeche_searcher depeche_searcher;
// Searches that wait for what arrives in one or more indexes.
typedef struct depeche_alerts depeche_alerts;
// Writes one index, which no other writer can open meanwhile.
typedef struct depeche_writer depeche_writer;

// The version of the library that runs, such as "0.1.0". Do not release it.
const char* depeche_version(void);
// DEPECHE_API_VERSION of the library that runs.
int depeche_api_version(void);

// The time zone in which hours without a zone are read, days begin and moments are shown, by its name in the IANA
// database; "Europe/Paris" until this is called. It holds for the whole process; call it before anything else. Returns
// 0, or -1 when it failed: DEPECHE_INVALID_ARGUMENT for a name that is not known.
int depeche_set_time_zone(const char* name, depeche_error** error);

// Releases a text that one of these functions returned.
void depeche_free(char* text);

// Why it failed, by number.
depeche_code depeche_error_code(const depeche_error* error);
// What failed, on which input. Valid as long as the error, like the hint.
const char* depeche_error_message(const depeche_error* error);
// What to do next; may be empty.
const char* depeche_error_hint(const depeche_error* error);
// The byte of the query that is wrong, or -1.
long long depeche_error_offset(const depeche_error* error);
// Releases the error.
void depeche_error_free(depeche_error* error);

// Opens `count` indexes, given by their directories, which are searched as one.
depeche_searcher* depeche_searcher_open(const char* const* indexes, size_t count, depeche_error** error);
// Closes and releases the searcher.
void depeche_searcher_close(depeche_searcher* searcher);

// Answers a request, a JSON object, by what `searcher --format json` prints. Members of a request, all optional:
//   "query"         text, as typed; without it, or empty: every dispatch
//   "like_id", "like_text"                   what is like that dispatch, or like a text of 16 MB at most
//   "offset", "limit"                        whole numbers; the limit is 10 without it
//   "after"                                  "next" of the answer before, to go on behind it in an order by date
//   "from", "to", "on", "mentions"           dates, ISO or French; all but "mentions" also hours
//   "strict_dates", "usable", "snippets"     true or false, as SearchRequest has them in depeche/search.h
//   "expand", "relax", "suggest", "feedback" likewise
//   "fold_versions"                          false: each version of a story is a hit
//   "explain"                                true: the features of each hit, and the plan of the query
//   "sources", "places", "without", "stop_words"   lists of texts
//   "aliases"       an object: for each name a list of its variants
//   "where"         an object: for each name of a property the value, or the list of values, of which a dispatch must
//                   have one: {"rubrique": "Politique", "bureau": ["Nice", "Lyon"]}
//   "not_sources", "not_places", "not_where"   likewise, of which a dispatch may have none
//   "facets"        a list of "date", "source", "place", "mentions", "credits" and names of properties
//   "sort"          "relevance", "newest", "oldest"
//   "mode"          "some", "all": of the words side by side, a match has some, or every one
//   "counting"      "automatic", "exact", "none"
//   "snippet_length"                         about how many bytes
//   "boost_recent"                           days, from the newest dispatch
//   "timeout"       seconds, above 0: a search that takes longer fails with DEPECHE_TIMEOUT; without it: no end.
//                   They count from the call, of depeche_search_lines() from when the request's turn comes
//   "partial"       true: once that time has passed, hits that were found are the answer, with "partial": true;
//                   it takes a tenth longer, or 100 ms
//   "jobs"          how many threads may work at the search; without it, or 0: one for each processor that is free
//   "today"         an ISO day that relative dates count from; without it, the day of "now"
//   "now"           a moment that relative hours count from, 2022-01-13T18:32:00+01:00; without it, the present
//   "id"            text, for depeche_search_lines()
// A member that is not among them, or of another type, is DEPECHE_INVALID_ARGUMENT; null is as if it were not there.
char* depeche_search(const depeche_searcher* searcher, const char* request, depeche_error** error);

// Answers many requests, one a line, by as many lines in the same order; blank lines are passed over. An answer repeats
// the request's id (without one, the number of its line) as {"query": {"id": …}}. A request that fails has the line
// {"error": {"code": …, "message": …, "hint": …, "offset": …}, "id": …}, and the others are answered.
char* depeche_search_lines(const depeche_searcher* searcher, const char* requests, depeche_error** error);

// Writes the answer to a request in a format that other programs take: "csv", "tsv", "xlsx", "html", "md", "ris",
// "bibtex" or "atom".
// Unless `size` is NULL, *size is set to the number of bytes; those of xlsx are no text and may hold NUL. "partial"
// and "relax" do not count here. The request may have three members more:
//   "columns"       a list: the columns of csv, tsv and xlsx, by the names that table_columns() of depeche/render.h
//                   gives
//   "excel"         true: csv for a French Excel
//   "whole_texts"   true: whole dispatches instead of snippets, and in tables the column of the text
char* depeche_export(const depeche_searcher* searcher, const char* request, const char* format, size_t* size,
                     depeche_error** error);

// The dispatch with this id, as `searcher --show ID --format json` prints it. An id that no dispatch has is
// DEPECHE_NOT_FOUND.
char* depeche_show(const depeche_searcher* searcher, const char* id, depeche_error** error);

// The properties that the dispatches have, and how many have each, by name: {"category": 12, "bureau": 3}.
char* depeche_properties(const depeche_searcher* searcher, depeche_error** error);

// What changed from one dispatch to another, both named by their ids, as `searcher --diff BEFORE AFTER --format json`
// prints it. An id that no dispatch has is DEPECHE_NOT_FOUND.
char* depeche_compare(const depeche_searcher* searcher, const char* before, const char* after, depeche_error** error);

// Opens `count` indexes, which are watched as one. What they hold now is not new.
depeche_alerts* depeche_alerts_open(const char* const* indexes, size_t count, depeche_error** error);
// Closes and releases the alerts.
void depeche_alerts_close(depeche_alerts* alerts);
// Adds a search, or replaces the search of that name. Only those members of the request count that say which dispatches
// match, and "fold_versions"; "timeout" does not. "like_id" and "like_text" are DEPECHE_INVALID_ARGUMENT. Returns 0, or
// -1 when it failed.
int depeche_alerts_add(depeche_alerts* alerts, const char* name, const char* request, depeche_error** error);
// Removes the search of that name. Returns 1, or 0 when there was none, or -1 when it failed.
int depeche_alerts_remove(depeche_alerts* alerts, const char* name, depeche_error** error);
// What has arrived since the last call and matches. Each dispatch is a line as `searcher --watch --format json` prints
// it, with the names of the searches that it matches as "searches". A large commit comes in parts: call it until it
// returns an empty text.
char* depeche_alerts_poll(depeche_alerts* alerts, depeche_error** error);

// Opens the index of that directory for writing, and creates it when there is none. `options` is NULL or a JSON object:
//   "jobs"          how many threads analyse; without it, or 0: one per processor
//   "memory"        bytes of memory to keep within, about, however large the collection; without it: 500 MB; 64 MB are
//                   needed anyway
//   "rebuild"       true: start from an empty index, which replaces the old one at the first commit
//   "wait_seconds"  how long to wait for another writer before DEPECHE_LOCKED
//   "topics_of"     the directory of another index, whose topics this one takes over: WriterOptions::topics_of
depeche_writer* depeche_writer_open(const char* index, const char* options, depeche_error** error);
// Closes and releases the writer. What was not committed is lost.
void depeche_writer_close(depeche_writer* writer);

// Adds a dispatch: a JSON object with "id", and "text" or "title" or both, and optionally "abstract", "date" (ISO or
// French), "source", "place", "url", "credits", "status" ("usable", "withheld", "canceled") and "embargoed" (a time);
// indexer(1) lists the other names that these have. The last one added under an id wins. Other members become
// properties. A date, status or time that is not understood, and a property that is too long, is DEPECHE_FORMAT, and
// then nothing is added. Returns 0, or -1 when it failed.
int depeche_writer_add(depeche_writer* writer, const char* dispatch, depeche_error** error);
// Removes the dispatch with this id. Returns 1, or 0 when there was none, or -1 when it failed.
int depeche_writer_remove(depeche_writer* writer, const char* id, depeche_error** error);
// Makes everything since the last commit visible at once, and durable. Returns {"added": …, "replaced": …, "unchanged":
// …}. After a rebuild, "discarded" says how many dispatches were in the index that it replaced. "notices", when there
// are any, say in words for people what was found damaged and what was used instead.
char* depeche_writer_commit(depeche_writer* writer, depeche_error** error);

#ifdef __cplusplus
}
#endif
// NOLINTEND(modernize-*)
