#include "dispatch/formats/newsml1.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "base/message.h"
#include "dispatch/copy/clean_text.h"
#include "dispatch/formats/newsml1_meta.h"
#include "dispatch/formats/newsml1_story.h"
#include "dispatch/formats/nitf.h"
#include "dispatch/formats/xml_values.h"

namespace depeche::dispatch {
namespace {

using base::XmlElement;

constexpr std::string_view kUrn = "urn:newsml:";
constexpr std::ptrdiff_t kColonsOfItem = 4;

std::string id_part(const XmlElement& identifier, std::string_view name) {
  return std::string(trim(identifier.at({name}).text()));
}

// "urn:newsml:www.belga.be" identifies an agency, not an item.
bool identifies_item(std::string_view urn, std::string_view own) {
  if (!own.empty() && urn.find(own) != std::string_view::npos) return true;
  return std::count(urn.begin(), urn.end(), ':') >= kColonsOfItem;
}

std::string without_revision(std::string urn, const XmlElement& revision) {
  const std::string number(trim(revision.text()));
  if (number.empty()) return urn;
  for (const std::string& end : {':' + number + revision.attribute("Update"), ':' + number})
    if (urn.ends_with(end)) return urn.substr(0, urn.size() - end.size());
  return urn;
}

// The public identifier without the revision at its end, else one of the same form. Empty when the item has no id of
// its own.
std::string id_of(const XmlElement& item) {
  const XmlElement identifier = item.at({"Identification", "NewsIdentifier"});
  const std::string own = id_part(identifier, "NewsItemId");
  const std::string urn = id_part(identifier, "PublicIdentifier");
  if (identifies_item(urn, own) && own != "0") return without_revision(urn, identifier.at({"RevisionId"}));
  if (own.empty() || own == "0") return std::string(trim(item.find("guid").text()));
  std::string date = id_part(item.at({"NewsManagement"}), "FirstCreated");
  fill(date, id_part(identifier, "DateId"));
  return std::string(kUrn) + id_part(identifier, "ProviderId") + ':' + date + ':' + own;
}

RawItem read_story(const XmlElement& item, const Newsml1Story& story) {
  RawItem raw;
  raw.id = id_of(item);
  raw.title = story.title;
  raw.abstract = story.abstract;
  raw.text = story.text;
  for (const XmlElement& component : story.components) {
    std::string headline = text_like(component.at({"NewsLines"}), "headline");
    fill(raw.title, headline);
  }
  read_newsml1_management(item, raw);
  for (const XmlElement& component : story.components) read_newsml1_component(component, raw);
  for (const XmlElement& characteristics : story.characteristics) read_newsml1_characteristics(characteristics, raw);
  fill_from_nitf(story.nitf, raw);
  settle_newsml1_source(item, raw);
  if (!story.has_text() && story.has_media) raw.left_out = media_of(item);
  return raw;
}

// Several dispatches of one item are told apart by the ids of their components.
void tell_apart(std::vector<RawItem>& dispatches, const std::vector<Newsml1Story>& stories) {
  for (std::size_t at = 1; at < dispatches.size(); ++at) {
    if (dispatches[at].id.empty()) continue;
    const auto& components = stories[at].components;
    const auto named = std::find_if(components.begin(), components.end(),
                                    [](const XmlElement& component) { return component.attribute("Duid").size() > 1; });
    const std::string mark = named != components.end() ? named->attribute("Duid") : std::to_string(at + 1);
    dispatches[at].id += '#' + mark;
  }
  std::set<std::string> ids;
  for (std::size_t at = 0; at < dispatches.size(); ++at) {
    std::string& id = dispatches[at].id;
    if (!id.empty() && !ids.insert(id).second) id += '#' + std::to_string(at + 1);
  }
}

// Empty for what has a headline and nothing else, which is a dispatch.
std::string what_it_is(const XmlElement& item, const std::string& headline) {
  if (item.at({"Update"})) return tr("changes to an earlier revision");
  if (const std::string media = media_of(item); !media.empty()) return media;
  if (item.find("NewsItemRef")) return tr("references to other items");
  return headline.empty() ? tr("an item without content") : std::string();
}

// A withdrawal may have no content at all; it must not be lost.
RawItem without_story(const XmlElement& item) {
  RawItem raw;
  raw.id = id_of(item);
  read_newsml1_management(item, raw);
  for (const XmlElement& component : item.children("NewsComponent")) {
    fill(raw.title, text_like(component.at({"NewsLines"}), "headline"));
    read_newsml1_component(component, raw);
  }
  settle_newsml1_source(item, raw);
  if (!is_withdrawal(raw.status)) raw.left_out = what_it_is(item, raw.title);
  return raw;
}

std::vector<RawItem> read_own(const XmlElement& item) {
  std::vector<Newsml1Story> stories;
  for (const XmlElement& component : item.children("NewsComponent"))
    for (Newsml1Story& story : find_stories(component)) stories.push_back(std::move(story));
  // Beside a text, what has a title alone is a picture or a sound.
  if (std::any_of(stories.begin(), stories.end(), [](const Newsml1Story& story) { return story.has_text(); }))
    std::erase_if(stories, [](const Newsml1Story& story) { return !story.has_text() && story.has_media; });
  if (stories.empty()) return {without_story(item)};
  std::vector<RawItem> dispatches;
  for (const Newsml1Story& story : stories) dispatches.push_back(read_story(item, story));
  tell_apart(dispatches, stories);
  return dispatches;
}

}  // namespace

std::vector<RawItem> read_newsml1_item(const XmlElement& item) {
  std::vector<RawItem> dispatches = read_own(item);
  for (const XmlElement& inner : item.find_all("NewsItem"))
    for (RawItem& raw : read_own(inner)) dispatches.push_back(std::move(raw));
  // What only holds other items is none.
  if (dispatches.size() > 1 && !dispatches.front().left_out.empty()) dispatches.erase(dispatches.begin());
  for (RawItem& raw : dispatches)
    if (is_withdrawal(raw.status)) fill(raw.note, kWithdrawn);
  return dispatches;
}

RawItem read_newsml1_envelope(const XmlElement& root) {
  const XmlElement envelope = root.at({"NewsEnvelope"});
  RawItem raw;
  raw.date = envelope.at({"DateAndTime"}).text();
  raw.source = newsml1_name(envelope.at({"SentFrom", "Party"}));
  say(raw, "urgency", newsml1_name(envelope.at({"Priority"})));
  for (const XmlElement& product : envelope.children("NewsProduct")) say(raw, "product", newsml1_name(product));
  for (const XmlElement& service : envelope.children("NewsService")) say(raw, "service", newsml1_name(service));
  return raw;
}

}  // namespace depeche::dispatch
