#include "dispatch/formats/nitf.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "base/message.h"
#include "dispatch/copy/clean_text.h"
#include "dispatch/formats/markup.h"
#include "dispatch/formats/xml_content.h"
#include "dispatch/formats/xml_values.h"

namespace depeche::dispatch {
namespace {

using base::XmlElement;

// What stands in all documents of an agency, and says nothing of this one.
constexpr std::array<std::string_view, 2> kEveryKind{"news", "current"};

bool says_something(std::string_view kind) {
  const std::string lower = base::lower_ascii(trim(kind));
  return std::find(kEveryKind.begin(), kEveryKind.end(), lower) == kEveryKind.end();
}

// "Ottawa, Ontario, Canada".
std::string place_of(const XmlElement& location) {
  const auto parts = location.children();
  if (parts.empty()) return std::string(trim(location.text()));
  std::string place;
  for (const XmlElement& part : parts)
    if (const std::string name = line_of(part); !name.empty()) place.append(place.empty() ? "" : ", ").append(name);
  return place;
}

// A dateline without markup is a place, unless a date stands in it.
void read_dateline(const XmlElement& dateline, RawItem& item) {
  fill(item.place, place_of(dateline.find("location")));
  const std::string text = line_of(dateline);
  if (dateline.children().empty() && text.find_first_of("0123456789") == std::string::npos) fill(item.place, text);
}

void read_location(const XmlElement& where, RawItem& item) {
  for (const char* part : {"city", "county-dist", "state-prov"}) say(item, "location", where.attribute(part));
  say_country(item, where.attribute("iso-cc"));
}

void read_identified_content(const XmlElement& content, RawItem& item) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kKinds{{{"person", "person"},
                                                                                 {"org", "organisation"},
                                                                                 {"location", "location"},
                                                                                 {"event", "event"},
                                                                                 {"object.title", "keyword"},
                                                                                 {"classifier", "keyword"}}};
  for (const auto& [element, name] : kKinds)
    for (const XmlElement& found : content.children(element)) {
      const std::string type = found.attribute("type");
      std::string value = line_of(found);
      fill(value, found.attribute("value"));
      say(item, element == "classifier" && !type.empty() ? type : name, value, found.attribute("code"));
    }
}

// People, organisations and places that the text marks.
void read_marks(const XmlElement& content, RawItem& item) {
  for (const XmlElement& person : content.find_all("person")) say(item, "person", line_of(person));
  for (const XmlElement& org : content.find_all("org")) say(item, "organisation", line_of(org));
  for (const XmlElement& location : content.find_all("location")) say(item, "location", place_of(location));
}

void read_subjects(const XmlElement& object, RawItem& item) {
  if (says_something(object.attribute("tobject.type"))) say(item, "category", object.attribute("tobject.type"));
  for (const XmlElement& property : object.children("tobject.property"))
    if (says_something(property.attribute("tobject.property.type")))
      say(item, "genre", property.attribute("tobject.property.type"));
  for (const XmlElement& subject : object.children("tobject.subject")) {
    std::string name;
    for (const char* level : {"tobject.subject.detail", "tobject.subject.matter", "tobject.subject.type"})
      fill(name, subject.attribute(level));
    say(item, "subject", name, subject_code(subject.attribute("tobject.subject.refnum")));
    say(item, "category", subject.attribute("tobject.subject.code"));
  }
}

void read_identity(const XmlElement& docdata, RawItem& item) {
  fill(item.id, docdata.at({"doc-id"}).attribute("id-string"));
  const XmlElement key = docdata.at({"du-key"});
  say(item, "slug", key.attribute("key"));
  say(item, "version", key.attribute("version"));
  fill(item.status, docdata.attribute("management-status"));
  const std::string managed = docdata.attribute("management-doc-idref");
  const std::string corrected = docdata.at({"correction"}).attribute("id-string");
  say(item, "corrects", managed);
  say(item, "corrects", corrected);
  // A replacement may say that what it replaces is withdrawn.
  if (is_withdrawal(docdata.attribute("management-idref-status"))) say(item, "withdraws", managed);
}

void read_docdata(const XmlElement& docdata, RawItem& item) {
  read_identity(docdata, item);
  say(item, "urgency", docdata.at({"urgency"}).attribute("ed-urg"));
  say(item, "scope", docdata.at({"doc-scope"}).attribute("scope"));
  for (const XmlElement& keyword : docdata.at({"key-list"}).children("keyword")) {
    std::string value = keyword.attribute("key");
    fill(value, keyword.text());
    say(item, "keyword", value);
  }
  read_identified_content(docdata.at({"identified-content"}), item);
  for (const XmlElement& where : docdata.children("evloc")) read_location(where, item);
  fill(item.note, docdata.at({"ed-msg"}).attribute("info"));
  if (item.status != "embargoed") return;
  fill(item.embargo, docdata.at({"date.release"}).attribute("norm"));
  // Without its end an embargo lasts.
  item.status = item.embargo.empty() ? "withheld" : "usable";
}

void read_pubdata(const XmlElement& pubdata, RawItem& item) {
  if (pubdata.attribute("unit-of-measure") == "word") say_word_count(item, pubdata.attribute("item-length"));
}

// Names of an agency's own, except those that repeat the title.
void read_meta(const XmlElement& head, RawItem& item) {
  for (const XmlElement& meta : head.children("meta")) {
    const std::string content = meta.attribute("content");
    if (!content.empty() && !item.title.starts_with(content)) say(item, meta.attribute("name"), content);
  }
}

void read_head(const XmlElement& nitf, RawItem& item) {
  const XmlElement head = nitf.at({"head"});
  const XmlElement dateline = nitf.at({"body", "body.head", "dateline"});
  fill(item.date, first_with_hour({head.at({"docdata", "date.issue"}).attribute("norm"),
                                   dateline.find("story.date").attribute("norm"),
                                   head.find("pubdata").attribute("date.publication")}));
  read_docdata(head.at({"docdata"}), item);
  say(item, "urgency", head.at({"urgency"}).attribute("ed-urg"));
  read_subjects(head.at({"tobject"}), item);
  read_pubdata(head.find("pubdata"), item);
  fill(item.title, head.at({"title"}).text());
  read_meta(head, item);
  for (const XmlElement& element : {nitf, nitf.at({"body"})}) {
    say_language(item, element.attribute("baselang"));
    say_language(item, element.attribute("lang"));
  }
}

void read_body_head(const XmlElement& head, RawItem& item) {
  const XmlElement hedline = head.at({"hedline"});
  fill(item.title, hedline.at({"hl1"}).text());
  // Others call it by the name of NewsML.
  fill(item.title, head.at({"headline", "hl1"}).text());
  for (const XmlElement& lower : hedline.children("hl2"))
    if (trim(lower.text()) != trim(item.title)) say(item, "subtitle", lower.text());
  fill(item.abstract, text_of_markup(head.at({"abstract"})));
  fill(item.credits, line_of(head.at({"byline"})));
  read_dateline(head.at({"dateline"}), item);
}

}  // namespace

