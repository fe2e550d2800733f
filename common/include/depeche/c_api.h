#pragma once

// Dépêche for C, and for languages that call C: opaque handles, and JSON for all that goes in and out.
//
// - Texts are UTF-8 and end with NUL. A text that is returned belongs to the caller, who releases it by depeche_free().
// - A function that fails returns NULL (or -1) and, unless `error` is NULL, sets *error to an error that the caller
//   releases by depeche_error_free(). One that succeeds sets *error to NULL. No C++ exception comes out.
// - A NULL where something is needed is DEPECHE_INVALID_ARGUMENT; the closing and releasing functions accept NULL.
// - One searcher may be used by several threads at once. A writer and alerts are used by one thread at a time. Errors
// and
//   texts belong to no thread. Nothing may be used while another thread closes or releases it, or after.
// - The first index that is opened installs a handler of SIGBUS, which acts on the library's own mappings only and
// hands
//   all else to the handler before it; depeche/search.h says what a program with one of its own must heed.

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
// Searches that wait for what comes into one or more indexes.
typedef struct depeche_alerts depeche_alerts;
// Writes one index, which no other writer can open meanwhile.
typedef struct depeche_writer depeche_writer;

// "0.1.0", of the library that runs. Not to be released.
const char* depeche_version(void);
// DEPECHE_API_VERSION of the library that runs.
int depeche_api_version(void);

// Releases a text that one of these functions returned.
void depeche_free(char* text);

// Why it failed.
depeche_code depeche_error_code(const depeche_error* error);
// What failed, on which input. Valid as long as the error, like the hint.
const char* depeche_error_message(const depeche_error* error);
// What to do next; may be empty.
const char* depeche_error_hint(const depeche_error* error);
// The byte of the query that is wrong, or -1.
long long depeche_error_offset(const depeche_error* error);
// Releases the error.
void depeche_error_free(depeche_error* error);

// Opens `count` indexes, directories all, to be searched as one.
depeche_searcher* depeche_searcher_open(const char* const* indexes, size_t count, depeche_error** error);
// Ends it and releases it.
void depeche_searcher_close(depeche_searcher* searcher);

// Answers a request, a JSON object, by what `searcher --format json` prints. Members of a request, all optional:
//   "query"         text, as typed; without it, or empty: every dispatch
//   "like_id", "like_text"                   what is like that dispatch, or like a text of 16 MB at most
//   "offset", "limit"                        whole numbers; the limit is 10 without it
//   "from", "to", "on", "mentions"           dates, ISO or French
//   "strict_dates", "usable", "snippets"     true or false, as SearchRequest has them in depeche/search.h
//   "expand", "suggest", "feedback"          likewise
//   "fold_versions"                          false: each version of a story is a hit
//   "explain"                                true: the features of each hit
//   "sources", "places", "without", "stop_words"   lists of texts
//   "aliases"       an object: for each name a list of its variants
//   "facets"        a list of "date", "source", "place", "mentions"
//   "sort"          "relevance", "newest", "oldest"
//   "counting"      "automatic", "exact", "none"
//   "snippet_length"                         about how many bytes
//   "boost_recent"                           days
//   "timeout"       seconds, above 0: a search that takes longer fails with DEPECHE_TIMEOUT; without it: no end.
//                   They count from the call, of depeche_search_lines() from when the request's turn comes
//   "today"         an ISO day that relative dates count from; without it, the local day
//   "id"            text, for depeche_search_lines()
// A member that is not among them, or of another type, is DEPECHE_INVALID_ARGUMENT; null is as if it were not there.
char* depeche_search(const depeche_searcher* searcher, const char* request, depeche_error** error);

// Answers many requests, one a line, by as many lines in the same order; blank lines are passed over. An answer repeats
// the request's id (without one, the number of its line) as {"query": {"id": …}}. A request that fails has the line
// {"error": {"code": …, "message": …, "hint": …, "offset": …}, "id": …}, and the others are answered.
char* depeche_search_lines(const depeche_searcher* searcher, const char* requests, depeche_error** error);

// The dispatch with this id as what `searcher --show ID --format json` prints; none is DEPECHE_NOT_FOUND.
char* depeche_show(const depeche_searcher* searcher, const char* id, depeche_error** error);

// What changed from one dispatch to another, by their ids, as what `searcher --diff BEFORE AFTER --format json` prints;
// an id that no dispatch has is DEPECHE_NOT_FOUND.
char* depeche_compare(const depeche_searcher* searcher, const char* before, const char* after, depeche_error** error);

// Opens `count` indexes, to be watched as one. What they hold now is not new.
depeche_alerts* depeche_alerts_open(const char* const* indexes, size_t count, depeche_error** error);
// Ends it and releases it.
void depeche_alerts_close(depeche_alerts* alerts);
// Adds a search, or puts it in the place of the one of that name. Of the members of a request those count that say
// which dispatches match, and "fold_versions", not "timeout"; "like_id" and "like_text" are DEPECHE_INVALID_ARGUMENT.
// 0, or -1 when it failed.
int depeche_alerts_add(depeche_alerts* alerts, const char* name, const char* request, depeche_error** error);
// Removes the search of that name: 1, or 0 when there was none, or -1 when it failed.
int depeche_alerts_remove(depeche_alerts* alerts, const char* name, depeche_error** error);
// What has come since the last call and matches, a line each as `searcher --watch --format json` prints it: a dispatch,
// with the names of the searches that it matches as "searches". Of a large commit a part; empty when there is no more.
char* depeche_alerts_poll(depeche_alerts* alerts, depeche_error** error);

// Opens the index of that directory for writing, and creates it when there is none. `options` is NULL or a JSON object:
//   "jobs"          how many threads analyse; without it, or 0: one per processor
//   "memory"        bytes of memory to keep within, about, however large the collection; without it: 500 MB; 64 MB are
//                   needed anyway
//   "rebuild"       true: start from an empty index, which replaces the old one at the first commit
//   "wait_seconds"  how long to wait for another writer before DEPECHE_LOCKED
depeche_writer* depeche_writer_open(const char* index, const char* options, depeche_error** error);
// Ends it and releases it; what was not committed is dropped.
void depeche_writer_close(depeche_writer* writer);

// Adds a dispatch, a JSON object with "id" and "text", and perhaps "title", "date" (ISO or French), "source", "place",
// "url", "credits", "status" ("usable", "withheld", "canceled") and "embargoed" (a time). The last one added under an
// id wins. Other members are passed over; a date, status or time that is not understood is DEPECHE_FORMAT, and then
// nothing is added. 0, or -1 when it failed.
int depeche_writer_add(depeche_writer* writer, const char* dispatch, depeche_error** error);
// Removes the dispatch with this id: 1, or 0 when there was none, or -1 when it failed.
int depeche_writer_remove(depeche_writer* writer, const char* id, depeche_error** error);
// Everything since the last commit becomes visible at once, and durable: {"added": …, "replaced": …, "unchanged": …}.
// After a rebuild "discarded" is how many dispatches were in the index that it replaced; "notices", when there are any,
// says in words for people what was found damaged and what was used instead.
char* depeche_writer_commit(depeche_writer* writer, depeche_error** error);

#ifdef __cplusplus
}
#endif
// NOLINTEND(modernize-*)
