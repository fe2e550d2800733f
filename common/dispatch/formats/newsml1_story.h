#pragma once

// The components of NewsML 1.x that are stories.

#include <string>
#include <vector>

#include "base/xml.h"

namespace depeche::dispatch {

struct Newsml1Story {
  std::vector<base::XmlElement> components;  // that say something of it, the innermost first
  std::string title;                         // of a component that is the title
  std::string abstract;
  std::string text;
  base::XmlElement nitf;  // that the text came from
  std::vector<base::XmlElement> characteristics;
  bool has_media = false;  // pictures, sounds and the like belong to it

  bool has_text() const { return !text.empty() || !abstract.empty(); }
};

// The stories below the component, each with its parts: title, lead and body may be components of their own. A
// component with a headline of its own is another story. Captions are left out. Of equivalent components in one
// language the first counts.
std::vector<Newsml1Story> find_stories(const base::XmlElement& component);

// What stands below the item beside text: "Photo (Jpeg), Video". Empty when nothing does.
std::string media_of(const base::XmlElement& item);

}  // namespace depeche::dispatch
