#include "dispatch/formats/html_page.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "base/ascii.h"
#include "dispatch/copy/clean_text.h"
#include "dispatch/formats/linked_data.h"
#include "dispatch/formats/markup.h"
#include "dispatch/formats/page_article.h"
#include "dispatch/formats/page_date.h"
#include "dispatch/formats/page_meta.h"
#include "dispatch/formats/page_outline.h"
#include "dispatch/formats/press_export.h"

namespace depeche::dispatch {
namespace {

using base::XmlElement;

constexpr std::size_t kMaxScriptBytes = std::size_t{4} << 20;
// A body in JSON-LD of fewer bytes is a summary of the text.
constexpr std::size_t kWholeBody = 300;

constexpr std::array<std::string_view, 4> kTitles{"og:title", "twitter:title", "dc.title", "headline"};
constexpr std::array<std::string_view, 4> kSites{"og:site_name", "publisher", "dc.publisher", "application-name"};
constexpr std::array<std::string_view, 7> kAuthors{"author",         "article:author",  "dc.creator", "byl",
                                                   "parsely-author", "sailthru.author", "creator"};
constexpr std::array<std::string_view, 5> kDescriptions{"og:description", "description", "twitter:description",
                                                        "dc.description", "sailthru.description"};
constexpr std::array<std::string_view, 4> kSections{"article:section", "og:article:section", "parsely-section",
                                                    "section"};
constexpr std::array<std::string_view, 3> kTags{"article:tag", "og:article:tag", "keyword"};
constexpr std::array<std::string_view, 4> kKeywords{"news_keywords", "keywords", "sailthru.tags", "parsely-tags"};
constexpr std::array<std::string_view, 4> kModified{"article:modified_time", "og:article:modified_time", "datemodified",
                                                    "dcterms.modified"};

std::string without_ellipsis(std::string text) {
  for (bool is_cut = true; is_cut;) {
    is_cut = false;
    for (const std::string_view end : {"…", "...", "[", "]", "(", ")", " ", "\n"})
      if (text.ends_with(end)) {
        text.resize(text.size() - end.size());
        is_cut = true;
      }
  }
  return text;
}

// What sums the text up. The beginning of the text does not, and neither does the headline.
std::string abstract_of(const std::string& description, const std::string& title, const std::string& text) {
  const std::string asked = bare_text(without_ellipsis(description));
  if (asked.empty() || asked == bare_text(title)) return {};
  return bare_text(std::string_view(text).substr(0, 3 * description.size() + 2000)).find(asked) != std::string::npos
             ? std::string{}
             : description;
}

bool is_address(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

class Page {
 public:
  explicit Page(const XmlElement& html)
      : html_(html), outline_(outline_page(html)), meta_(html), linked_(read_linked_data(html)) {
    for (const XmlElement& script : html.find_all("script")) {
      if (scripts_.size() > kMaxScriptBytes) break;
      scripts_.append(script.text()).append("\n");
    }
    for (const LinkedArticle& article : linked_.articles) {
      if (!article.item.url.empty()) linked_by_name_.emplace(article.item.url, &article);
      if (article.is_news && !article.item.title.empty())
        linked_by_name_.emplace(bare_text(article.item.title), &article);
    }
  }

  std::vector<RawItem> read() const {
    std::vector<RawItem> items = linked_bodies();
    if (items.size() > 1) return items;
    const std::vector<PageArticle> articles = find_page_articles(outline_, titles());
    if (articles.size() <= 1) return {read_only(articles.empty() ? PageArticle{} : articles.front())};
    items.clear();
    for (const PageArticle& article : articles) items.push_back(read_one_of_several(article));
    return items;
  }

 private:
  std::vector<std::string> titles() const {
    std::vector<std::string> titles = meta_.all(kTitles);
    titles.resize(std::min(titles.size(), kTitles.size()));
    titles.push_back(html_.find("title").text());
    if (!linked_.articles.empty()) titles.push_back(linked_.articles.front().item.title);
    return titles;
  }

  // Articles that JSON-LD has whole, on a page of several.
  std::vector<RawItem> linked_bodies() const {
    std::vector<RawItem> items;
    for (const LinkedArticle& article : linked_.articles) {
      if (!article.is_news || article.item.text.size() < kWholeBody) continue;
      RawItem item = article.item;
      set_date(PageArticle{}, &article, false, item);
      const bool is_known = std::ranges::any_of(items, [&](const RawItem& known) { return known.text == item.text; });
      if (!is_known) items.push_back(complete(std::move(item), &article));
    }
    return items;
  }

  const LinkedArticle* linked_by(const std::string& headline, const std::string& address) const {
    if (const auto found = linked_by_name_.find(address); !address.empty() && found != linked_by_name_.end())
      return found->second;
    const auto found = linked_by_name_.find(bare_text(headline));
    return found == linked_by_name_.end() ? nullptr : found->second;
  }

  // Of several that are not told apart, none: they are the stories that a page of news lists.
  const LinkedArticle* linked_of_page(const std::string& headline) const {
    if (const LinkedArticle* found = linked_by(headline, meta_.address()); found != nullptr && found->is_news)
      return found;
    const auto news =
        std::ranges::count_if(linked_.articles, [](const LinkedArticle& article) { return article.is_news; });
    if (news == 1) return &linked_.articles.front();
    if (news > 1) return linked_by(headline, meta_.address());
    return linked_.articles.empty() ? nullptr : &linked_.articles.front();
  }

  RawItem read_only(const PageArticle& article) const {
    const std::string headline = headline_of(outline_, article);
    const LinkedArticle* linked = linked_of_page(headline.empty() ? meta_.first(kTitles) : headline);
    RawItem item;
    if (linked != nullptr && linked->is_news) item = linked->item;
    fill(item.title, meta_.first(kTitles));
    fill(item.title, headline);
    fill(item.title, html_.find("title").text());
    std::string text = text_of_article(outline_, article);
    // JSON-LD has the text of some pages in one line: then the page's paragraphs are better, if they are whole.
    if (item.text.size() < kWholeBody || text.size() * 4 >= item.text.size() * 3) item.text = std::move(text);
    fill(item.source, meta_.first(kSites));
    fill(item.credits, author());
    fill(item.url, meta_.address());
    fill(item.abstract, meta_.first(kDescriptions));
    if (linked != nullptr && !linked->is_news) fill(item.abstract, linked->item.abstract);
    set_date(article, linked, true, item);
    add_meta_properties(item);
    return complete(std::move(item), linked);
  }

  RawItem read_one_of_several(const PageArticle& article) const {
    const std::string headline = headline_of(outline_, article);
    const std::string address = address_of(article);
    const LinkedArticle* linked = linked_by(headline, address);
    RawItem item;
    if (linked != nullptr) item = linked->item;
    item.title = headline;
    item.text = text_of_article(outline_, article);
    fill(item.url, address);
    fill(item.source, meta_.first(kSites));
    set_date(article, linked, false, item);
    return complete(std::move(item), linked);
  }

  void set_date(const PageArticle& article, const LinkedArticle* linked, bool is_only, RawItem& item) const {
    const std::string language = meta_.language();
    PageDateSources sources{outline_, article, is_only ? &meta_ : nullptr, linked, {}, item.url, language};
    if (is_only) sources.scripts = scripts_;
    PageDate found = find_page_date(sources);
    item.date = std::move(found.date);
    item.doubtful_date = std::move(found.doubtful);
  }

  RawItem complete(RawItem item, const LinkedArticle* linked) const {
    fill(item.source, linked_.site);
    std::string modified = linked != nullptr ? linked->modified : std::string{};
    fill(modified, meta_.first(kModified));
    if (!modified.empty() && (linked == nullptr || modified != linked->published))
      item.properties.push_back({"modified", modified, {}});
    if (std::ranges::none_of(item.properties, [](const Property& property) { return property.name == "language"; }))
      item.properties.push_back({"language", meta_.language(), {}});
    item.abstract = abstract_of(text_of_html(item.abstract), item.title, item.text);
    return item;
  }

  void add_meta_properties(RawItem& item) const {
    const auto has = [&](std::string_view name) {
      return std::ranges::any_of(item.properties, [&](const Property& property) { return property.name == name; });
    };
    if (!has("category"))
      for (const std::string& section : meta_.all(kSections)) item.properties.push_back({"category", section, {}});
    if (has("keyword")) return;
    for (const std::string& tag : meta_.all(kTags)) item.properties.push_back({"keyword", tag, {}});
    if (has("keyword")) return;
    const std::string keywords = meta_.first(kKeywords);
    const char separator = keywords.find(';') != std::string::npos ? ';' : ',';
    for (std::size_t begin = 0; begin < keywords.size();) {
      const std::size_t end = std::min(keywords.find(separator, begin), keywords.size());
      item.properties.push_back({"keyword", keywords.substr(begin, end - begin), {}});
      begin = end + 1;
    }
  }

  // Some pages give the author's page in the place of the name.
  std::string author() const {
    for (const std::string& name : meta_.all(kAuthors))
      if (!is_address(name)) return name;
    for (const char* tag : {"a", "span", "p", "div"})
      for (const XmlElement& element : html_.find_all(tag))
        if (element.attribute("rel") == "author" || element.attribute("itemprop") == "author") {
          std::string name = clean_line(element.text());
          if (!name.empty() && name.size() <= 200) return name;
        }
    return {};
  }

  // Where the headline leads to.
  std::string address_of(const PageArticle& article) const {
    if (article.headline >= outline_.blocks.size()) return {};
    const PageBox& box = outline_.boxes[outline_.blocks[article.headline].box];
    XmlElement link = box.element.find("a");
    if (!link && box.parent != kNoBox && outline_.boxes[box.parent].element.name() == "a")
      link = outline_.boxes[box.parent].element;
    const std::string address = link.attribute("href");
    if (is_address(address)) return address;
    const std::string page = meta_.address();
    const std::size_t host_end = page.find('/', page.find("//") + 2);
    return address.starts_with('/') && !address.starts_with("//") && !page.empty() ? page.substr(0, host_end) + address
                                                                                   : std::string{};
  }

  const XmlElement& html_;
  PageOutline outline_;
  PageMeta meta_;
  LinkedData linked_;
  std::unordered_map<std::string, const LinkedArticle*>
      linked_by_name_;  // by addresses, and by headlines as bare texts
  std::string scripts_;
};

}  // namespace

std::vector<RawItem> read_html_page(const XmlElement& html) { return Page(html).read(); }

std::vector<Result<Parsed>> parse_html_page(std::string_view text) {
  const auto document = base::XmlDocument::parse_html(text);
  if (!document) return {tl::unexpected(document.error())};
  std::vector<RawItem> items;
  if (may_be_export(text)) items = read_export_page(document->root());
  if (items.empty()) items = read_html_page(document->root());
  std::vector<Result<Parsed>> parsed;
  for (const RawItem& item : items) parsed.push_back(make_parsed(item));
  return parsed;
}

}  // namespace depeche::dispatch
