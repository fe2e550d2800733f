#include "dispatch/formats/feed.h"

#include "base/ascii.h"
#include "base/message.h"
#include "dispatch/copy/clean_text.h"
#include "dispatch/formats/markup.h"
#include "dispatch/formats/xml_values.h"

namespace depeche::dispatch {
namespace {

using base::XmlElement;

// Feeds mix vocabularies: media:title is the title of a picture.
bool is_of_media(const XmlElement& element) { return element.space().find("/mrss") != std::string_view::npos; }

std::vector<XmlElement> own_children(const XmlElement& item, std::string_view lower_name) {
  std::vector<XmlElement> children = children_like(item, lower_name);
  std::erase_if(children, is_of_media);
  return children;
}

std::string own_text(const XmlElement& item, std::string_view lower_name) {
  for (const XmlElement& child : own_children(item, lower_name))
    if (std::string text = child.text(); !trim(text).empty()) return text;
  return {};
}

// The text of an Atom text construct; its type says whether markup is in it, and how.
std::string construct_text(const XmlElement& element) {
  const std::string type = element.attribute("type");
  if (type == "xhtml") return text_of_markup(element);
  return type.ends_with("html") ? text_of_html(element.text()) : element.text();
}

// The same for a line, in which entities may be written out again.
std::string construct_line(const XmlElement& element) {
  const std::string text = construct_text(element);
  return text.find('&') != std::string::npos ? text_of_html(text) : text;
}

XmlElement own_child(const XmlElement& entry, std::string_view lower_name) {
  const auto children = own_children(entry, lower_name);
  return children.empty() ? XmlElement() : children.front();
}

std::string link_of(const XmlElement& entry) {
  for (const XmlElement& link : entry.children("link")) {
    const std::string relation = link.attribute("rel");
    if (relation.empty() || relation == "alternate") return link.attribute("href");
  }
  return {};
}

// WordPress writes content:encoded and excerpt:encoded.
std::string encoded(const XmlElement& item, bool excerpt) {
  for (const XmlElement& child : own_children(item, "encoded"))
    if ((child.space().find("excerpt") != std::string_view::npos) == excerpt)
      if (std::string text = text_of_html(child.text()); !text.empty()) return text;
  return {};
}

void read_categories(const XmlElement& item, RawItem& raw) {
  for (const XmlElement& category : own_children(item, "category")) {
    std::string name = text_of_html(category.text());
    fill(name, category.attribute("label"));
    fill(name, category.attribute("term"));
    say(raw, category.attribute("domain").ends_with("tag") ? "keyword" : "category", name);
  }
  for (const XmlElement& subject : own_children(item, "subject")) say(raw, "subject", text_of_html(subject.text()));
  // media:keywords and itunes:keywords
  for (const XmlElement& keywords : item.find_all("keywords")) say_each(raw, "keyword", keywords.text(), ",;");
  say_language(raw, own_text(item, "language"));
}

// What WordPress exports beside articles.
std::string kind_of_export(const XmlElement& item) {
  const std::string type = own_text(item, "post_type");
  return type.empty() || type == "post" || type == "page" ? std::string() : tr("{} of WordPress", type);
}

}  // namespace

std::vector<RawItem> read_rss_item(const XmlElement& item) {
  RawItem raw;
  raw.title = text_of_html(own_text(item, "title"));
  raw.text = encoded(item, false);
  const std::string summary = text_of_html(own_text(item, "description"));
  raw.abstract = encoded(item, true);
  fill(raw.abstract, summary);
  if (raw.text.empty()) raw.text.swap(raw.abstract);
  for (const XmlElement& link : own_children(item, "link"))
    if (raw.url.empty()) raw.url = trim(link.text());
  raw.id = trim(own_text(item, "guid"));
  if (raw.id.starts_with("http") && own_child(item, "guid").attribute("isPermaLink") != "false") fill(raw.url, raw.id);
  fill(raw.id, raw.url);
  raw.date = first_with_hour({own_text(item, "pubdate"), own_text(item, "date"), own_text(item, "published"),
                              own_text(item, "created"), own_text(item, "updated"), own_text(item, "modified")});
  raw.credits = text_of_html(own_text(item, "creator"));
  fill(raw.credits, text_of_html(own_text(item, "author")));
  raw.source = text_of_html(own_text(item, "source"));
  fill(raw.source, text_of_html(own_text(item, "publisher")));
  read_categories(item, raw);
  raw.left_out = kind_of_export(item);
  return {raw};
}

std::vector<RawItem> read_atom_entry(const XmlElement& entry) {
  RawItem raw;
  raw.title = construct_line(own_child(entry, "title"));
  raw.text = construct_text(own_child(entry, "content"));
  raw.abstract = construct_text(own_child(entry, "summary"));
  if (trim(raw.text).empty()) raw.text.swap(raw.abstract);
  raw.url = link_of(entry);
  raw.id = trim(own_text(entry, "id"));
  fill(raw.id, raw.url);
  raw.date = first_with_hour({own_text(entry, "published"), own_text(entry, "issued"), own_text(entry, "updated"),
                              own_text(entry, "modified")});
  for (const XmlElement& author : entry.children("author"))
    if (const std::string name(trim(author.at({"name"}).text())); !name.empty())
      raw.credits.append(raw.credits.empty() ? "" : ", ").append(name);
  fill(raw.credits, text_of_html(own_text(entry, "creator")));
  raw.source = construct_line(entry.at({"source", "title"}));
  read_categories(entry, raw);
  say_language(raw, entry.attribute("lang"));
  return {raw};
}

RawItem read_rss_head(const XmlElement& root) {
  const XmlElement channel = at_like(root, {"channel"});
  RawItem raw;
  raw.source = text_of_html(text_like(channel, "title"));
  say_language(raw, text_like(channel, "language"));
  return raw;
}

RawItem read_atom_head(const XmlElement& root) {
  RawItem raw;
  raw.source = construct_line(own_child(root, "title"));
  say_language(raw, root.attribute("lang"));
  return raw;
}

}  // namespace depeche::dispatch
