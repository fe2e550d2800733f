#include "dispatch/formats/xml_formats.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "base/message.h"
#include "dispatch/formats/agency_xml.h"
#include "dispatch/formats/factiva_xml.h"
#include "dispatch/formats/feed.h"
#include "dispatch/formats/newsml.h"
#include "dispatch/formats/newsml1.h"
#include "dispatch/formats/nitf.h"
#include "dispatch/formats/xml_pieces.h"

namespace depeche::dispatch {
namespace {

using Names = std::string_view;
constexpr std::array<Names, 1> kNewsml1Items{"NewsItem"};
constexpr std::array<Names, 6> kG2Items{"newsItem",      "packageItem",  "conceptItem",
                                        "knowledgeItem", "planningItem", "catalogItem"};
constexpr std::array<Names, 1> kNitf{"nitf"};
constexpr std::array<Names, 1> kRssItems{"item"};
constexpr std::array<Names, 1> kAtomItems{"entry"};
// The outermost of these holds all that Factiva says of an article.
constexpr std::array<Names, 5> kFactivaItems{"Result", "ppsarticle", "DistDoc", "article", "Article"};
constexpr std::array<Names, 1> kRitzauItems{"RBNews"};
constexpr std::array<Names, 1> kReleases{"release"};
constexpr std::array<Names, 1> kRcvItems{"newsitem"};
constexpr std::array<Names, 2> kCollectionDocs{"DOC", "doc"};

constexpr std::array<XmlRoot, 25> kRoots{
    {{"NewsML", Format::newsml, kNewsml1Items, read_newsml1_item, read_newsml1_envelope, true},
     {"newsMessage", Format::newsml, kG2Items, read_news_item, read_news_message},
     {"newsItem", Format::newsml, kG2Items, read_news_item},
     {"packageItem", Format::newsml, kG2Items, read_news_item},
     {"conceptItem", Format::newsml, kG2Items, read_news_item},
     {"knowledgeItem", Format::newsml, kG2Items, read_news_item},
     {"planningItem", Format::newsml, kG2Items, read_news_item},
     {"catalogItem", Format::newsml, kG2Items, read_news_item},
     {"nitf", Format::nitf, kNitf, read_nitf_item},
     {"rss", Format::rss, kRssItems, read_rss_item, read_rss_head},
     {"RDF", Format::rss, kRssItems, read_rss_item, read_rss_head},
     {"feed", Format::rss, kAtomItems, read_atom_entry, read_atom_head},
     {"entry", Format::rss, kAtomItems, read_atom_entry},
     {"PPSResponse", Format::xml, kFactivaItems, read_factiva_article},
     {"ppsResponse", Format::xml, kFactivaItems, read_factiva_article},
     {"ppsArticleResponse", Format::xml, kFactivaItems, read_factiva_article},
     {"ppsarticle", Format::xml, kFactivaItems, read_factiva_article},
     {"GetArchiveObjectResponse", Format::xml, kFactivaItems, read_factiva_article},
     {"ArchiveDoc", Format::xml, kFactivaItems, read_factiva_article},
     {"DistList", Format::xml, kFactivaItems, read_factiva_article},
     {"DistDoc", Format::xml, kFactivaItems, read_factiva_article},
     {"RBNews", Format::xml, kRitzauItems, read_ritzau},
     {"XMLNewsQueuedResponse", Format::xml, kRitzauItems, read_ritzau},
     {"release", Format::xml, kReleases, read_release},
     {"newsitem", Format::xml, kRcvItems, read_rcv}}};
// Collections of many documents have no root, or one that nobody agrees on.
constexpr XmlRoot kCollection{"DOC", Format::xml, kCollectionDocs, read_collection_doc};

// Elements that a page, or a piece of one, begins with.
constexpr std::array<Names, 30> kHtml{"html",   "head",  "body", "div",   "p",          "article", "section", "main",
                                      "h1",     "h2",    "h3",   "table", "ul",         "ol",      "dl",      "span",
                                      "meta",   "title", "link", "style", "script",     "font",    "center",  "b",
                                      "strong", "i",     "em",   "a",     "blockquote", "br"};

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

// What is text may begin with "<" as well, but then nothing ends.
bool has_end_tag(std::string_view text) {
  const std::size_t at = text.find("</");
  const std::size_t end = text.find('>', at == std::string_view::npos ? text.size() : at);
  return end != std::string_view::npos || text.find("/>") != std::string_view::npos;
}

bool begins_with_letter(std::string_view name) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  return !name.empty() && is_letter(name.front());
}

}  // namespace

bool XmlRoot::is_item(std::string_view other) const {
  return std::find(items.begin(), items.end(), other) != items.end();
}

Format detect_markup(std::string_view head) {
  const std::string_view text = after_blanks(head);
  if (!text.starts_with('<')) return Format::automatic;
  const std::string_view name = first_name(text);
  if (const XmlRoot* root = find_xml_root(name); root != nullptr) return root->format;
  if (base::lower_ascii(text.substr(0, kHtmlDoctype.size())) == kHtmlDoctype) return Format::html;
  const std::string lower = base::lower_ascii(name);
  const bool is_xml = text.starts_with("<?xml");
  const bool is_markup = is_xml || (begins_with_letter(name) && has_end_tag(text));
  const bool is_html = std::find(kHtml.begin(), kHtml.end(), lower) != kHtml.end();
  if (lower == "html" || (is_html && is_markup)) return Format::html;
  return is_markup ? Format::xml : Format::automatic;
}

const XmlRoot* find_xml_root(std::string_view name) {
  if (kCollection.is_item(name)) return &kCollection;
  const auto* found =
      std::find_if(kRoots.begin(), kRoots.end(), [&](const XmlRoot& root) { return root.name == name; });
  return found != kRoots.end() ? found : nullptr;
}

Error other_root(std::string_view name) {
  const std::string root = tr("its root element is <{}>", name);
  if (find_xml_root(name) == nullptr)
    return {ErrorCode::format, tr("XML of no known kind: {}", root),
            tr("known are NewsML, newsItem, newsMessage, nitf, rss, feed and what Factiva gives out; make CSV or JSON "
               "of it"),
            std::nullopt};
  return {ErrorCode::format, tr("not of the format asked for: {}", root), tr("let the format be recognised"),
          std::nullopt};
}

std::string_view local_name(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

}  // namespace depeche::dispatch
