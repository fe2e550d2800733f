#include "dispatch/formats/document_text.h"

#include "base/xml.h"
#include "dispatch/formats/key_value.h"
#include "dispatch/formats/plain_text.h"
#include "dispatch/formats/press_export.h"

namespace depeche::dispatch {

std::vector<Result<Parsed>> parse_document_text(std::string_view text, bool are_wrapped, const Origin& origin) {
  std::vector<Result<Parsed>> parsed;
  for (const RawItem& item : read_export_text(lines_of(text, are_wrapped))) parsed.push_back(make_parsed(item));
  if (!parsed.empty()) return parsed;
  // Paragraphs of a document have no blank line between them.
  std::string paragraphs;
  for (const std::string& line : lines_of(text, are_wrapped)) paragraphs.append(line).append("\n\n");
  if (has_key_value_header(text)) return {parse_key_value(text, origin)};
  return {parse_plain_text(paragraphs, origin)};
}

Result<std::string> text_of_docx(std::string_view document) {
  const auto xml = base::XmlDocument::parse(document);
  if (!xml) return tl::unexpected(xml.error());
  std::string text;
  bool in_run = false;
  base::XmlElement::Visitor visitor;
  visitor.open = [&](base::XmlElement element) {
    if (element.name() == "tab") text += '\t';
    if (element.name() == "br" || element.name() == "cr") text += '\n';
    in_run |= element.name() == "t";
    // Alternatives hold the same text again, and deletions what is no part of it.
    return element.name() != "Fallback" && element.name() != "del";
  };
  visitor.close = [&](base::XmlElement element) {
    if (element.name() == "t") in_run = false;
    if (element.name() == "p") text += '\n';
  };
  visitor.text = [&](std::string_view written) {
    if (in_run) text += written;
  };
  xml->root().walk(visitor);
  return text;
}

}  // namespace depeche::dispatch
