#pragma once

// What a page says of its articles for machines: JSON-LD with the vocabulary of schema.org.

#include <string>
#include <vector>

#include "base/xml.h"
#include "dispatch/formats/items.h"

namespace depeche::dispatch {

// An article as JSON-LD describes it. Of `item`, the date and the status are empty.
struct LinkedArticle {
  RawItem item;
  std::string published;
  std::string created;
  std::string modified;
  bool is_news = false;  // NewsArticle and its like, Article, BlogPosting; else WebPage, which says less
};

struct LinkedData {
  std::vector<LinkedArticle> articles;  // in the order of the page, those with is_news first
  std::string site;                     // the name of its Organization or WebSite
};

// Reads each `script` of type application/ld+json below `html`, objects within arrays and members (@graph,
// mainEntityOfPage, …) included, 16 levels deep and 1,000 articles at most. Line ends within strings, comments around
// the whole and commas behind the last member are forgiven; of a script that is not JSON otherwise, nothing is taken.
LinkedData read_linked_data(const base::XmlElement& html);

}  // namespace depeche::dispatch