void fill_from_nitf(const XmlElement& nitf, RawItem& item) {
  if (!nitf) return;
  read_body_head(nitf.at({"body", "body.head"}), item);
  read_head(nitf, item);
  fill(item.credits, line_of(nitf.at({"body", "body.end", "tagline"})));
  read_marks(nitf.at({"body", "body.content"}), item);
}

RawItem read_nitf(const XmlElement& nitf) {
  RawItem item;
  fill_from_nitf(nitf, item);
  const XmlElement docdata = nitf.at({"head", "docdata"});
  item.source = line_of(nitf.at({"body", "body.head"}).find("distributor"));
  fill(item.source, docdata.at({"doc.copyright"}).attribute("holder"));
  fill(item.source, docdata.at({"doc-id"}).attribute("regsrc"));
  const XmlElement content = nitf.at({"body", "body.content"});
  if (content) item.text = text_of_content(content);
  if (const XmlElement media = content.find("media"); media && item.text.empty())
    item.left_out = tr("media {}", media.attribute("media-type"));
  // The note of one that is not withdrawn is kept as well.
  if (is_withdrawal(item.status))
    fill(item.note, kWithdrawn);
  else
    say(item, "note", item.note);
  return item;
}

std::vector<RawItem> read_nitf_item(const XmlElement& nitf) { return {read_nitf(nitf)}; }

}  // namespace depeche::dispatch
