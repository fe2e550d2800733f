#include "dispatch/formats/xml_content.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "dispatch/copy/clean_text.h"
#include "dispatch/formats/markup.h"

namespace depeche::dispatch {
namespace {

using base::XmlElement;

// What makes text of an element: without any of these it holds data, such as the results of matches.
constexpr std::array<std::string_view, 11> kParagraphs{"p",  "para", "paragraph", "br", "pre", "div",
                                                       "li", "h1",   "h2",        "td", "text"};
constexpr std::array<std::string_view, 8> kBlocks{"<p", "<br", "<div", "<h", "<li", "<td", "<pre", "<block"};

bool holds_block(std::string_view text) {
  const std::string lower = base::lower_ascii(text);
  return std::any_of(kBlocks.begin(), kBlocks.end(),
                     [&](std::string_view tag) { return lower.find(tag) != std::string::npos; });
}

bool is_letter_or_digit(char c) { return base::is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// True for "&eacute;" and "&#39;", which stand in a text that was written out twice.
bool holds_entity(std::string_view text) {
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    std::size_t end = at + 1;
    if (text.substr(end).starts_with('#')) ++end;
    const std::size_t begin = end;
    while (end < text.size() && is_letter_or_digit(text[end])) ++end;
    if (end > begin && end < text.size() && text[end] == ';') return true;
  }
  return false;
}

std::string with_lines(std::string_view text, bool with_tags) {
  std::string html;
  for (const char c : text) {
    if (c == '\n')
      html += "<br>";
    else if (c == '<' && !with_tags)
      html += "&lt;";
    else
      html += c;
  }
  return html;
}

bool holds_paragraphs(const XmlElement& content) {
  bool any = false;
  XmlElement::Visitor visitor;
  visitor.open = [&](const XmlElement& element) {
    any = any ||
          std::find(kParagraphs.begin(), kParagraphs.end(), base::lower_ascii(element.name())) != kParagraphs.end();
    return !any;
  };
  visitor.close = [](const XmlElement&) {};
  visitor.text = [](std::string_view) {};
  content.walk(visitor);
  return any;
}

// The header of a page repeats the headline, the date and the subjects.
std::string text_of_page(const XmlElement& body) {
  if (!body.at({"header"})) return text_of_markup(body);
  std::string text;
  for (const XmlElement& child : body.children())
    if (child.name() != "header") text.append(text_of_markup(child)).append("\n\n");
  return clean_text(text);
}

std::string unescaped_again(std::string text) {
  return holds_entity(text) ? text_of_html(with_lines(text, false)) : std::move(text);
}

}  // namespace

std::string text_of_escaped(std::string_view text) {
  if (text.find('<') == std::string_view::npos) return unescaped_again(clean_text(text));
  return unescaped_again(text_of_html(holds_block(text) ? std::string(text) : with_lines(text, true)));
}

std::string text_of_content(const XmlElement& content) {
  if (content.children().empty()) return text_of_escaped(content.text());
  if (const XmlElement nitf = content.find("body.content")) return unescaped_again(text_of_markup(nitf));
  if (const XmlElement html = content.find("body")) return unescaped_again(text_of_page(html));
  return holds_paragraphs(content) ? unescaped_again(text_of_markup(content)) : std::string();
}

}  // namespace depeche::dispatch
