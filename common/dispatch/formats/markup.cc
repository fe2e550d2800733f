#include "dispatch/formats/markup.h"

#include <algorithm>
#include <array>

#include "dispatch/copy/clean_text.h"

namespace depeche::dispatch {
namespace {

constexpr std::array<std::string_view, 15> kLeftOut{"script", "style",  "noscript", "template", "iframe",
                                                    "svg",    "nav",    "aside",    "footer",   "form",
                                                    "button", "figure", "media",    "head",     "select"};
constexpr std::array<std::string_view, 28> kInline{"a",     "abbr",     "acronym", "b",     "bdi",    "bdo", "cite",
                                                   "chron", "code",     "del",     "em",    "font",   "i",   "ins",
                                                   "lang",  "location", "mark",    "money", "num",    "org", "person",
                                                   "q",     "s",        "small",   "span",  "strong", "sub", "sup"};
constexpr std::array<std::string_view, 8> kInlineToo{"u",       "time",         "event", "function",
                                                     "virtloc", "object.title", "hlt",   "elink"};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

class Writer {
 public:
  bool open(const base::XmlElement& element) {
    const std::string_view name = element.name();
    if (std::ranges::find(kLeftOut, name) != kLeftOut.end()) return false;
    if (name == "br") {
      text_ += '\n';
    } else if (name == "td" || name == "th") {
      text_ += ' ';
    } else if (!is_inline(name)) {
      text_ += "\n\n";
    }
    preformatted_ += name == "pre" ? 1 : 0;
    return true;
  }
  void close(const base::XmlElement& element) {
    const std::string_view name = element.name();
    preformatted_ -= name == "pre" ? 1 : 0;
    if (!is_inline(name) && name != "td" && name != "th" && name != "br") text_ += "\n\n";
  }
  // The line ends of the markup's own lines are blanks.
  void write(std::string_view text) {
    if (preformatted_ > 0) {
      text_ += text;
      return;
    }
    for (const char c : text) {
      if (!is_blank(c))
        text_ += c;
      else if (!text_.empty() && !is_blank(text_.back()))
        text_ += ' ';
    }
  }
  const std::string& text() const { return text_; }

 private:
  static bool is_inline(std::string_view name) {
    return std::ranges::find(kInline, name) != kInline.end() || std::ranges::find(kInlineToo, name) != kInlineToo.end();
  }

  std::string text_;
  int preformatted_ = 0;
};

}  // namespace

std::string text_of_markup(const base::XmlElement& element) {
  Writer writer;
  base::XmlElement::Visitor visitor;
  visitor.open = [&](base::XmlElement child) { return writer.open(child); };
  visitor.close = [&](base::XmlElement child) { writer.close(child); };
  visitor.text = [&](std::string_view text) { writer.write(text); };
  element.walk(visitor);
  return clean_text(writer.text());
}

std::string text_of_html(std::string_view html) {
  if (html.find_first_of("<&") == std::string_view::npos) return clean_text(html);
  const auto document = base::XmlDocument::parse_html(html);
  return document ? text_of_markup(document->root()) : clean_text(html);
}

}  // namespace depeche::dispatch
