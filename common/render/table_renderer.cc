// Answers for other programs that want rows: CSV, bare ids, and the run format of TREC.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "depeche/render.h"
#include "render/columns.h"
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

// Numbers and days are ours.
std::string csv_cell(const render::Cell& cell, char separator) {
  return cell.kind == render::CellKind::text ? csv_cell(cell.text, separator) : cell.text;
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
  const char separator = style.for_excel ? ';' : ',';
  if (style.for_excel) out << kByteOrderMark;
  const std::vector<std::string> columns = style.columns.empty() ? render::usual_columns(results) : style.columns;
  const auto end_cell = [&](std::size_t column) {
    out << (column + 1 == columns.size() ? std::string_view("\r\n") : std::string_view(&separator, 1));
  };
  for (std::size_t column = 0; column < columns.size(); ++column) {
    out << csv_cell(columns[column], separator);
    end_cell(column);
  }
  for (const Hit& hit : results.hits)
    for (std::size_t column = 0; column < columns.size(); ++column) {
      out << csv_cell(render::cell_of(hit, columns[column]), separator);
      end_cell(column);
    }
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
