#include "dispatch/formats/plain_value.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/ascii.h"
#include "base/html_entities.h"
#include "dispatch/formats/markup.h"

namespace depeche::dispatch {
namespace {

constexpr std::array<std::string_view, 38> kBlocks{
    "address", "article", "aside",  "blockquote", "body",   "br", "caption", "dd", "div", "dl",
    "dt",      "figure",  "footer", "form",       "h1",     "h2", "h3",      "h4", "h5",  "h6",
    "head",    "header",  "hr",     "html",       "iframe", "li", "main",    "ol", "p",   "pre",
    "script",  "section", "style",  "table",      "tbody",  "td", "tr",      "ul"};
constexpr std::array<std::string_view, 20> kInlines{"a",      "abbr", "b",    "cite", "code",       "em",    "font",
                                                    "i",      "img",  "mark", "q",    "s",          "small", "span",
                                                    "strong", "sub",  "sup",  "u",    "figcaption", "time"};

constexpr std::size_t kLongestName = 10;

struct Tags {
  bool any = false;
  bool blocks = false;
};

bool is_in_names(char c) { return (base::lower_ascii(c) >= 'a' && base::lower_ascii(c) <= 'z') || base::is_digit(c); }

std::string_view name_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && end - at <= kLongestName && is_in_names(text[end])) ++end;
  return text.substr(at, end - at);
}

// What may stand behind the name of an element: the end of the tag, or blanks and an attribute with its value.
bool continues_as_tag(std::string_view rest) {
  rest = rest.substr(0, 300);
  while (!rest.empty() && base::is_blank(rest.front())) rest.remove_prefix(1);
  if (rest.starts_with('>') || rest.starts_with("/>")) return true;
  const std::size_t name = rest.find_first_of("= >/<\"'");
  return name != std::string_view::npos && name > 0 && rest[name] == '=';
}

void look_at_tag(std::string_view text, std::size_t at, Tags& tags) {
  if (text.substr(at).starts_with("<!--")) {
    tags.any = true;
    return;
  }
  const bool is_end = text.substr(at + 1).starts_with('/');
  const std::string name = base::lower_ascii(name_at(text, at + (is_end ? 2 : 1)));
  const bool is_block = std::ranges::find(kBlocks, name) != kBlocks.end();
  if (!is_block && std::ranges::find(kInlines, name) == kInlines.end()) return;
  if (!continues_as_tag(text.substr(at + (is_end ? 2 : 1) + name.size()))) return;
  tags.any = true;
  tags.blocks = tags.blocks || is_block;
}

Tags tags_of(std::string_view text) {
  Tags tags;
  for (std::size_t at = text.find('<'); at != std::string_view::npos && !tags.blocks; at = text.find('<', at + 1))
    look_at_tag(text, at, tags);
  return tags;
}

// Line ends of text between inline elements mean what they mean in text.
std::string with_marked_lines(std::string_view text) {
  std::string marked;
  for (const char c : text) {
    if (c == '\n') marked += "<br>";
    marked += c;
  }
  return marked;
}

std::string text_of_tags(std::string_view text, const Tags& tags) {
  return tags.blocks ? text_of_html(text) : text_of_html(with_marked_lines(text));
}

}  // namespace

std::optional<std::string> text_of_marked_up(std::string_view value) {
  if (std::memchr(value.data(), '<', value.size()) != nullptr)
    if (const Tags tags = tags_of(value); tags.any) return text_of_tags(value, tags);
  if (std::memchr(value.data(), '&', value.size()) == nullptr) return std::nullopt;
  std::string text = base::without_html_entities(value);
  if (text == value) return std::nullopt;
  // HTML that was escaped once more.
  if (const Tags tags = tags_of(text); tags.blocks && value.find('<') == std::string_view::npos)
    return text_of_tags(text, tags);
  return text;
}

}  // namespace depeche::dispatch
