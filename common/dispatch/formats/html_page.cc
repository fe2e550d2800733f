#include "dispatch/formats/html_page.h"

#include <algorithm>
#include <array>

#include "dispatch/formats/markup.h"

namespace depeche::dispatch {
namespace {

using base::XmlElement;

constexpr std::array<std::string_view, 7> kBlocks{"p", "h2", "h3", "h4", "li", "pre", "table"};
constexpr std::array<std::string_view, 12> kBesideArticle{"script", "style", "noscript",   "template",
                                                          "iframe", "nav",   "aside",      "footer",
                                                          "header", "form",  "figcaption", "button"};

std::string paragraphs_of(const XmlElement& container) {
  std::string text;
  XmlElement::Visitor visitor;
  visitor.open = [&](XmlElement child) {
    if (std::ranges::find(kBesideArticle, child.name()) != kBesideArticle.end()) return false;
    if (std::ranges::find(kBlocks, child.name()) == kBlocks.end()) return true;
    text.append(text_of_markup(child)).append("\n\n");
    return false;
  };
  visitor.close = [](XmlElement) {};
  visitor.text = [](std::string_view) {};
  container.walk(visitor);
  return text;
}

// The content of the first meta element of one of these names, the earlier of which win.
template <std::size_t n>
std::string meta(const std::vector<XmlElement>& metas, const std::array<std::string_view, n>& names) {
  for (const std::string_view name : names)
    for (const XmlElement& element : metas)
      if (element.attribute("property") == name || element.attribute("name") == name ||
          element.attribute("itemprop") == name)
        return element.attribute("content");
  return {};
}

constexpr std::array<std::string_view, 1> kTitles{"og:title"};
constexpr std::array<std::string_view, 4> kDates{"article:published_time", "datePublished", "date", "DC.date"};
constexpr std::array<std::string_view, 2> kSites{"og:site_name", "publisher"};
constexpr std::array<std::string_view, 1> kAuthors{"author"};
constexpr std::array<std::string_view, 1> kUrls{"og:url"};

std::string canonical_link(const XmlElement& html) {
  for (const XmlElement& link : html.find_all("link"))
    if (link.attribute("rel") == "canonical") return link.attribute("href");
  return {};
}

XmlElement article_of(const XmlElement& html) {
  for (const char* name : {"article", "main", "body"})
    if (const XmlElement found = html.find(name)) return found;
  return html;
}

}  // namespace

RawItem read_html_page(const XmlElement& html) {
  const std::vector<XmlElement> metas = html.find_all("meta");
  const XmlElement article = article_of(html);
  RawItem item;
  item.title = meta(metas, kTitles);
  fill(item.title, article.find("h1").text());
  fill(item.title, html.find("title").text());
  item.date = meta(metas, kDates);
  fill(item.date, article.find("time").attribute("datetime"));
  item.source = meta(metas, kSites);
  item.credits = meta(metas, kAuthors);
  item.url = canonical_link(html);
  fill(item.url, meta(metas, kUrls));
  item.text = paragraphs_of(article);
  return item;
}

Result<Parsed> parse_html_page(std::string_view text) {
  const auto document = base::XmlDocument::parse_html(text);
  if (!document) return tl::unexpected(document.error());
  return make_parsed(read_html_page(document->root()));
}

}  // namespace depeche::dispatch
