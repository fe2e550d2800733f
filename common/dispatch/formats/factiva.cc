#include "dispatch/formats/factiva.h"

#include <algorithm>
#include <array>
#include <span>
#include <unordered_set>

#include "base/ascii.h"
#include "dispatch/copy/clean_text.h"
#include "dispatch/formats/export_fields.h"
#include "dispatch/formats/markup.h"
#include "dispatch/formats/page_outline.h"

namespace depeche::dispatch {
namespace {

using base::XmlElement;

// The code of a field and the property that it becomes; a list when its values have bars between them.
struct Field {
  std::string_view code;
  std::string_view property;
  bool is_list = false;
};
constexpr std::array<Field, 19> kFields{{{"SE", "category"},
                                         {"LA", "language"},
                                         {"CO", "organisation", true},
                                         {"NS", "subject", true},
                                         {"RE", "location", true},
                                         {"IN", "industry", true},
                                         {"PG", "page"},
                                         {"ED", "edition"},
                                         {"CY", "copyright"},
                                         {"PUB", "publisher"},
                                         {"SC", "source_code"},
                                         {"IPC", "agency_code", true},
                                         {"IPD", "keyword", true},
                                         {"VOL", "volume"},
                                         {"ART", "graphic"},
                                         {"CT", "contact"},
                                         {"RF", "reference"},
                                         {"CR", "credit"},
                                         {"DLN", "dateline"}}};
constexpr std::array<std::string_view, 10> kOtherCodes{"HD", "BY", "WC", "PD", "ET", "SN", "LP", "TD", "AN", "CLM"};

bool is_code(std::string_view text) {
  return std::ranges::find(kOtherCodes, text) != kOtherCodes.end() ||
         std::ranges::find(kFields, text, &Field::code) != kFields.end();
}

// "AFPFR00020220113ei1d0001" of "Document AFPFR00020220113ei1d0001"; else empty.
std::string_view document_in(std::string_view line) {
  for (const std::string_view label : {"Document ", "Documento ", "Dokument "}) {
    if (!line.starts_with(label)) continue;
    const std::string_view id = trim(line.substr(label.size()));
    const auto digits = std::ranges::count_if(id, base::is_digit);
    if (id.size() >= 12 && id.size() <= 40 && digits >= 8 && id.find(' ') == std::string_view::npos) return id;
  }
  return {};
}

void set_field(std::string_view code, const std::string& value, RawItem& item) {
  if (code == "HD") fill(item.title, value);
  if (code == "BY") fill(item.credits, value);
  if (code == "SN") fill(item.source, value);
  if (code == "PD") item.date = date_in(value + " " + item.date);
  // The hour may stand before its day.
  if (code == "ET") item.date = item.date.empty() ? value : date_in(item.date + " " + value);
  if (code == "LP" || code == "TD") item.text.append(value).append("\n\n");
  if (code == "AN") item.id = document_in(value).empty() ? value : std::string(document_in(value));
  if (code == "WC") add_export_property("word_count", word_count_in(value), item);
  const auto* field = std::ranges::find(kFields, code, &Field::code);
  if (field == kFields.end()) return;
  if (field->is_list)
    add_export_list(field->property, value, '|', item);
  else
    add_export_property(field->property, value, item);
}

// The rows of the tables of an article whose first cell is a code.
bool read_coded_box(const XmlElement& box, RawItem& item) {
  bool any = false;
  for (const XmlElement& row : box.find_all("tr")) {
    const std::vector<XmlElement> cells = row.children("td");
    if (cells.size() < 2) continue;
    const std::string code = clean_line(cells[0].text());
    if (!is_code(code)) continue;
    set_field(code, code == "LP" || code == "TD" ? text_of_markup(cells[1]) : clean_line(cells[1].text()), item);
    any = true;
  }
  return any;
}

bool is_time(std::string_view line) {
  const std::size_t colon = line.find(':');
  return line.size() <= 10 && (colon == 1 || colon == 2) && std::ranges::all_of(line.substr(0, colon), base::is_digit);
}

bool is_short_code(std::string_view line) {
  return line.size() <= 10 &&
         std::ranges::all_of(line, [](char c) { return base::is_digit(c) || (c >= 'A' && c <= 'Z'); });
}

bool begins_byline(std::string_view line) {
  const std::string lower = base::lower_ascii(line.substr(0, 5));
  return lower.starts_with("par ") || lower.starts_with("by ") || lower.starts_with("von ");
}

// What stands before the number of words: a table of contents, a section, the headline, who wrote it. The headline is
// the last line that the table has, too; else the line before the byline.
void read_heading(std::span<const std::string> lines, RawItem& item) {
  if (lines.empty()) return;
  std::size_t title = lines.size() - 1;
  bool is_listed = false;
  std::unordered_set<std::string_view> listed;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (listed.insert(lines[at]).second) continue;
    title = at;
    is_listed = true;
  }
  if (!is_listed && lines.size() > 1 && (lines.size() == 2 || begins_byline(lines.back()))) title = lines.size() - 2;
  if (!is_listed && lines.size() == 3 && !begins_byline(lines.back())) {
    title = 1;
    add_export_property("category", lines[0], item);
  }
  // Of what stands before a headline that no table lists, nothing is known.
  if (!is_listed && lines.size() > 3)
    for (const std::string& line : lines.first(title)) item.text.append(line).append("\n\n");
  fill(item.title, lines[title]);
  for (std::size_t at = title + 1; at < lines.size(); ++at) fill(item.credits, lines[at]);
}

// The lines of an article without codes: headline, byline, number of words, day, hour, source, its code, page,
// language, copyright, and then the text.
bool read_plain(std::span<const std::string> lines, RawItem& item) {
  const auto counted =
      std::ranges::find_if(lines, [](const std::string& line) { return !word_count_in(line).empty(); });
  if (counted == lines.end()) return false;
  read_heading(lines.first(static_cast<std::size_t>(counted - lines.begin())), item);
  add_export_property("word_count", word_count_in(*counted), item);
  auto at = counted + 1;
  constexpr std::ptrdiff_t kMaxHeader = 12;
  const auto most = at + std::min(kMaxHeader, lines.end() - at);
  const auto language = std::find_if(at, most, [](const std::string& line) { return is_language(line); });
  const auto end = language == most ? std::min(at + 3, most) : language;
  for (; at < end; ++at) {
    if (item.date.empty() && !date_in(*at).empty())
      item.date = date_in(*at);
    else if (is_time(*at) && !item.date.empty())
      item.date = date_in(item.date + " " + *at);
    else if (item.source.empty())
      item.source = *at;
    else
      add_export_property(is_short_code(*at) && !std::ranges::all_of(*at, base::is_digit) ? "source_code" : "page", *at,
                          item);
  }
  if (language != most) add_export_property("language", *at++, item);
  for (; at != lines.end() && is_copyright(*at); ++at) add_export_property("copyright", *at, item);
  for (; at != lines.end(); ++at) item.text.append(*at).append("\n\n");
  return true;
}

// Rows whose first cell is a code, the cells with tabs between them; the lines behind a row go on with its last cell.
bool read_coded_lines(std::span<const std::string> lines, RawItem& item) {
  bool any = false;
  std::string code;
  std::string value;
  for (const std::string& line : lines) {
    const std::size_t tab = line.find('\t');
    const std::string_view first = trim(std::string_view(line).substr(0, std::min(tab, line.size())));
    if (!is_code(first) || tab == std::string::npos) {
      value.append(value.empty() ? "" : "\n\n").append(trim(line));
      continue;
    }
    if (any) set_field(code, value, item);
    any = true;
    code = first;
    value = trim(std::string_view(line).substr(tab));
  }
  if (any) set_field(code, value, item);
  return any;
}

RawItem read_article(std::span<const std::string> lines, std::string_view id) {
  RawItem item;
  if (!read_coded_lines(lines, item) && !read_plain(lines, item)) {
    item.title = lines.empty() ? std::string{} : lines.front();
    for (const std::string& line : lines) item.text.append(line).append("\n\n");
  }
  if (!id.empty()) item.id = id;
  return item;
}

bool is_article_class(const std::string& names) {
  return names.starts_with("article ") && names.ends_with("Article") && names.size() <= 40;
}

// "fr" of "article frArticle".
std::string language_of(const std::string& names) {
  const std::string name = names.substr(std::string_view("article ").size());
  return name.size() == 9 ? name.substr(0, 2) : std::string{};
}

RawItem read_box(const XmlElement& box) {
  RawItem item;
  if (!read_coded_box(box, item)) {
    ExportLines lines;
    std::string_view id;
    const PageOutline outline = outline_page(box);
    for (const PageBlock& block : outline.blocks) {
      const std::string_view line = outline.text_of(block);
      if (!document_in(line).empty())
        id = document_in(line);
      else if (block.heading == 0 || lines.empty())
        lines.push_back(clean_line(line));
    }
    item = read_article(lines, id);
  }
  const bool has_language =
      std::ranges::any_of(item.properties, [](const Property& property) { return property.name == "language"; });
  if (!has_language) add_export_property("language", language_of(box.attribute("class")), item);
  return item;
}

}  // namespace

