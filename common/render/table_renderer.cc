// Answers for other programs that want rows: CSV and tables of tabs, bare ids, and the run format of TREC.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "depeche/render.h"
#include "render/citation.h"
#include "render/columns.h"
#include "render/date_text.h"
#include "render/json_value.h"
#include "render/number.h"
#include "render/terminal_text.h"

namespace depeche {
namespace {

// What Excel takes for UTF-8, and what parts cells where a comma is in decimals.
constexpr std::string_view kByteOrderMark = "\uFEFF";

// What a spreadsheet takes for the beginning of a formula, in quotes or not, also behind what it leaves out.
constexpr std::string_view kFormulaBegins = "=+-@\t\r\n";

// Text from outside as one cell. An apostrophe before what would be a formula makes it text; what a terminal would obey
// becomes U+FFFD, but tabs and line breaks, which a cell may have.
std::string csv_cell(std::string_view foreign, char separator) {
  std::string cell;
  if (!foreign.empty() && kFormulaBegins.find(foreign.front()) != std::string_view::npos) cell += '\'';
  for (std::size_t at = 0; at < foreign.size();) {
    const base::CodePoint c = base::code_point_at(foreign, at);
    const bool is_kept = c.value == '\t' || c.value == '\n' || c.value == '\r' || !render::is_harmful(c);
    cell += is_kept ? foreign.substr(at, c.size) : "\uFFFD";
    if (c.value == '"') cell += '"';
    at += c.size;
  }
  if (cell.find_first_of("\"\r\n") == std::string::npos && cell.find(separator) == std::string::npos) return cell;
  return '"' + cell + '"';
}

// The same for a table of tabs, which has no quotes.
std::string tsv_cell(std::string_view foreign) {
  std::string cell = render::one_line(foreign);
  if (!cell.empty() && kFormulaBegins.find(cell.front()) != std::string_view::npos) cell.insert(0, 1, '\'');
  return cell;
}

// Writes rows of as many cells as the first one has.
class Rows {
 public:
  Rows(const TableStyle& style, std::ostream& out)
      : tabs_(style.tabs),
        separator_(style.tabs        ? '\t'
                   : style.for_excel ? ';'
                                     : ','),
        out_(out) {
    if (style.for_excel && !tabs_) out_ << kByteOrderMark;
  }

  void row(const std::vector<render::Cell>& cells) {
    for (std::size_t at = 0; at < cells.size(); ++at) {
      if (at > 0) out_ << separator_;
      // Numbers and days are ours.
      if (cells[at].kind != render::CellKind::text)
        out_ << cells[at].text;
      else
        out_ << (tabs_ ? tsv_cell(cells[at].text) : csv_cell(cells[at].text, separator_));
    }
    out_ << (tabs_ ? "\n" : "\r\n");
  }

 private:
  bool tabs_;
  char separator_;
  std::ostream& out_;
};

render::Cell count_cell(std::size_t count) { return {std::to_string(count), render::CellKind::number}; }

void write_values(std::string_view facet, const std::vector<FacetValue>& values, Rows& rows) {
  for (const FacetValue& value : values) {
    rows.row({{std::string(facet)}, {value.value}, count_cell(value.count)});
    write_values(facet, value.children, rows);
  }
}

std::string words_on_one_line(const std::vector<std::string>& words) {
  std::string line;
  for (const std::string& word : words) line.append(line.empty() ? "" : " ").append(word);
  return line;
}

void append_encoded(std::string& to, std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    to.append({'%', kDigits[byte >> 4], kDigits[byte & 15]});
  }
}

// The id with what would break a row percent-encoded: what a terminal would obey, and blanks where they separate
// columns.
std::string row_safe(std::string_view id, bool blanks_break) {
  std::string encoded;
  for (std::size_t at = 0; at < id.size();) {
    const base::CodePoint c = base::code_point_at(id, at);
    const std::string_view bytes = id.substr(at, c.size);
    if (render::is_harmful(c) || (c.value == ' ' && blanks_break))
      append_encoded(encoded, bytes);
    else
      encoded += bytes;
    at += c.size;
  }
  return encoded;
}

}  // namespace

std::vector<std::string> table_columns() { return render::column_names(); }

std::vector<std::string> whole_table_columns(const SearchResults& results) {
  std::vector<std::string> columns = render::usual_columns(results);
  columns.emplace_back("text");
  return columns;
}

std::vector<std::string> empty_columns(const SearchResults& results, const TableStyle& style) {
  const std::vector<std::string> known = render::column_names();
  std::vector<std::string> empty;
  for (const std::string& column : style.columns)
    if (std::ranges::find(known, column) == known.end() &&
        std::ranges::all_of(results.hits, [&](const Hit& hit) { return render::cell_of(hit, column).text.empty(); }))
      empty.push_back(column);
  return empty;
}

void render_csv(const SearchResults& results, std::ostream& out) { render_csv_table(results, {}, out); }

void render_csv_table(const SearchResults& results, const TableStyle& style, std::ostream& out) {
  const std::vector<std::string> columns = style.columns.empty() ? render::usual_columns(results) : style.columns;
  Rows rows(style, out);
  std::vector<render::Cell> cells;
  for (const std::string& column : columns) cells.push_back({column});
  rows.row(cells);
  for (const Hit& hit : results.hits) {
    cells.clear();
    for (const std::string& column : columns) cells.push_back(render::cell_of(hit, column));
    rows.row(cells);
  }
}

void render_facet_rows(const SearchResults& results, const TableStyle& style, std::ostream& out) {
  Rows rows(style, out);
  rows.row({{"facet"}, {"value"}, {"count"}});
  for (const Facet& facet : results.facets) {
    write_values(render::facet_name(facet), facet.values, rows);
    if (facet.field == FacetField::date && facet.undated > 0)
      rows.row({{std::string(render::facet_name(facet))}, {"none"}, count_cell(facet.undated)});
  }
}

void render_timeline_rows(const Timeline& timeline, const TableStyle& style, std::ostream& out) {
  constexpr int kDecimals = 6;
  Rows rows(style, out);
  rows.row({{"from"}, {"to"}, {"hour"}, {"matches"}, {"dispatches"}, {"share"}, {"words"}});
  for (const TimelineBar& bar : timeline.bars)
    rows.row({{to_string(bar.days.first), render::CellKind::day},
              {to_string(bar.days.last), render::CellKind::day},
              {bar.moments ? render::full_moment_text(bar.moments->from) : std::string()},
              count_cell(bar.matches),
              count_cell(bar.dispatches),
              {render::fixed(bar.height(TimelineMeasure::share), kDecimals), render::CellKind::number},
              {words_on_one_line(bar.words)}});
}

void render_ids(const SearchResults& results, std::ostream& out) {
  for (const Hit& hit : results.hits) render_id(hit.dispatch.id, out);
}

void render_id(const std::string& id, std::ostream& out) { out << row_safe(id, false) << '\n'; }

void render_trec(const SearchResults& results, const std::string& query_id, std::ostream& out) {
  const std::string query = row_safe(query_id, true);
  for (const Hit& hit : results.hits)
    out << query << " Q0 " << row_safe(hit.dispatch.id, true) << ' ' << std::to_string(hit.rank) << ' '
        << render::fixed(hit.score, 6) << " depeche\n";
}

}  // namespace depeche
