#include "dispatch/formats/newsml1_meta.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/ascii.h"
#include "dispatch/copy/clean_text.h"
#include "dispatch/formats/xml_values.h"

namespace depeche::dispatch {
namespace {

using base::XmlElement;

// Properties that concern machines.
constexpr std::array<std::string_view, 9> kTechnical{"generatorsoftware", "componentclass",   "maxcharcount",
                                                     "formatversion",     "averagewordcount", "maxwordcount",
                                                     "softwareversion",   "publishserver",    "creator"};
// Lines that other members of a dispatch have.
constexpr std::array<std::string_view, 5> kOtherLines{"headline", "copyrightline", "creditline", "bylinetitle",
                                                      "morelink"};
constexpr std::array<std::string_view, 4> kCorrections{"correct", "kill", "cancel", "replac"};
constexpr std::size_t kLongestHolder = 40;

template <std::size_t n>
bool is_one_of(std::string_view name, const std::array<std::string_view, n>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// All properties below the element that have a value; they may be grouped in others.
void read_property(const XmlElement& property, RawItem& raw) {
  const std::string name = base::lower_ascii(newsml1_name(property));
  std::string value = property.attribute("Value");
  for (const XmlElement& inner : property.children("Property")) read_property(inner, raw);
  if (trim(value).empty() || is_one_of(name, kTechnical)) return;
  if (name == "keyword")
    say_each(raw, "keyword", value, ";,");
  else if (name == "words" || name == "wordcount")
    say_word_count(raw, value);
  else if (name == "country")
    say_country(raw, value);
  else if (name == "city")
    say(raw, "location", value);
  else if (name == "author")
    raw.credits.append(raw.credits.empty() ? "" : ", ").append(value);
  else
    say(raw, newsml1_name(property), value);
}

void read_properties(const XmlElement& element, RawItem& raw) {
  for (const XmlElement& property : element.children("Property")) read_property(property, raw);
}

// What topics of the item itself call a code, in French if they can.
std::string topic_name(const XmlElement& component, const std::string& code) {
  for (const XmlElement& topic : component.find_all("Topic")) {
    if (trim(topic.at({"FormalName"}).text()) != code) continue;
    std::string best;
    for (const XmlElement& description : topic.children("Description")) {
      const std::string variant = description.attribute("Variant");
      if (!variant.empty() && variant != "Name") continue;
      const std::string language = description.attribute("lang");
      if (best.empty() || language == "fr" || (language == "en" && best.empty())) best = description.text();
    }
    return best;
  }
  return {};
}

void read_subjects(const XmlElement& metadata, const XmlElement& component, RawItem& raw) {
  for (const XmlElement& code : metadata.children("SubjectCode"))
    for (const XmlElement& subject : code.children()) {
      const std::string name(trim(subject.attribute("FormalName")));
      const std::string known = component.at({"TopicSet"}) ? topic_name(component, name) : std::string();
      const std::string iptc = subject_code(name);
      say(raw, "subject", iptc == name && known.empty() ? name : known, iptc == name ? "" : iptc);
      say(raw, "category", subject.attribute("cat"));
    }
}

void read_location(const XmlElement& location, RawItem& raw) {
  const std::string how = base::lower_ascii(location.attribute("HowPresent"));
  const bool is_origin = how.empty() || how == "origin";
  for (const XmlElement& part : location.children("Property")) {
    const std::string name = base::lower_ascii(newsml1_name(part));
    const std::string value = part.attribute("Value");
    if (name == "country")
      say_country(raw, value);
    else if (name == "latitude" || name == "longitude")
      say(raw, name, value);
    else if (name == "city" && is_origin && raw.place.empty())
      raw.place = value;
    else if (name != "city" || base::lower_ascii(value) != base::lower_ascii(raw.place))
      say(raw, "location", value);
  }
}

void read_lines(const XmlElement& lines, RawItem& raw) {
  for (const XmlElement& line : lines.children()) {
    const std::string name = base::lower_ascii(line.name());
    const std::string text = line_of(line);
    if (text.empty() || is_one_of(name, kOtherLines)) continue;
    if (name == "subheadline") {
      if (text != trim(raw.title) && !raw.text.starts_with(text)) say(raw, "subtitle", text);
    } else if (name == "byline") {
      const std::string title = text_like(lines, "bylinetitle");
      fill(raw.credits, trim(title).empty() ? text : text + ", " + std::string(trim(title)));
    } else if (name == "dateline") {
      fill(raw.place, place_of_dateline(text));
    } else if (name == "slugline") {
      say(raw, "slug", text);
    } else if (name == "keywordline") {
      say_each(raw, "keyword", text, ";");
    } else if (name == "newsline") {
      const std::string type = newsml1_name(line.at({"NewsLineType"}));
      if (type.find_first_not_of("0123456789") != std::string::npos) say(raw, type, line_of(line.at({"NewsLineText"})));
    } else {
      say(raw, name == "seriesline" ? "series" : line.name(), text);
    }
  }
}

void read_administrative(const XmlElement& metadata, RawItem& raw) {
  std::string creators;
  for (const XmlElement& creator : metadata.children("Creator"))
    for (const XmlElement& party : creator.children("Party"))
      if (const std::string name = newsml1_name(party); !name.empty())
        creators.append(creators.empty() ? "" : ", ").append(name);
  fill(raw.credits, creators);
  read_properties(metadata, raw);
}

void read_descriptive(const XmlElement& metadata, const XmlElement& component, RawItem& raw) {
  for (const XmlElement& language : metadata.children("Language")) say_language(raw, newsml1_name(language));
  for (const XmlElement& genre : metadata.children("Genre")) say(raw, "genre", newsml1_name(genre));
  read_subjects(metadata, component, raw);
  for (const XmlElement& group : metadata.children("OfInterestTo")) say(raw, "of_interest_to", newsml1_name(group));
  for (const XmlElement& location : metadata.children("Location")) read_location(location, raw);
  read_properties(metadata, raw);
}

bool is_correction(std::string_view relation) {
  const std::string lower = base::lower_ascii(relation);
  return std::any_of(kCorrections.begin(), kCorrections.end(),
                     [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

void read_relations(const XmlElement& management, RawItem& raw) {
  const bool withdraws = is_withdrawal(raw.status);
  for (const char* name : {"DerivedFrom", "AssociatedWith"})
    for (const XmlElement& related : management.children(name)) {
      const std::string id = related.attribute("NewsItem");
      const std::string relation = newsml1_name(related);
      say(raw, withdraws || is_correction(relation) ? "corrects" : "related", id);
    }
}

void read_status(const XmlElement& management, RawItem& raw) {
  raw.status = newsml1_name(management.at({"Status"}));
  const XmlElement change = management.at({"StatusWillChange"});
  if (!change || base::lower_ascii(newsml1_name(change.at({"FutureStatus"}))) != "usable") return;
  raw.embargo = change.at({"DateAndTime"}).text();
  if (!trim(raw.embargo).empty()) raw.status = "usable";
}

// "© 2022 AFP" and "(c) ITAR-TASS 2019" name the agency; a sentence on rights does not.
std::string holder_of(std::string_view copyright) {
  std::string holder;
  for (std::size_t at = 0; at < copyright.size(); ++at) {
    if (copyright.substr(at).starts_with("©"))
      ++at;
    else if (!base::is_digit(copyright[at]))
      holder += copyright[at];
  }
  for (const std::string_view mark : {"(c)", "(C)"})
    if (const std::size_t at = holder.find(mark); at != std::string::npos) holder.erase(at, mark.size());
  holder = trim(holder);
  return holder.size() > kLongestHolder ? std::string() : holder;
}

bool is_web_site(std::string_view name) {
  return name.find('.') != std::string_view::npos && name.find(' ') == std::string_view::npos;
}

void name_parties(const XmlElement& item, const char* kind, std::vector<std::string>& names) {
  for (const XmlElement& element : item.find_all(kind))
    if (std::string name = newsml1_name(element.at({"Party"})); !name.empty()) return names.push_back(std::move(name));
}

}  // namespace

std::string newsml1_name(const XmlElement& element) {
  std::string name = element.attribute("FormalName");
  if (trim(name).empty() && element.children().empty()) name = element.text();
  return std::string(trim(name));
}

void read_newsml1_management(const XmlElement& item, RawItem& raw) {
  const XmlElement management = item.at({"NewsManagement"});
  const XmlElement identifier = item.at({"Identification", "NewsIdentifier"});
  raw.date = written_moment(management.at({"FirstCreated"}).text(), management.at({"ThisRevisionCreated"}).text());
  if (trim(raw.date).empty()) raw.date = identifier.at({"DateId"}).text();
  read_status(management, raw);
  const std::string urgency = newsml1_name(management.at({"Urgency"}));
  if (urgency.find_first_not_of("0123456789") == std::string::npos) say(raw, "urgency", urgency);
  say(raw, "version", identifier.at({"RevisionId"}).text());
  say(raw, "slug", item.at({"Identification", "NameLabel"}).text());
  say_language(raw, item.attribute("lang"));
  if (const std::string type = newsml1_name(management.at({"NewsItemType"})); base::lower_ascii(type) != "news")
    say(raw, "type", type);
  read_relations(management, raw);
  read_properties(management, raw);
}

void read_newsml1_component(const XmlElement& component, RawItem& raw) {
  say_language(raw, component.attribute("lang"));
  read_lines(component.at({"NewsLines"}), raw);
  read_administrative(component.at({"AdministrativeMetadata"}), raw);
  // One agency writes the second name.
  for (const char* name : {"DescriptiveMetadata", "DescriptiveMetada"})
    read_descriptive(component.at({name}), component, raw);
  for (const XmlElement& metadata : component.children("Metadata")) read_properties(metadata, raw);
  say(raw, "usage", line_of(component.at({"RightsMetadata", "UsageRights"})));
}

void read_newsml1_characteristics(const XmlElement& characteristics, RawItem& raw) {
  for (const XmlElement& property : characteristics.children("Property")) {
    const std::string name = base::lower_ascii(newsml1_name(property));
    if (name == "words" || name == "wordcount") say_word_count(raw, property.attribute("Value"));
  }
}

void settle_newsml1_source(const XmlElement& item, RawItem& raw) {
  std::vector<std::string> names;
  name_parties(item, "Provider", names);
  name_parties(item, "Source", names);
  names.push_back(holder_of(item.find("CopyrightLine").text()));
  names.emplace_back(trim(item.find("CreditLine").text()));
  names.push_back(raw.source);
  names.emplace_back(trim(item.at({"Identification", "NewsIdentifier", "ProviderId"}).text()));
  std::erase_if(names, [](const std::string& name) { return name.empty(); });
  const auto named = std::find_if_not(names.begin(), names.end(), is_web_site);
  if (named != names.end())
    raw.source = *named;
  else if (!names.empty())
    raw.source = names.front();
}

}  // namespace depeche::dispatch
