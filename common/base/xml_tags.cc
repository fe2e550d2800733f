#include "base/xml_tags.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>
#include <utility>

#include "base/message.h"
#include "base/utf8.h"

namespace depeche::base {
namespace {

constexpr std::string_view kBlanks = " \t\r\n\f";
constexpr std::string_view kBehindName = " \t\r\n\f/>";
constexpr std::size_t kLongestShownName = 60;

// What holds no tags: how it begins and how it may end.
struct Opaque {
  Markup markup;
  std::string_view begin;
  std::array<std::string_view, 2> ends;
};
constexpr std::array<Opaque, 6> kOpaque{{{Markup::xml, "<!--", {"-->", "-->"}},
                                         {Markup::xml, "<![CDATA[", {"]]>", "]]>"}},
                                         {Markup::xml, "<?", {"?>", "?>"}},
                                         {Markup::html, "<!--", {"-->", "--!>"}},
                                         {Markup::html, "<script", {"</script", "</SCRIPT"}},
                                         {Markup::html, "<style", {"</style", "</STYLE"}}}};

bool begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' || (c & 0x80) != 0;
}

struct Tag {
  std::size_t size = 0;
  std::size_t attributes = 0;  // the more of equals signs and of runs behind blanks
  std::size_t references = 0;  // &…
};

Tag tag_at(std::string_view text) {
  Tag tag;
  std::size_t signs = 0;
  std::size_t runs = 0;
  char quote = '\0';
  bool behind_blank = false;
  for (char c : text) {
    ++tag.size;
    if (c == '&') ++tag.references;
    if (quote != '\0') {
      if (c == quote) quote = '\0';
      continue;
    }
    if (c == '>') break;
    const bool blank = kBlanks.find(c) != std::string_view::npos;
    if (behind_blank && !blank && c != '=' && c != '"' && c != '\'' && c != '/') ++runs;
    if (c == '=') ++signs;
    if (c == '"' || c == '\'') quote = c;
    behind_blank = blank;
  }
  tag.attributes = std::max(signs, runs);
  return tag;
}

bool is_blank(char c) { return kBlanks.find(c) != std::string_view::npos; }

bool is_html_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ':' || c == '-' ||
         c == '_' || c == '.';
}

// A tag as the parser of HTML reads it: a quotation mark opens a value only behind the equals sign of a name, and what
// begins no name is passed over up to the next blank. Pages have stray quotation marks in their tags.
class HtmlTag {
 public:
  explicit HtmlTag(std::string_view text) : text_(text) {}

  Tag read() {
    std::size_t at = name_end(1);
    while (at < text_.size() && text_[at] != '>') at = behind_part(at);
    const std::size_t size = std::min(at + 1, text_.size());
    return {size, attributes_, static_cast<std::size_t>(std::ranges::count(text_.substr(0, size), '&'))};
  }

 private:
  // The parser takes a name of more bytes for several.
  static constexpr std::size_t kLongestName = 100;

  std::size_t name_end(std::size_t at) const {
    while (at < text_.size() && is_html_name_char(text_[at])) ++at;
    return at;
  }
  std::size_t behind_blanks(std::size_t at) const {
    while (at < text_.size() && is_blank(text_[at])) ++at;
    return at;
  }
  std::size_t word_end(std::size_t at) const {
    while (at < text_.size() && !is_blank(text_[at]) && text_[at] != '>') ++at;
    return at;
  }

  std::size_t behind_part(std::size_t at) {
    if (is_blank(text_[at]) || text_[at] == '/') return at + 1;
    const std::size_t end = name_end(at);
    if (end == at) return word_end(at);
    attributes_ += 1 + (end - at) / kLongestName;
    const std::size_t sign = behind_blanks(end);
    if (sign >= text_.size() || text_[sign] != '=') return end;
    const std::size_t value = behind_blanks(sign + 1);
    if (value >= text_.size() || (text_[value] != '"' && text_[value] != '\'')) return word_end(value);
    const std::size_t close = text_.find(text_[value], value + 1);
    return close == std::string_view::npos ? text_.size() : close + 1;
  }

  std::string_view text_;
  std::size_t attributes_ = 0;
};

// Finds where what holds no tags ends. A mark that does not come is looked for once.
class Ends {
 public:
  Ends(std::string_view text, Markup markup) : text_(text), markup_(markup) {
    for (std::size_t i = 0; i < kOpaque.size(); ++i)
      for (std::size_t k = 0; k < 2; ++k) last_[i][k] = text.rfind(kOpaque[i].ends[k]);
  }

