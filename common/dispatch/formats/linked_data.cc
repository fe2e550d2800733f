#include "dispatch/formats/linked_data.h"

#include <algorithm>
#include <array>
#include <new>

#include <simdjson.h>

#include "base/ascii.h"
#include "base/comma_list.h"
#include "dispatch/copy/clean_text.h"
#include "dispatch/formats/markup.h"
#include "dispatch/formats/script_json.h"

namespace depeche::dispatch {
namespace {

namespace dom = simdjson::dom;

constexpr unsigned kMaxDepth = 16;
constexpr std::size_t kMaxArticles = 1000;
constexpr std::size_t kMaxNames = 100;  // of authors or keywords of one article

constexpr std::array<std::string_view, 13> kNewsTypes{"Article",
                                                      "NewsArticle",
                                                      "ReportageNewsArticle",
                                                      "AnalysisNewsArticle",
                                                      "AskPublicNewsArticle",
                                                      "BackgroundNewsArticle",
                                                      "OpinionNewsArticle",
                                                      "ReviewNewsArticle",
                                                      "AdvertiserContentArticle",
                                                      "SatiricalArticle",
                                                      "LiveBlogPosting",
                                                      "BlogPosting",
                                                      "Report"};
constexpr std::array<std::string_view, 3> kPageTypes{"WebPage", "ItemPage", "SocialMediaPosting"};
constexpr std::array<std::string_view, 3> kSiteTypes{"Organization", "NewsMediaOrganization", "WebSite"};

template <std::size_t n>
bool is_one_of(std::string_view name, const std::array<std::string_view, n>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// The last part of "https://schema.org/NewsArticle" and "schema:NewsArticle".
std::string_view local_type(std::string_view type) {
  const std::size_t slash = type.find_last_of("/#:");
  return slash == std::string_view::npos ? type : type.substr(slash + 1);
}

template <std::size_t n>
bool has_type(const dom::object& object, const std::array<std::string_view, n>& types) {
  const auto type = object["@type"];
  std::string_view one;
  if (type.get(one) == simdjson::SUCCESS) return is_one_of(local_type(one), types);
  dom::array several;
  if (type.get(several) != simdjson::SUCCESS) return false;
  return std::any_of(several.begin(), several.end(), [&](const dom::element& element) {
    std::string_view name;
    return element.get(name) == simdjson::SUCCESS && is_one_of(local_type(name), types);
  });
}

// A string as a page for people would show it; a number as JSON writes it.
std::string line_of(const dom::element& value) {
  std::string_view text;
  if (value.get(text) == simdjson::SUCCESS) {
    std::string line = text_of_html(text);
    return clean_line(line);
  }
  const auto type = value.type();
  const bool is_number = type == dom::element_type::INT64 || type == dom::element_type::UINT64;
  return is_number ? simdjson::minify(value) : std::string{};
}

// The strings of a value: its own, those of its array, the names of its objects.
void collect(const dom::element& value, unsigned depth, std::vector<std::string>& names) {
  if (depth > 3 || names.size() >= kMaxNames) return;
  dom::array several;
  dom::object object;
  if (value.get(several) == simdjson::SUCCESS) {
    for (const dom::element element : several) collect(element, depth + 1, names);
  } else if (value.get(object) == simdjson::SUCCESS) {
    dom::element name;
    if (object["name"].get(name) == simdjson::SUCCESS) collect(name, depth + 1, names);
  } else if (std::string line = line_of(value); !line.empty() && std::ranges::find(names, line) == names.end()) {
    names.push_back(std::move(line));
  }
}

std::vector<std::string> names_of(const dom::object& object, const char* member) {
  std::vector<std::string> names;
  dom::element value;
  if (object[member].get(value) == simdjson::SUCCESS) collect(value, 0, names);
  return names;
}

std::string first_of(const dom::object& object, const char* member) {
  std::vector<std::string> names = names_of(object, member);
  return names.empty() ? std::string{} : std::move(names.front());
}

// An address, which may stand in the @id of an object.
std::string address_of(const dom::object& object, const char* member) {
  std::string_view text;
  if (object[member].get(text) == simdjson::SUCCESS) return std::string(text);
  dom::object page;
  if (object[member].get(page) == simdjson::SUCCESS && page["@id"].get(text) == simdjson::SUCCESS)
    return std::string(text);
  return {};
}

void add_properties(const dom::object& object, const char* member, const char* name, RawItem& item) {
  for (std::string& value : names_of(object, member)) item.properties.push_back({name, std::move(value), {}});
}

// Keywords are an array, or a line with commas.
void add_keywords(const dom::object& object, RawItem& item) {
  const std::vector<std::string> names = names_of(object, "keywords");
  for (const std::string& name : names) {
    if (names.size() > 1) {
      item.properties.push_back({"keyword", name, {}});
      continue;
    }
    const char separator = name.find(';') != std::string::npos ? ';' : ',';
    for (std::size_t begin = 0; begin <= name.size();) {
      const std::size_t end = std::min(name.find(separator, begin), name.size());
      item.properties.push_back({"keyword", name.substr(begin, end - begin), {}});
      begin = end + 1;
    }
  }
}

std::string body_of(const dom::object& object) {
  std::string_view body;
  if (object["articleBody"].get(body) != simdjson::SUCCESS) return {};
  return text_of_html(body);
}

bool is_address(std::string_view text) { return text.starts_with("http://") || text.starts_with("https://"); }

LinkedArticle read_article(const dom::object& object) {
  LinkedArticle article;
  RawItem& item = article.item;
  item.title = first_of(object, "headline");
  fill(item.title, first_of(object, "name"));
  item.abstract = first_of(object, "description");
  item.text = body_of(object);
  item.source = first_of(object, "publisher");
  item.place = first_of(object, "dateline");
  item.credits = base::comma_list(names_of(object, "author"));
  fill(item.credits, base::comma_list(names_of(object, "creator")));
  item.url = address_of(object, "url");
  fill(item.url, address_of(object, "mainEntityOfPage"));
  if (!is_address(item.url)) item.url.clear();
  add_properties(object, "articleSection", "category", item);
  add_keywords(object, item);
  add_properties(object, "genre", "genre", item);
  add_properties(object, "inLanguage", "language", item);
  add_properties(object, "wordCount", "word_count", item);
  add_properties(object, "contentLocation", "location", item);
  article.published = first_of(object, "datePublished");
  article.created = first_of(object, "dateCreated");
  article.modified = first_of(object, "dateModified");
  return article;
}

class Collector {
 public:
  void visit(const dom::element& value, unsigned depth) {
    if (depth > kMaxDepth || data_.articles.size() >= kMaxArticles) return;
    dom::array several;
    dom::object object;
    if (value.get(several) == simdjson::SUCCESS) {
      for (const dom::element element : several) visit(element, depth + 1);
    } else if (value.get(object) == simdjson::SUCCESS) {
      visit_object(object, depth);
    }
  }
  LinkedData take() {
    std::stable_partition(data_.articles.begin(), data_.articles.end(),
                          [](const LinkedArticle& article) { return article.is_news; });
    return std::move(data_);
  }

 private:
  void visit_object(const dom::object& object, unsigned depth) {
    const bool is_news = has_type(object, kNewsTypes);
    if (is_news || has_type(object, kPageTypes)) {
      data_.articles.push_back(read_article(object));
      data_.articles.back().is_news = is_news;
    } else if (has_type(object, kSiteTypes)) {
      fill(data_.site, first_of(object, "name"));
    }
    // What an article is about, cites or is a part of may be articles: they stand on other pages.
    for (const dom::key_value_pair member : object) {
      const bool leads_to_content = member.key == "@graph" || member.key == "mainEntity" ||
                                    member.key == "mainEntityOfPage" || member.key == "itemListElement" ||
                                    member.key == "item" || member.key == "liveBlogUpdate" || member.key == "publisher";
      if (leads_to_content && !(is_news && member.key != "publisher")) visit(member.value, depth + 1);
    }
  }

  LinkedData data_;
};

}  // namespace

LinkedData read_linked_data(const base::XmlElement& html) {
  Collector collector;
  dom::parser parser;
  for (const base::XmlElement& script : html.find_all("script")) {
    if (base::lower_ascii(script.attribute("type")).find("ld+json") == std::string::npos) continue;
    const std::string json = strict_json(script.text());
    dom::element root;
    const auto error = parser.parse(json.data(), json.size(), true).get(root);
    if (error == simdjson::MEMALLOC) throw std::bad_alloc();
    if (error == simdjson::SUCCESS) collector.visit(root, 0);
  }
  return collector.take();
}

}  // namespace depeche::dispatch
