#include "dispatch/formats/nitf.h"

#include "dispatch/formats/markup.h"

namespace depeche::dispatch {
namespace {

using base::XmlElement;

void read_dateline(const XmlElement& dateline, RawItem& item) {
  item.place = dateline.find("location").text();
  const XmlElement date = dateline.find("story.date");
  fill(item.date, date.attribute("norm"));
}

void read_docdata(const XmlElement& docdata, RawItem& item) {
  item.id = docdata.at({"doc-id"}).attribute("id-string");
  item.date = docdata.at({"date.issue"}).attribute("norm");
  item.status = docdata.attribute("management-status");
  item.note = docdata.at({"ed-msg"}).attribute("info");
  if (item.status != "embargoed") return;
  item.embargo = docdata.at({"date.release"}).attribute("norm");
  // Without its end an embargo lasts.
  item.status = item.embargo.empty() ? "withheld" : "usable";
}

}  // namespace

RawItem read_nitf(const XmlElement& nitf) {
  RawItem item;
  const XmlElement head = nitf.at({"head"});
  const XmlElement body_head = nitf.at({"body", "body.head"});
  read_docdata(head.at({"docdata"}), item);
  read_dateline(body_head.at({"dateline"}), item);
  const XmlElement hedline = body_head.at({"hedline"});
  item.title = hedline.at({"hl1"}).text();
  fill(item.title, head.at({"title"}).text());
  item.source = body_head.find("distributor").text();
  fill(item.source, head.at({"docdata", "doc.copyright"}).attribute("holder"));
  fill(item.source, head.at({"docdata", "doc-id"}).attribute("regsrc"));
  item.credits = body_head.at({"byline"}).text();
  fill(item.credits, nitf.at({"body", "body.end", "tagline"}).text());
  fill(item.date, head.at({"pubdata"}).attribute("date.publication"));
  item.text = text_of_markup(nitf.at({"body", "body.content"}));
  return item;
}

}  // namespace depeche::dispatch
