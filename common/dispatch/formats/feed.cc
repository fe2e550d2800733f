#include "dispatch/formats/feed.h"

#include "dispatch/copy/clean_text.h"
#include "dispatch/formats/markup.h"

namespace depeche::dispatch {
namespace {

using base::XmlElement;

constexpr std::string_view kMedia = "http://search.yahoo.com/mrss/";

// Feeds mix vocabularies: media:title is the title of a picture.
std::string own_text(const XmlElement& item, std::string_view name) {
  for (const XmlElement& child : item.children(name))
    if (child.space() != kMedia)
      if (std::string text = child.text(); !trim(text).empty()) return text;
  return {};
}

// The text of an Atom text construct; its type says whether markup is in it, and how.
std::string construct_text(const XmlElement& element) {
  const std::string type = element.attribute("type");
  if (type == "xhtml") return text_of_markup(element);
  return type.ends_with("html") ? text_of_html(element.text()) : element.text();
}

XmlElement own_child(const XmlElement& entry, std::string_view name) {
  for (const XmlElement& child : entry.children(name))
    if (child.space() != kMedia) return child;
  return {};
}

std::string link_of(const XmlElement& entry) {
  for (const XmlElement& link : entry.children("link")) {
    const std::string relation = link.attribute("rel");
    if (relation.empty() || relation == "alternate") return link.attribute("href");
  }
  return {};
}

}  // namespace

RawItem read_rss_item(const XmlElement& item) {
  RawItem raw;
  raw.title = text_of_html(own_text(item, "title"));
  raw.text = text_of_html(own_text(item, "encoded"));
  fill(raw.text, text_of_html(own_text(item, "description")));
  for (const XmlElement& link : item.children("link"))
    if (raw.url.empty()) raw.url = trim(link.text());
  raw.id = trim(own_text(item, "guid"));
  fill(raw.id, raw.url);
  raw.date = own_text(item, "pubDate");
  fill(raw.date, own_text(item, "date"));
  raw.credits = own_text(item, "creator");
  fill(raw.credits, own_text(item, "author"));
  raw.source = own_text(item, "source");
  fill(raw.source, own_text(item, "publisher"));
  return raw;
}

RawItem read_atom_entry(const XmlElement& entry) {
  RawItem raw;
  raw.title = construct_text(own_child(entry, "title"));
  raw.text = construct_text(own_child(entry, "content"));
  fill(raw.text, construct_text(own_child(entry, "summary")));
  raw.url = link_of(entry);
  raw.id = trim(own_text(entry, "id"));
  fill(raw.id, raw.url);
  raw.date = own_text(entry, "published");
  fill(raw.date, own_text(entry, "updated"));
  raw.credits = entry.at({"author", "name"}).text();
  raw.source = entry.at({"source", "title"}).text();
  return raw;
}

std::string rss_title(const XmlElement& root) { return root.at({"channel", "title"}).text(); }

std::string atom_title(const XmlElement& root) { return construct_text(own_child(root, "title")); }

}  // namespace depeche::dispatch
