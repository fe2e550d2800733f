#include "dispatch/formats/agency_xml.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "dispatch/copy/clean_text.h"
#include "dispatch/formats/markup.h"
#include "dispatch/formats/xml_content.h"
#include "dispatch/formats/xml_values.h"

namespace depeche::dispatch {
namespace {

using base::XmlElement;

constexpr std::size_t kSubjectDigits = 8;
constexpr std::size_t kDayDigits = 8;

// "/ritzau/" and "Via Ritzau".
std::string agency_of(std::string_view origin) {
  origin = trim(origin);
  if (origin.starts_with("Via ")) origin.remove_prefix(4);
  while (origin.starts_with('/')) origin.remove_prefix(1);
  while (origin.ends_with('/')) origin.remove_suffix(1);
  return std::string(origin);
}

// The numbers have lost the zeros in front.
void read_numbers(const XmlElement& list, RawItem& item) {
  for (const XmlElement& number : list.children()) {
    std::string code(trim(number.text()));
    if (code.size() < kSubjectDigits) code.insert(0, kSubjectDigits - code.size(), '0');
    say(item, "subject", {}, subject_code(code));
  }
}

// The first run of eight digits: "AFP_FRE_20040101.0042".
std::string day_in(std::string_view id) {
  std::size_t digits = 0;
  for (std::size_t at = 0; at < id.size(); ++at) {
    digits = base::is_digit(id[at]) ? digits + 1 : 0;
    if (digits == kDayDigits) return std::string(id.substr(at + 1 - kDayDigits, kDayDigits));
  }
  return {};
}

std::string first_of(const XmlElement& element, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names)
    if (std::string text = text_like(element, name); !text.empty()) return text;
  return {};
}

}  // namespace

std::vector<RawItem> read_ritzau(const XmlElement& news) {
  RawItem item;
  item.id = text_like(news, "newsid");
  item.title = text_of_escaped(text_like(news, "headline"));
  item.text = text_of_escaped(text_like(news, "content"));
  item.source = agency_of(text_like(news, "origin"));
  item.place = text_like(news, "town");
  item.credits = text_like(news, "byline");
  item.date = text_like(news, "publishdate");
  if (base::lower_ascii(trim(text_like(news, "annuleret"))) == "true") item.status = "canceled";
  item.note = text_of_escaped(text_like(news, "tilredaktionen"));
  say(item, "note", item.note);
  say(item, "slug", text_like(news, "strapline"));
  say(item, "subtitle", text_of_escaped(text_like(news, "subtitle")));
  say(item, "category", text_like(news, "section"));
  say(item, "genre", text_like(news, "format"));
  say(item, "urgency", text_like(news, "priority"));
  say(item, "version", text_like(news, "version"));
  say(item, "corrects", text_like(news, "replacedid"));
  for (const XmlElement& keyword : at_like(news, {"subjectkeyword"}).children()) say(item, "keyword", keyword.text());
  read_numbers(at_like(news, {"iptclist"}), item);
  if (is_withdrawal(item.status)) fill(item.note, kWithdrawn);
  return {item};
}

std::vector<RawItem> read_release(const XmlElement& release) {
  RawItem item;
  item.id = release.attribute("id");
  item.title = text_of_escaped(text_like(release, "title"));
  item.abstract = text_of_escaped(text_like(release, "leadtext"));
  item.text = text_of_escaped(text_like(release, "body"));
  item.source = line_of(at_like(release, {"publisher", "name"}));
  item.url = text_like(release, "longurl");
  item.date = text_like(release, "publicationdate");
  item.embargo = text_like(release, "embargo");
  say_language(item, release.attribute("lang"));
  say(item, "genre", line_of(at_like(release, {"type", "label"})));
  say_each(item, "keyword", text_like(release, "keywords"), ",;");
  for (const XmlElement& category : at_like(release, {"categories"}).children())
    say(item, "category", line_of(category));
  return {item};
}

std::vector<RawItem> read_rcv(const XmlElement& news) {
  RawItem item;
  item.id = news.attribute("itemid");
  item.title = text_like(news, "headline");
  fill(item.title, text_like(news, "title"));
  item.text = text_of_markup(at_like(news, {"text"}));
  item.place = place_of_dateline(text_like(news, "dateline"));
  item.credits = text_like(news, "byline");
  item.date = news.attribute("date");
  item.source = "Reuters";
  say_language(item, news.attribute("lang"));
  for (const XmlElement& codes : at_like(news, {"metadata"}).children("codes")) {
    const std::string kind = codes.attribute("class");
    const std::string_view name = kind.find("countries") != std::string::npos    ? "country"
                                  : kind.find("industries") != std::string::npos ? "industry"
                                                                                 : "subject";
    for (const XmlElement& code : codes.children("code")) say(item, name, code.attribute("code"));
  }
  return {item};
}

std::vector<RawItem> read_collection_doc(const XmlElement& doc) {
  RawItem item;
  item.id = doc.attribute("id");
  fill(item.id, first_of(doc, {"docno", "docid"}));
  item.title = first_of(doc, {"headline", "head", "hl", "title"});
  const XmlElement text = at_like(doc, {"text"});
  item.text = text.children().empty() ? text.text() : text_of_markup(text);
  item.place = place_of_dateline(text_like(doc, "dateline"));
  item.date = first_of(doc, {"date_time", "datetime", "date"});
  fill(item.date, day_in(item.id));
  const std::string_view id = trim(item.id);
  item.source = id.substr(0, id.find_first_of("_-0123456789"));
  say(item, "genre", doc.attribute("type"));
  return {item};
}

}  // namespace depeche::dispatch
