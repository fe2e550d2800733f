#include "dispatch/formats/newsml1_story.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "dispatch/copy/clean_text.h"
#include "dispatch/formats/markup.h"
#include "dispatch/formats/xml_content.h"
#include "dispatch/formats/xml_values.h"

namespace depeche::dispatch {
namespace {

using base::XmlElement;

// What media types, formats and roles of pictures and sounds begin with, in lower case.
constexpr std::array<std::string_view, 17> kMedia{"photo", "picture", "image", "graphic", "video", "audio",
                                                  "sound", "clip",    "anima", "jpeg",    "jpg",   "png",
                                                  "gif",   "mpeg",    "mp3",   "mp4",     "thumb"};
constexpr std::array<std::string_view, 3> kTitles{"title", "headline", "titre"};
constexpr std::array<std::string_view, 6> kAbstracts{"lead", "abstract", "summary", "intro", "chapo", "teaser"};
constexpr std::array<std::string_view, 3> kCaptions{"caption", "legend", "légende"};
constexpr std::size_t kMostMedia = 4;

template <std::size_t n>
bool is_one_of(std::string_view name, const std::array<std::string_view, n>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string formal_name(const XmlElement& element) { return element.attribute("FormalName"); }

bool is_media_name(const std::string& name) {
  const std::string lower = base::lower_ascii(name);
  return std::any_of(kMedia.begin(), kMedia.end(), [&](std::string_view begin) { return lower.starts_with(begin); });
}

bool is_media(const XmlElement& content) {
  return is_media_name(formal_name(content.at({"MediaType"}))) || is_media_name(formal_name(content.at({"Format"}))) ||
         is_media_name(formal_name(content.at({"MimeType"})));
}

std::string role_of(const XmlElement& component) { return base::lower_ascii(formal_name(component.at({"Role"}))); }

bool has_headline(const XmlElement& component) { return !text_like(component.at({"NewsLines"}), "headline").empty(); }

void add_paragraphs(std::string& text, const std::string& more) {
  if (more.empty()) return;
  text.append(text.empty() ? "" : "\n\n").append(more);
}

std::string language_of(const XmlElement& component) {
  std::string language = component.attribute("lang");
  fill(language, formal_name(component.at({"DescriptiveMetadata", "Language"})));
  return base::lower_ascii(language);
}

class StoryFinder {
 public:
  std::vector<Newsml1Story> take() { return std::move(stories_); }

  void visit(const XmlElement& component) {
    path_.insert(path_.begin(), component);
    Newsml1Story story;
    read_contents(component, role_of(component), story);
    for (const XmlElement& child : component.children("NewsComponent"))
      if (is_part(child)) read_part(child, story);
    if (story.has_text() || !story.title.empty()) {
      story.components.insert(story.components.end(), path_.begin(), path_.end());
      stories_.push_back(std::move(story));
    }
    visit_children(component);
    path_.erase(path_.begin());
  }

 private:
  // A part has content, and no headline that would make it a story.
  static bool is_part(const XmlElement& component) {
    return !has_headline(component) && static_cast<bool>(component.at({"ContentItem"}));
  }

  static void read_part(const XmlElement& part, Newsml1Story& story) {
    story.components.push_back(part);
    read_contents(part, role_of(part), story);
  }

  // What comes in a second format is the same again.
  static void read_contents(const XmlElement& component, const std::string& role, Newsml1Story& story) {
    std::string format;
    bool any = false;
    for (const XmlElement& content : component.children("ContentItem")) {
      if (is_media(content)) {
        story.has_media = true;
        continue;
      }
      const std::string own = formal_name(content.at({"Format"})) + '/' + formal_name(content.at({"MimeType"}));
      if (any && own != format) continue;
      if (read_content(content, role, story)) {
        any = true;
        format = own;
      }
    }
  }

  static bool read_content(const XmlElement& content, const std::string& role, Newsml1Story& story) {
    const XmlElement data = content.at({"DataContent"});
    const std::string text = text_of_content(data);
    if (text.empty() || is_one_of(role, kCaptions)) return false;
    if (is_one_of(role, kTitles)) {
      fill(story.title, text);
    } else if (is_one_of(role, kAbstracts)) {
      add_paragraphs(story.abstract, text);
    } else {
      add_paragraphs(story.text, text);
      if (!story.nitf) story.nitf = data.find("nitf");
      story.characteristics.push_back(content.at({"Characteristics"}));
    }
    return true;
  }

  void visit_children(const XmlElement& component) {
    const bool equivalent = base::lower_ascii(component.attribute("EquivalentsList")) == "yes";
    std::vector<std::string> languages;
    for (const XmlElement& child : component.children("NewsComponent")) {
      if (is_part(child)) continue;
      const std::size_t before = stories_.size();
      const std::string language = language_of(child);
      if (equivalent && std::find(languages.begin(), languages.end(), language) != languages.end()) continue;
      visit(child);
      if (stories_.size() > before) languages.push_back(language);
    }
  }

  std::vector<XmlElement> path_;  // the innermost first
  std::vector<Newsml1Story> stories_;
};

void name_media(const std::string& kind, std::vector<std::string>& kinds) {
  if (!kind.empty() && std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) kinds.push_back(kind);
}

}  // namespace

std::vector<Newsml1Story> find_stories(const XmlElement& component) {
  StoryFinder finder;
  finder.visit(component);
  return finder.take();
}

std::string media_of(const XmlElement& item) {
  std::vector<std::string> kinds;
  for (const XmlElement& content : item.find_all("ContentItem"))
    for (const char* element : {"MediaType", "Format", "MimeType"})
      if (const std::string kind = formal_name(content.at({element})); is_media_name(kind)) {
        name_media(kind, kinds);
        break;
      }
  std::string list;
  for (std::size_t at = 0; at < std::min(kinds.size(), kMostMedia); ++at)
    list.append(at == 0 ? "" : ", ").append(kinds[at]);
  return list;
}

}  // namespace depeche::dispatch
