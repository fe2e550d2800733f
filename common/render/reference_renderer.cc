// References for reference managers: RIS and BibTeX.

#include <array>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "depeche/render.h"
#include "render/citation.h"
#include "render/references.h"

namespace depeche {
namespace {

using render::one_line;

std::string year_of(const DateRange& dated) { return to_string(dated.first).substr(0, 4); }
bool is_within_year(const DateRange& dated) { return year_of(dated) == to_string(dated.last).substr(0, 4); }

// The keywords of a reference: what the agency calls keywords, subjects and categories.
std::vector<std::string> keywords_of(const Dispatch& dispatch) {
  std::vector<std::string> keywords;
  std::set<std::string> known;
  for (const std::string_view property : {"keyword", "subject", "category"})
    for (std::string& value : render::values_of(dispatch, property))
      if (known.insert(value).second) keywords.push_back(std::move(value));
  return keywords;
}

// RIS dates have slashes for each part, also for parts that are not known: "2022/01//".
std::string ris_date(const DateRange& dated) {
  const std::string day = to_string(dated.first);
  std::string date = day.substr(0, 4) + '/';
  const bool has_month = day.substr(0, 7) == to_string(dated.last).substr(0, 7);
  const bool has_day = dated.first == dated.last;
  date += (has_month ? day.substr(5, 2) : "") + '/' + (has_day ? day.substr(8, 2) : "") + '/';
  return date;
}

void write_ris_field(const char* tag, const std::string& value, std::ostream& out) {
  if (!value.empty()) out << tag << "  - " << value << "\r\n";
}

void write_ris(const Hit& hit, std::ostream& out) {
  const Dispatch& dispatch = hit.dispatch;
  out << "TY  - NEWS\r\n";
  write_ris_field("ID", one_line(dispatch.id), out);
  write_ris_field("TI", render::citation_title(dispatch), out);
  write_ris_field("AU", one_line(dispatch.credits), out);
  write_ris_field("T2", one_line(dispatch.source), out);
  write_ris_field("PB", one_line(dispatch.source), out);
  write_ris_field("CY", one_line(dispatch.place), out);
  if (dispatch.dated && is_within_year(*dispatch.dated)) {
    write_ris_field("PY", year_of(*dispatch.dated), out);
    write_ris_field("DA", ris_date(*dispatch.dated), out);
  }
  if (dispatch.written_at) write_ris_field("N1", "written at " + to_string(*dispatch.written_at), out);
  write_ris_field("N1", one_line(hit.note), out);
  write_ris_field("AB", one_line(dispatch.abstract), out);
  for (const std::string& keyword : keywords_of(dispatch)) write_ris_field("KW", keyword, out);
  for (const std::string& language : render::values_of(dispatch, "language")) write_ris_field("LA", language, out);
  write_ris_field("UR", render::web_address(dispatch), out);
  out << "ER  - \r\n\r\n";
}

// What TeX would obey.
std::string tex(std::string_view text) {
  constexpr std::array<std::pair<char, std::string_view>, 10> kEscapes{{{'\\', "\\textbackslash{}"},
                                                                        {'{', "\\{"},
                                                                        {'}', "\\}"},
                                                                        {'$', "\\$"},
                                                                        {'&', "\\&"},
                                                                        {'#', "\\#"},
                                                                        {'%', "\\%"},
                                                                        {'_', "\\_"},
                                                                        {'^', "\\textasciicircum{}"},
                                                                        {'~', "\\textasciitilde{}"}}};
  std::string out;
  for (const char c : text) {
    std::string_view written(&c, 1);
    for (const auto& [sign, escape] : kEscapes)
      if (c == sign) written = escape;
    out += written;
  }
  return out;
}

// An address is taken as it is, but for what would end the field.
std::string tex_address(const std::string& address) {
  std::string out;
  for (const char c : address) {
    if (c == '{' || c == '}' || c == '\\' || c == ' ')
      out.append(c == '{' ? "%7B" : c == '}' ? "%7D" : c == ' ' ? "%20" : "%5C");
    else
      out += c;
  }
  return out;
}

// The ASCII letters and digits of the id, hyphens between; a number behind it when that key is taken.
std::string new_key(const std::string& id, const render::TakeKey& take) {
  std::string key;
  for (const char c : id) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (is_plain)
      key += c;
    else if (!key.empty() && key.back() != '-')
      key += '-';
  }
  while (key.ends_with('-')) key.pop_back();
  if (key.empty()) key = "dispatch";
  std::string unique = key;
  for (unsigned number = 2; !take(unique); ++number) unique = key + '-' + std::to_string(number);
  return unique;
}

void write_tex_field(const char* name, const std::string& value, std::ostream& out) {
  if (!value.empty()) out << ",\n  " << name << " = {" << value << '}';
}

// An author in braces of its own is not taken apart into names.
void write_bibtex_entry(const Hit& hit, const std::string& key, std::ostream& out) {
  const Dispatch& dispatch = hit.dispatch;
  out << "@article{" << key;
  write_tex_field("title", '{' + tex(render::citation_title(dispatch)) + '}', out);
  if (!dispatch.credits.empty()) write_tex_field("author", '{' + tex(one_line(dispatch.credits)) + '}', out);
  write_tex_field("journal", tex(one_line(dispatch.source)), out);
  write_tex_field("location", tex(one_line(dispatch.place)), out);
  if (dispatch.dated) {
    const bool is_unit = dispatch.dated->precision != DatePrecision::range;
    const std::string first = to_string(dispatch.dated->first);
    write_tex_field("date", is_unit ? to_string(*dispatch.dated) : first + '/' + to_string(dispatch.dated->last), out);
    if (is_within_year(*dispatch.dated)) write_tex_field("year", year_of(*dispatch.dated), out);
    if (first.substr(0, 7) == to_string(dispatch.dated->last).substr(0, 7))
      write_tex_field("month", first.substr(5, 2), out);
  }
  write_tex_field("url", tex_address(render::web_address(dispatch)), out);
  write_tex_field("abstract", tex(one_line(dispatch.abstract)), out);
  std::string keywords;
  for (const std::string& keyword : keywords_of(dispatch))
    keywords.append(keywords.empty() ? "" : ", ").append(tex(keyword));
  write_tex_field("keywords", keywords, out);
  write_tex_field("annote", tex(one_line(hit.note)), out);
  out << "\n}\n\n";
}

}  // namespace

void render_ris(const SearchResults& results, std::ostream& out) {
  for (const Hit& hit : results.hits) write_ris(hit, out);
}

void render::write_bibtex(const SearchResults& results, const TakeKey& take, std::ostream& out) {
  for (const Hit& hit : results.hits) write_bibtex_entry(hit, new_key(hit.dispatch.id, take), out);
}

void render_bibtex(const SearchResults& results, std::ostream& out) {
  std::set<std::string> keys;
  render::write_bibtex(
      results, [&](const std::string& key) { return keys.insert(key).second; }, out);
}

}  // namespace depeche
