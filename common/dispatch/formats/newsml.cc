#include "dispatch/formats/newsml.h"

#include "dispatch/copy/clean_text.h"
#include "dispatch/formats/markup.h"

namespace depeche::dispatch {
namespace {

using base::XmlElement;

// An agency or a place: by its name, else what stands for it literally.
std::string name_of(const XmlElement& party) {
  std::string name(trim(party.at({"name"}).text()));
  fill(name, party.attribute("literal"));
  if (!name.empty()) return name;
  const std::string code = party.attribute("qcode");
  return code.substr(code.find(':') + 1);
}

std::string inline_text(const XmlElement& content) {
  if (const XmlElement nitf = content.find("body.content")) return text_of_markup(nitf);
  if (const XmlElement html = content.find("body")) return text_of_markup(html);
  return text_of_markup(content);
}

std::string text_of(const XmlElement& item) {
  std::string text = inline_text(item.at({"contentSet", "inlineXML"}));
  fill(text, text_of_html(item.at({"contentSet", "inlineData"}).text()));
  for (const XmlElement& description : item.at({"contentMeta"}).children("description")) fill(text, description.text());
  return text;
}

void read_management(const XmlElement& meta, RawItem& item) {
  item.status = meta.at({"pubStatus"}).attribute("qcode");
  fill(item.status, meta.at({"pubStatus"}).attribute("uri"));
  item.status = item.status.substr(item.status.rfind('/') + 1);
  item.embargo = meta.at({"embargoed"}).text();
  item.note = meta.at({"edNote"}).text();
  item.source = name_of(meta.at({"provider"}));
  fill(item.date, meta.at({"firstCreated"}).text());
  fill(item.date, meta.at({"versionCreated"}).text());
  fill(item.title, meta.at({"title"}).text());
}

void read_content(const XmlElement& meta, RawItem& item) {
  item.date = meta.at({"contentCreated"}).text();
  item.title = meta.at({"headline"}).text();
  item.place = name_of(meta.at({"located"}));
  fill(item.place, meta.at({"dateline"}).text());
  item.credits = meta.at({"by"}).text();
}

}  // namespace

RawItem read_news_item(const XmlElement& news) {
  RawItem item;
  item.id = news.attribute("guid");
  read_content(news.at({"contentMeta"}), item);
  read_management(news.at({"itemMeta"}), item);
  fill(item.source, name_of(news.at({"contentMeta", "infoSource"})));
  item.url = news.at({"itemMeta", "link"}).attribute("href");
  item.text = text_of(news);
  return item;
}

}  // namespace depeche::dispatch
