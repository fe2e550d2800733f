#pragma once

#include <cstddef>
#include <functional>
#include <ostream>
#include <string>
#include <string_view>

#include "depeche/alerts.h"
#include "depeche/result.h"
#include "depeche/search.h"

namespace depeche {

// How the parts of an answer look in colour: parameters of ECMA-48's SGR, such as "1;31" for bold red; empty: as the
// terminal writes.
struct TextColors {
  std::string match = "1;31";  // what was searched for, in titles and snippets
  std::string title = "1";     // the headline, or how the text begins
  std::string snippet;         // and the text of a whole dispatch
  std::string status = "2";    // of what may not be published
  std::string date = "2";      // when it was written
  std::string mentions = "2";  // days that were asked for
  std::string source = "2";    // the agency
  std::string place = "2";     // the place of the dateline
  std::string id = "2";        // and the path and address of a whole dispatch
  std::string facet = "1";     // its name; and the words beside a peak of a timeline
  std::string note = "2";      // what else was searched, features of the ranking, and the like
};

// How answers look on a terminal, or in a file.
struct TextStyle {
  bool color = false;       // with the looks of `colors`
  std::size_t width = 100;  // columns; lines are wrapped to it
  bool bars = false;        // behind the numbers of facets
  // The URI, in printable ASCII, that the name of a dispatch leads to on a terminal (OSC 8); without it, or where it is
  // empty or something else, nothing.
  std::function<std::string(const Dispatch&)> link = {};
  TextColors colors = {};  // only with `color`
};

// For people. Each of these functions writes a complete answer; none throws or buffers beyond one hit. JSON is valid
// UTF-8 whatever the input was. Nothing that came from outside makes a terminal do anything: controls and what turns
// the direction of writing around are blanks, U+FFFD, or escapes.
void render_text(const SearchResults& results, const TextStyle& style, std::ostream& out);
void render_json(const SearchResults& results, std::ostream& out);  // one object; output-1.schema.json
void render_json_line(const SearchResults& results, const std::string& query_id,
                      std::ostream& out);                            // the same on one line, for batches
void render_jsonl(const SearchResults& results, std::ostream& out);  // one hit a line
void render_csv(const SearchResults& results, std::ostream& out);  // RFC 4180, with a header row; no cell is a formula
void render_ids(const SearchResults& results, std::ostream& out);  // one id a line
void render_id(const std::string& id, std::ostream& out);          // the same of one dispatch
// A run of TREC: query Q0 id rank score depeche.
void render_trec(const SearchResults& results, const std::string& query_id, std::ostream& out);
// One line: the names of its searches, when they have one, date, source, title and id.
void render_alert_text(const Alert& alert, const TextStyle& style, std::ostream& out);
// The dispatch with the names of its searches, one line.
void render_alert_json(const Alert& alert, std::ostream& out);
// All of one dispatch, for people.
void render_dispatch_text(const Dispatch& dispatch, const TextStyle& style, std::ostream& out);
// One object.
void render_dispatch_json(const Dispatch& dispatch, std::ostream& out);

// Bars with the words of the peaks.
void render_timeline_text(const Timeline& timeline, const TextStyle& style, std::ostream& out);
// One object.
void render_timeline_json(const Timeline& timeline, std::ostream& out);
// A picture of the same, complete in itself.
void render_timeline_svg(const Timeline& timeline, std::ostream& out);

// Added and removed sentences; without colours brackets stand around the words of changed ones.
void render_comparison_text(const Comparison& comparison, const TextStyle& style, std::ostream& out);
void render_comparison_json(const Comparison& comparison, std::ostream& out);  // one object on one line

// What went wrong, for a terminal: the message; the part of `query` around Error::offset with a caret under that
// byte, when there is one; the hint on a line of its own.
void render_error(const Error& error, std::string_view query, std::ostream& out);

}  // namespace depeche
