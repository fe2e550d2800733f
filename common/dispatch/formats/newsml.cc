#include "dispatch/formats/newsml.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "base/message.h"
#include "dispatch/copy/clean_text.h"
#include "dispatch/formats/markup.h"
#include "dispatch/formats/newsml_subjects.h"
#include "dispatch/formats/nitf.h"
#include "dispatch/formats/xml_content.h"
#include "dispatch/formats/xml_values.h"

namespace depeche::dispatch {
namespace {

using base::XmlElement;

constexpr std::array<std::string_view, 5> kMedia{"picture", "graphic", "video", "audio", "animation"};
// Relations to what an item replaces, and to pages that are no copy of it.
constexpr std::array<std::string_view, 8> kCorrections{"replac", "correct",  "previous", "kill",
                                                       "cancel", "supersed", "withdr",   "updateof"};
constexpr std::array<std::string_view, 3> kSelf{"alternate", "canonical", "webpage"};

template <std::size_t n>
bool holds_one_of(const std::string& text, const std::array<std::string_view, n>& words) {
  const std::string lower = base::lower_ascii(text);
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

// The name of a party or place, else its code without the scheme.
std::string name_of(const XmlElement& party) {
  const std::string name = concept_name(party);
  if (!name.empty()) return name;
  const std::string code = party.attribute("qcode");
  return code.substr(code.find(':') + 1);
}

bool is_web_site(std::string_view name) {
  return name.find('.') != std::string_view::npos && name.find(' ') == std::string_view::npos;
}

// The provider, unless only its web site is named and another element names the agency.
std::string source_of(const XmlElement& news) {
  const XmlElement meta = news.at({"contentMeta"});
  std::string source = name_of(news.at({"itemMeta", "provider"}));
  std::string agency(trim(meta.at({"creditline"}).text()));
  fill(agency, name_of(meta.at({"infoSource"})));
  if (source.empty() || (is_web_site(source) && !agency.empty())) source = agency;
  fill(source, name_of(news.at({"rightsInfo", "copyrightHolder"})));
  return source;
}

// The first content that has a text, and the text.
std::pair<XmlElement, std::string> content_of(const XmlElement& news) {
  for (const char* kind : {"inlineXML", "inlineData"})
    for (const XmlElement& content : news.at({"contentSet"}).children(kind))
      if (std::string text = text_of_content(content); !text.empty()) return {content, std::move(text)};
  return {};
}

void read_links(const XmlElement& meta, RawItem& item) {
  const bool withdraws = is_withdrawal(item.status);
  for (const XmlElement& link : meta.children("link")) {
    const std::string relation = link.attribute("rel");
    std::string id = link.attribute("residref");
    fill(id, link.attribute("guidref"));
    const bool is_other = base::lower_ascii(relation).ends_with("seealso");
    if (relation.empty() || holds_one_of(relation, kSelf)) fill(item.url, link.attribute("href"));
    if (id == item.id || id.empty()) continue;
    if (holds_one_of(relation, kCorrections) || (withdraws && !is_other)) say(item, "corrects", id);
  }
}

void read_notes(const XmlElement& meta, RawItem& item) {
  for (const char* name : {"edNote", "ednote"})
    for (const XmlElement& note : meta.children(name)) {
      fill(item.note, text_of_content(note));
      if (note.children().empty() && note.attribute("pubconstraint").empty()) say(item, "note", note.text());
    }
}

void read_management(const XmlElement& meta, RawItem& item) {
  item.status = meta.at({"pubStatus"}).attribute("qcode");
  fill(item.status, meta.at({"pubStatus"}).attribute("uri"));
  item.status = item.status.substr(item.status.rfind('/') + 1);
  item.embargo = meta.at({"embargoed"}).text();
  fill(item.title, meta.at({"title"}).text());
  read_links(meta, item);
  read_notes(meta, item);
  for (const XmlElement& service : meta.children("service")) say(item, "service", concept_name(service));
  for (const XmlElement& set : meta.children("memberOf")) say(item, "category", concept_name(set));
  if (is_withdrawal(item.status)) fill(item.note, kWithdrawn);
}

void read_headlines(const XmlElement& meta, RawItem& item) {
  for (const XmlElement& headline : meta.children("headline")) {
    const bool is_lower = base::lower_ascii(headline.attribute("role")).ends_with("subheadline");
    const std::string text = text_of_escaped(headline.text());
    if (is_lower && text != item.title)
      say(item, "subtitle", text);
    else if (!is_lower)
      fill(item.title, text);
  }
}

void read_dates(const XmlElement& news, RawItem& item) {
  const XmlElement meta = news.at({"itemMeta"});
  std::string created = news.at({"contentMeta", "contentCreated"}).text();
  if (trim(created).empty()) created = meta.at({"firstCreated"}).text();
  item.date = written_moment(created, meta.at({"versionCreated"}).text());
}

void read_content_meta(const XmlElement& meta, RawItem& item) {
  read_headlines(meta, item);
  item.place = name_of(meta.at({"located"}));
  fill(item.place, place_of_dateline(meta.at({"dateline"}).text()));
  item.credits = line_of(meta.at({"by"}));
  say(item, "slug", meta.at({"slugline"}).text());
  say(item, "urgency", meta.at({"urgency"}).text());
  say_language(item, meta.at({"language"}).attribute("tag"));
  read_g2_subjects(meta, item);
}

// A description sums the text up, or is the text itself. Some only repeat slug and title.
void read_descriptions(const XmlElement& meta, RawItem& item) {
  for (const XmlElement& description : meta.children("description")) {
    const std::string text = text_of_content(description);
    const bool says_title = clean_line(text).ends_with(clean_line(item.title));
    if (!text.empty() && !(says_title && !item.title.empty())) fill(item.abstract, text);
  }
}

// The kind of an item that is no text: its class, else what its content is.
std::string media_of(const XmlElement& news) {
  const std::string code = news.at({"itemMeta", "itemClass"}).attribute("qcode");
  const std::string kind = code.substr(code.find(':') + 1);
  if (holds_one_of(kind, kMedia)) return kind;
  const XmlElement remote = news.at({"contentSet", "remoteContent"});
  if (!remote) return {};
  const std::string type = remote.attribute("contenttype");
  return type.empty() ? tr("content that lies elsewhere") : type;
}

std::string without_end(std::string_view name) { return std::string(name.substr(0, name.size() - 4)); }

}  // namespace

std::vector<RawItem> read_news_item(const XmlElement& news) {
  RawItem item;
  item.id = news.attribute("guid");
  if (news.name() != "newsItem") {
    item.left_out = tr("{} item, not news", without_end(news.name()));
    return {item};
  }
  read_dates(news, item);
  read_content_meta(news.at({"contentMeta"}), item);
  say(item, "version", news.attribute("version"));
  read_management(news.at({"itemMeta"}), item);
  item.source = source_of(news);
  auto [content, text] = content_of(news);
  item.text = std::move(text);
  say_word_count(item, content.attribute("wordcount"));
  fill_from_nitf(content.find("nitf"), item);
  read_descriptions(news.at({"contentMeta"}), item);
  if (item.credits.empty()) item.credits = concept_name(news.at({"contentMeta", "creator"}));
  if (item.credits == item.source) item.credits.clear();
  say_language(item, news.attribute("lang"));
  if (item.text.empty() && !is_withdrawal(item.status)) item.left_out = media_of(news);
  return {item};
}

RawItem read_news_message(const XmlElement& root) {
  RawItem item;
  item.date = text_like(at_like(root, {"header"}), "sent");
  item.source = text_like(at_like(root, {"header"}), "sender");
  return item;
}

}  // namespace depeche::dispatch
