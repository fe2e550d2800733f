#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/alerts.h"
#include "depeche/result.h"
#include "depeche/search.h"

namespace depeche {

// How the parts of an answer look in colour. Each is a list of parameters of ECMA-48's SGR, such as "1;31" for bold
// red. An empty one leaves the text as the terminal writes it.
struct TextColors {
  std::string match = "1;31";  // what was searched for, in titles and snippets
  std::string title = "1";     // the headline, or the beginning of the text
  std::string snippet;         // snippets, and the text of a whole dispatch
  std::string status = "2";    // the status of what may not be published
  std::string date = "2";      // the date of writing
  std::string mentions = "2";  // mentioned days that were asked for
  std::string source = "2";    // the agency
  std::string place = "2";     // the place of the dateline
  std::string id = "2";        // the id, and the path and address of a whole dispatch
  std::string facet = "1";     // the name of a facet, and the words beside a peak of a timeline
  std::string note = "2";      // remarks: what else was searched, features of the ranking
};

// How answers look on a terminal, or in a file.
struct TextStyle {
  bool color = false;       // whether `colors` are used
  std::size_t width = 100;  // columns; lines are wrapped to it
  bool bars = false;        // whether bars stand behind the numbers of facets
  // Gives the URI, in printable ASCII, that the name of a dispatch links to on a terminal (OSC 8). There is no link
  // without it, or when it gives an empty text or anything else.
  std::function<std::string(const Dispatch&)> link = {};
  TextColors colors = {};  // used only with `color`
  // What is said behind the words that were also searched, such as how a program's user switches that off.
  std::string expansion_remark = {};
  // The same behind how a search was relaxed.
  std::string relaxation_remark = {};
};

// How answers in rows look.
struct TableStyle {
  // What each row has, in this order: "rank", "score", "id", "title", "text", "date", …, or the names of properties
  // (depeche/dispatch.h). Empty: all but the text, and each property that a hit has.
  std::vector<std::string> columns = {};
  // CSV that opens by a double click in a spreadsheet whose language writes decimals with a comma, such as French: a
  // byte order mark, and semicolons between the cells.
  bool for_excel = false;
  // Tabs between the cells, and a line for each row (text/tab-separated-values): tabs and line breaks within a cell are
  // blanks. `for_excel` does not count then.
  bool tabs = false;
};
// The names of columns that are no properties: "rank", "score", "id", ….
std::vector<std::string> table_columns();
// The usual columns and the text, for whole dispatches.
std::vector<std::string> whole_table_columns(const SearchResults& results);
// Those of the columns that were asked for which are empty for every hit, and are names of properties only.
std::vector<std::string> empty_columns(const SearchResults& results, const TableStyle& style);

// Writes the answer as text for people. Each of these functions writes a complete answer. None throws, and none buffers
// more than one hit. JSON is valid UTF-8 whatever the input was. Text from outside makes a terminal do nothing:
// controls, and marks that change the direction of writing, become blanks, U+FFFD or escapes.
void render_text(const SearchResults& results, const TextStyle& style, std::ostream& out);
// What the answer tells of itself above its hits, each in a line for people: the dates that were understood, values of
// filters that no dispatch has, how many dispatches there would be without a filter, how the search was relaxed, words
// that no dispatch has.
std::vector<std::string> explanations(const SearchResults& results);
void render_json(const SearchResults& results, std::ostream& out);  // one object; output-1.schema.json
void render_json_line(const SearchResults& results, const std::string& query_id,
                      std::ostream& out);                            // the same on one line, for batches
void render_jsonl(const SearchResults& results, std::ostream& out);  // one hit a line
void render_ids(const SearchResults& results, std::ostream& out);    // one id a line
void render_id(const std::string& id, std::ostream& out);            // the id of one dispatch
void render_csv(const SearchResults& results, std::ostream& out);  // RFC 4180, with a header row; no cell is a formula
void render_csv_table(const SearchResults& results, const TableStyle& style,
                      std::ostream& out);  // the same, in a style
// A workbook (Office Open XML) of one sheet, whose first row has the names of the columns. Days are days there, and no
// cell is a formula or a link. A text longer than a cell may be, 32,767 characters, is cut. Errors: limit for more than
// 1,048,575 hits; not_found without libxlsxwriter; io.
Status render_xlsx(const SearchResults& results, const TableStyle& style, std::ostream& out);
// RIS, a record of type NEWS for each hit, for reference managers such as Zotero and EndNote.
void render_ris(const SearchResults& results, std::ostream& out);
// BibTeX, an entry for each hit, in UTF-8 (biblatex with biber). No text is a command of TeX.
void render_bibtex(const SearchResults& results, std::ostream& out);

// What a dossier has of each hit.
enum class DossierText { snippets, whole_texts };
// The formats that other programs take.
enum class ExportFormat { csv, tsv, xlsx, html, md, ris, bibtex, atom };
// "csv", "tsv", "xlsx", "html", "md", "ris", "bibtex", "atom". An error lists them.
Result<ExportFormat> parse_export_format(std::string_view name);
// Writes the answer in any of them; `table` is for csv, tsv and xlsx, `text` for html and md. Errors: those of
// render_xlsx().
Status render_export(const SearchResults& results, ExportFormat format, const TableStyle& table, DossierText text,
                     std::ostream& out);
// A page that is complete in itself, to read, print or send: no script, and nothing from elsewhere. Only the addresses
// of hits that begin with http:// or https:// are links.
void render_html(const SearchResults& results, DossierText text, std::ostream& out);
// Markdown (CommonMark). No text from a dispatch is markup there.
void render_markdown(const SearchResults& results, DossierText text, std::ostream& out);
// Rows of what was counted, in place of hits: the facet, the value, how many matches have it. Each year, month, day and
// hour of a calendar has a row. Columns of `style` do not count.
void render_facet_rows(const SearchResults& results, const TableStyle& style, std::ostream& out);
// A feed (Atom, RFC 4287), an entry for each hit. An entry was updated when its dispatch was written, or at `now` when
// that is not known.
void render_atom(const SearchResults& results, std::chrono::sys_seconds now, std::ostream& out);
// A TREC run: query Q0 id rank score depeche.
void render_trec(const SearchResults& results, const std::string& query_id, std::ostream& out);
// Writes one line: the names of its searches when they have names, date and hour, source, title, id, and url.
void render_alert_text(const Alert& alert, const TextStyle& style, std::ostream& out);
// Writes the dispatch and the names of its searches as JSON, on one line.
void render_alert_json(const Alert& alert, std::ostream& out);
// Writes the whole dispatch as text for people.
void render_dispatch_text(const Dispatch& dispatch, const TextStyle& style, std::ostream& out);
// Writes the whole dispatches of the hits, with a line between any two.
void render_dispatches_text(const SearchResults& results, const TextStyle& style, std::ostream& out);
// Writes one object for a single hit, else an array of them.
void render_dispatches_json(const SearchResults& results, std::ostream& out);
void render_dispatches_jsonl(const SearchResults& results, std::ostream& out);  // one dispatch a line
// One object.
void render_dispatch_json(const Dispatch& dispatch, std::ostream& out);

// Writes bars, with the words of the peaks.
void render_timeline_text(const Timeline& timeline, const TextStyle& style, std::ostream& out);
// One object.
void render_timeline_json(const Timeline& timeline, std::ostream& out);
// Rows of the bars: from, to, hour, matches, dispatches, share, words.
void render_timeline_rows(const Timeline& timeline, const TableStyle& style, std::ostream& out);
// Writes the timeline as a picture, complete in itself.
void render_timeline_svg(const Timeline& timeline, std::ostream& out);

// Writes the added, removed and changed sentences. Without colours, brackets stand around the words of changed
// sentences.
void render_comparison_text(const Comparison& comparison, const TextStyle& style, std::ostream& out);
void render_comparison_json(const Comparison& comparison, std::ostream& out);  // one object on one line

// Writes an error for a terminal: the message; when there is an Error::offset, the part of `query` around it with a
// caret under that byte; and the hint on a line of its own.
void render_error(const Error& error, std::string_view query, std::ostream& out);

}  // namespace depeche
