#include "dispatch/formats/press_export.h"

#include <algorithm>

#include "dispatch/copy/clean_text.h"
#include "dispatch/formats/europresse.h"
#include "dispatch/formats/factiva.h"
#include "dispatch/formats/lexisnexis.h"
#include "dispatch/formats/page_outline.h"

namespace depeche::dispatch {
namespace {

// What stands in every export of LexisNexis of several articles.
bool may_be_lexisnexis(std::string_view text) {
  for (const std::string_view mark : {" DOCUMENT", "Document 1 de ", "Dokument 1 von "})
    if (text.find(mark) != std::string_view::npos) return true;
  return false;
}

}  // namespace

ExportLines lines_of(std::string_view text, bool are_wrapped) {
  ExportLines lines;
  bool begins = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    // Tabs stand between cells: clean_line() would make blanks of them.
    std::string_view line = trim(text.substr(at, end - at));
    at = end + 1;
    if (!line.empty()) {
      if (begins || !are_wrapped)
        lines.emplace_back(line);
      else
        lines.back().append(" ").append(line);
    }
    begins = line.empty();
  }
  return lines;
}

bool may_be_export(std::string_view html) {
  for (const std::string_view mark :
       {"DocPublicationName", "Article\"", "Article'", "End of Document", "Fin du document"})
    if (html.find(mark) != std::string_view::npos) return true;
  return may_be_lexisnexis(html);
}

std::vector<RawItem> read_export_page(const base::XmlElement& html) {
  if (std::vector<RawItem> items = read_europresse_page(html); !items.empty()) return items;
  if (std::vector<RawItem> items = read_factiva_page(html); !items.empty()) return items;
  const PageOutline outline = outline_page(html);
  ExportLines lines;
  for (const PageBlock& block : outline.blocks) lines.push_back(clean_line(outline.text_of(block)));
  return read_lexisnexis_lines(lines);
}

std::vector<RawItem> read_export_text(const ExportLines& lines) {
  if (std::vector<RawItem> items = read_factiva_lines(lines); !items.empty()) return items;
  return read_lexisnexis_lines(lines);
}

bool begins_export(std::string_view head) {
  if (!may_be_lexisnexis(head)) return false;
  const ExportLines lines = lines_of(head, false);
  return std::ranges::any_of(lines, [](const std::string& line) { return is_lexisnexis_start(line); });
}

}  // namespace depeche::dispatch
