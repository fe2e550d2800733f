// Answers for other programs that want rows: CSV, bare ids, and the run format of TREC.

#include <array>
#include <string_view>

#include "depeche/render.h"
#include "render/json_value.h"
#include "render/number.h"

namespace depeche {
namespace {

constexpr std::string_view kCsvHeader =
    "rank,score,id,title,date_from,date_to,precision,match,source,place,path,snippet,status\r\n";

std::string csv_field(std::string_view value) {
  if (value.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(value);
  std::string quoted = "\"";
  for (char c : value) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::array<std::string, 4> csv_date(const Hit& hit) {
  if (!hit.dispatch.dated) return {};
  const DateRange& dated = *hit.dispatch.dated;
  return {to_string(dated.first), to_string(dated.last), std::string(to_string(dated.precision)),
          std::string(hit.date_match ? render::match_name(*hit.date_match) : "")};
}

void write_csv_row(const Hit& hit, std::ostream& out) {
  out << std::to_string(hit.rank) << ',' << render::fixed(hit.score, 4) << ',' << csv_field(hit.dispatch.id) << ','
      << csv_field(hit.dispatch.title);
  for (const std::string& part : csv_date(hit)) out << ',' << part;
  for (const std::string* field : {&hit.dispatch.source, &hit.dispatch.place, &hit.dispatch.path, &hit.snippet.text})
    out << ',' << csv_field(*field);
  out << ',' << render::status_name(hit.dispatch) << "\r\n";
}

bool is_control(unsigned char c) { return c < 0x20 || c == 0x7F; }

// The id with the bytes percent-encoded that would break a row: controls, and blanks where they separate columns.
std::string row_safe(std::string_view id, bool blanks_break) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto breaks = [&](unsigned char c) { return is_control(c) || (c == ' ' && blanks_break); };
  std::string encoded;
  for (char c : id) {
    const auto byte = static_cast<unsigned char>(c);
    if (breaks(byte))
      (encoded += '%') += {kDigits[byte >> 4], kDigits[byte & 15]};
    else
      encoded += c;
  }
  return encoded;
}

}  // namespace

void render_csv(const SearchResults& results, std::ostream& out) {
  out << kCsvHeader;
  for (const Hit& hit : results.hits) write_csv_row(hit, out);
}

void render_ids(const SearchResults& results, std::ostream& out) {
  for (const Hit& hit : results.hits) out << row_safe(hit.dispatch.id, false) << '\n';
}

void render_trec(const SearchResults& results, const std::string& query_id, std::ostream& out) {
  const std::string query = row_safe(query_id, true);
  for (const Hit& hit : results.hits)
    out << query << " Q0 " << row_safe(hit.dispatch.id, true) << ' ' << std::to_string(hit.rank) << ' '
        << render::fixed(hit.score, 6) << " depeche\n";
}

}  // namespace depeche
