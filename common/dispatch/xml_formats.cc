#include "dispatch/xml_formats.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/xml.h"
#include "dispatch/feed.h"
#include "dispatch/newsml.h"
#include "dispatch/nitf.h"

namespace depeche::dispatch {
namespace {

using base::XmlElement;
using RawItems = std::vector<std::pair<std::size_t, RawItem>>;

RawItems read_one_nitf(const XmlElement& root) { return {{root.line(), read_nitf(root)}}; }

struct Root {
  std::string_view name;
  Format format;
  RawItems (*read)(const XmlElement&);
};

constexpr std::array<Root, 7> kRoots{{{"newsItem", Format::newsml, read_newsml},
                                      {"newsMessage", Format::newsml, read_newsml},
                                      {"nitf", Format::nitf, read_one_nitf},
                                      {"rss", Format::rss, read_feed},
                                      {"RDF", Format::rss, read_feed},
                                      {"feed", Format::rss, read_feed},
                                      {"entry", Format::rss, read_feed}}};

constexpr std::string_view kHtmlDoctype = "<!doctype html";

const Root* find_root(std::string_view name) {
  const auto* found = std::find_if(kRoots.begin(), kRoots.end(), [&](const Root& root) { return root.name == name; });
  return found != kRoots.end() ? found : nullptr;
}

std::string_view after_blanks(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
}

// Without the comment, instruction or DOCTYPE that `text` begins with; the text itself when it begins otherwise.
std::string_view after_prologue_part(std::string_view text) {
  const auto behind = [&](std::string_view end) {
    const std::size_t at = text.find(end);
    return at == std::string_view::npos ? std::string_view{} : text.substr(at + end.size());
  };
  if (text.starts_with("<?")) return behind("?>");
  if (text.starts_with("<!--")) return behind("-->");
  if (!text.starts_with("<!DOCTYPE") && !text.starts_with("<!doctype")) return text;
  const std::size_t subset = text.find('[');
  return subset < text.find('>') ? behind("]>") : behind(">");
}

// The name in the first tag, without prefix.
std::string_view first_name(std::string_view text) {
  for (std::string_view before; before != text;) {
    before = text = after_blanks(text);
    text = after_prologue_part(text);
  }
  if (!text.starts_with('<')) return {};
  const std::string_view tag = text.substr(1, std::min(text.find_first_of(" \t\r\n/>"), text.size()) - 1);
  return tag.substr(tag.find(':') == std::string_view::npos ? 0 : tag.find(':') + 1);
}

std::string lower(std::string_view text) {
  std::string copy(text);
  for (char& c : copy)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return copy;
}

Error other_root(std::string_view name) {
  const std::string root = "its root element is <" + std::string(name) + ">";
  if (find_root(name) == nullptr)
    return {ErrorCode::format, "XML of no known kind: " + root,
            "known are NewsML-G2 (newsItem, newsMessage), nitf, rss, Atom (feed, entry)", std::nullopt};
  return {ErrorCode::format, "not of the format asked for: " + root, "let --format be auto", std::nullopt};
}

}  // namespace

Format detect_markup(std::string_view head) {
  const std::string_view text = after_blanks(head);
  if (!text.starts_with('<')) return Format::automatic;
  const std::string name = lower(first_name(text));
  const Root* root = find_root(first_name(text));
  if (root != nullptr) return root->format;
  if (name == "html" || lower(text.substr(0, kHtmlDoctype.size())) == kHtmlDoctype) return Format::html;
  return text.starts_with("<?xml ") ? Format::newsml : Format::automatic;
}

Result<std::vector<Item>> parse_xml(std::string_view text, Format format, const Origin& origin) {
  const auto document = base::XmlDocument::parse(after_blanks(text));
  if (!document) return tl::unexpected(document.error());
  const XmlElement element = document->root();
  const Root* root = find_root(element.name());
  if (root == nullptr || root->format != format) return tl::unexpected(other_root(element.name()));
  std::vector<Item> items;
  for (auto& [line, raw] : root->read(element)) items.push_back({":" + std::to_string(line), make_parsed(raw)});
  if (items.empty()) return fail(ErrorCode::format, "no news items in it", "leave it out, or fill it");
  set_origin(origin, items);
  return items;
}

}  // namespace depeche::dispatch