std::vector<RawItem> read_factiva_page(const XmlElement& html) {
  std::vector<RawItem> items;
  XmlElement::Visitor visitor;
  visitor.open = [&](XmlElement box) {
    if (box.name() != "div" || !is_article_class(box.attribute("class"))) return true;
    items.push_back(read_box(box));
    return false;
  };
  visitor.close = [](XmlElement) {};
  visitor.text = [](std::string_view) {};
  html.walk(visitor);
  return items;
}

std::vector<RawItem> read_factiva_lines(const ExportLines& lines) {
  std::vector<RawItem> items;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    // In a table, the last row of an article is its number.
    const bool is_row = lines[at].starts_with("AN\t");
    const std::string_view id = document_in(is_row ? trim(std::string_view(lines[at]).substr(3)) : lines[at]);
    if (id.empty()) continue;
    items.push_back(read_article(std::span(lines).subspan(begin, at - begin), id));
    begin = at + 1;
  }
  return items;
}

bool has_factiva_codes(std::span<const std::string_view> names) {
  const auto has = [&](std::string_view code) { return std::ranges::find(names, code) != names.end(); };
  return has("HD") && (has("LP") || has("TD")) && std::ranges::count_if(names, is_code) > 3;
}

RawItem read_factiva_row(std::span<const std::string> names, std::span<const std::string> cells) {
  RawItem item;
  for (std::size_t at = 0; at < std::min(names.size(), cells.size()); ++at) {
    if (is_code(names[at]))
      set_field(names[at], cells[at], item);
    else
      add_export_property(names[at], cells[at], item);
  }
  return item;
}

}  // namespace depeche::dispatch
