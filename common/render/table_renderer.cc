// Answers for other programs that want rows: CSV, bare ids, and the run format of TREC.

#include <array>
#include <string_view>

#include "base/utf8.h"
#include "depeche/render.h"
#include "render/json_value.h"
#include "render/number.h"
#include "render/properties.h"
#include "render/terminal_text.h"

namespace depeche {
namespace {

constexpr std::string_view kCsvHeader =
    "rank,score,id,title,date_from,date_to,precision,match,source,place,path,snippet,status,abstract,properties\r\n";

// What a spreadsheet takes for the beginning of a formula, in quotes or not, also behind what it leaves out.
constexpr std::string_view kFormulaBegins = "=+-@\t\r\n";

// Text from outside as one cell. An apostrophe before what would be a formula makes it text; what a terminal would obey
// becomes U+FFFD, but tabs and line breaks, which a cell may have.
std::string csv_cell(std::string_view foreign) {
  std::string cell;
  if (!foreign.empty() && kFormulaBegins.find(foreign.front()) != std::string_view::npos) cell += '\'';
  for (std::size_t at = 0; at < foreign.size();) {
    const base::CodePoint c = base::code_point_at(foreign, at);
    const bool is_kept = c.value == '\t' || c.value == '\n' || c.value == '\r' || !render::is_harmful(c);
    cell += is_kept ? foreign.substr(at, c.size) : "\uFFFD";
    if (c.value == '"') cell += '"';
    at += c.size;
  }
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  return '"' + cell + '"';
}

std::array<std::string, 4> csv_date(const Hit& hit) {
  if (!hit.dispatch.dated) return {};
  const DateRange& dated = *hit.dispatch.dated;
  return {to_string(dated.first), to_string(dated.last), std::string(to_string(dated.precision)),
          std::string(hit.date_match ? render::match_name(*hit.date_match) : "")};
}

void write_csv_row(const Hit& hit, std::ostream& out) {
  out << std::to_string(hit.rank) << ',' << render::fixed(hit.score, 4) << ',' << csv_cell(hit.dispatch.id) << ','
      << csv_cell(hit.dispatch.title);
  for (const std::string& part : csv_date(hit)) out << ',' << part;
  for (const std::string* field : {&hit.dispatch.source, &hit.dispatch.place, &hit.dispatch.path, &hit.snippet.text})
    out << ',' << csv_cell(*field);
  out << ',' << render::status_name(hit.dispatch) << ',' << csv_cell(hit.dispatch.abstract) << ','
      << csv_cell(render::properties_line(hit.dispatch)) << "\r\n";
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

void render_csv(const SearchResults& results, std::ostream& out) {
  out << kCsvHeader;
  for (const Hit& hit : results.hits) write_csv_row(hit, out);
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