  // `at` itself when a tag may begin there; `behind` is where the tag ends that does.
  std::size_t passed(std::size_t at, std::size_t behind) const {
    for (std::size_t i = 0; i < kOpaque.size(); ++i) {
      const Opaque& opaque = kOpaque[i];
      if (opaque.markup != markup_ || !text_.substr(at).starts_with(opaque.begin)) continue;
      const std::size_t inside = at + opaque.begin.size();
      const bool is_element = begins_name(opaque.begin[1]);
      if (is_element && inside < text_.size() && kBehindName.find(text_[inside]) == std::string_view::npos) continue;
      std::size_t end = std::string_view::npos;
      for (std::size_t k = 0; k < 2; ++k)
        if (last_[i][k] != std::string_view::npos && last_[i][k] >= inside)
          end = std::min(end, text_.find(opaque.ends[k], is_element ? std::max(inside, behind) : inside));
      if (end != std::string_view::npos) return end;
    }
    return at;
  }

 private:
  std::string_view text_;
  Markup markup_;
  std::array<std::array<std::size_t, 2>, kOpaque.size()> last_{};
};

std::size_t line_at(std::string_view text, std::size_t at, std::size_t first_line) {
  const auto lines = static_cast<std::size_t>(std::count(text.data(), text.data() + at, '\n'));
  return first_line + lines;
}

Error too_many(std::string_view text, std::size_t at, std::size_t first_line) {
  const std::string_view tag = text.substr(at + 1);
  const std::string_view name = truncate_utf8(tag.substr(0, tag.find_first_of(" \t\r\n\f/>=\"'")), kLongestShownName);
  return {
      ErrorCode::limit,
      tr("line {}: the element <{}> has more than {} attributes", line_at(text, at, first_line), name, kMaxAttributes),
      tr("leave those out that say nothing about the dispatch"), std::nullopt};
}

bool has_many_entities(std::string_view tag) {
  std::unordered_set<std::string_view> names;
  for (std::size_t at = tag.find('&'); at != std::string_view::npos && names.size() <= kMaxNames;
       at = tag.find('&', at + 1))
    names.insert(tag.substr(at + 1, tag.find_first_of("&;\"' ", at + 1) - at - 1));
  return names.size() > kMaxNames;
}

Error too_many_entities(std::string_view text, std::size_t at, std::size_t first_line) {
  return {ErrorCode::limit,
          tr("line {}: a tag with more than {} different entities", line_at(text, at, first_line), kMaxNames),
          tr("leave those out that say nothing about the dispatch"), std::nullopt};
}

// The parser would copy all of the comment for each "--" in it, and refuse it then.
bool holds_hyphens(std::string_view comment) {
  const std::size_t hyphens = comment.find("--", std::string_view("<!--").size());
  return hyphens != std::string_view::npos && hyphens + 2 < comment.size() && comment[hyphens + 2] != '>';
}

Error with_hyphens(std::string_view text, std::size_t at, std::size_t first_line) {
  return {ErrorCode::format, tr("not well-formed XML: line {}: a comment holds \"--\"", line_at(text, at, first_line)),
          tr("xmllint --noout FILE shows where"), std::nullopt};
}

}  // namespace

Status check_markup(std::string_view text, Markup markup, std::size_t first_line) {
  const Ends ends(text, markup);
  std::size_t at = text.find('<');
  while (at != std::string_view::npos && at + 1 < text.size()) {
    if (markup == Markup::xml && text.substr(at).starts_with("<!--") && holds_hyphens(text.substr(at)))
      return tl::unexpected(with_hyphens(text, at, first_line));
    Tag tag{1, 0, 0};
    if (begins_name(text[at + 1]))
      tag = markup == Markup::html ? HtmlTag(text.substr(at)).read() : tag_at(text.substr(at));
    if (tag.attributes > kMaxAttributes) return tl::unexpected(too_many(text, at, first_line));
    if (tag.references > kMaxNames && has_many_entities(text.substr(at, tag.size)))
      return tl::unexpected(too_many_entities(text, at, first_line));
    at = text.find('<', std::max(at + tag.size, ends.passed(at, at + tag.size)));
  }
  return {};
}

}  // namespace depeche::base
