#include "dispatch/formats/xml_formats.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "dispatch/formats/feed.h"
#include "dispatch/formats/newsml.h"
#include "dispatch/formats/nitf.h"
#include "dispatch/formats/xml_pieces.h"

namespace depeche::dispatch {
namespace {

constexpr std::array<XmlRoot, 7> kRoots{{{"newsItem", Format::newsml, "newsItem", read_news_item, nullptr},
                                         {"newsMessage", Format::newsml, "newsItem", read_news_item, nullptr},
                                         {"nitf", Format::nitf, "nitf", read_nitf, nullptr},
                                         {"rss", Format::rss, "item", read_rss_item, rss_title},
                                         {"RDF", Format::rss, "item", read_rss_item, rss_title},
                                         {"feed", Format::rss, "entry", read_atom_entry, atom_title},
                                         {"entry", Format::rss, "entry", read_atom_entry, nullptr}}};

constexpr std::string_view kHtmlDoctype = "<!doctype html";

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
  return text.substr(std::min(document_type_size(text), text.size()));
}

// The name in the first tag, without prefix.
std::string_view first_name(std::string_view text) {
  for (std::string_view before; before != text;) {
    before = text = after_blanks(text);
    text = after_prologue_part(text);
  }
  if (!text.starts_with('<')) return {};
  return local_name(text.substr(1, std::min(text.find_first_of(" \t\r\n/>"), text.size()) - 1));
}

}  // namespace

Format detect_markup(std::string_view head) {
  const std::string_view text = after_blanks(head);
  if (!text.starts_with('<')) return Format::automatic;
  const std::string name = base::lower_ascii(first_name(text));
  const XmlRoot* root = find_xml_root(first_name(text));
  if (root != nullptr) return root->format;
  if (name == "html" || base::lower_ascii(text.substr(0, kHtmlDoctype.size())) == kHtmlDoctype) return Format::html;
  return text.starts_with("<?xml ") ? Format::newsml : Format::automatic;
}

const XmlRoot* find_xml_root(std::string_view name) {
  const auto* found =
      std::find_if(kRoots.begin(), kRoots.end(), [&](const XmlRoot& root) { return root.name == name; });
  return found != kRoots.end() ? found : nullptr;
}

Error other_root(std::string_view name) {
  const std::string root = "its root element is <" + std::string(name) + ">";
  if (find_xml_root(name) == nullptr)
    return {ErrorCode::format, "XML of no known kind: " + root,
            "known are NewsML-G2 (newsItem, newsMessage), nitf, rss, Atom (feed, entry)", std::nullopt};
  return {ErrorCode::format, "not of the format asked for: " + root, "let --format be auto", std::nullopt};
}

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace depeche::dispatch
