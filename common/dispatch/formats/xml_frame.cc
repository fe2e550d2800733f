#include "dispatch/formats/xml_frame.h"

#include <algorithm>

namespace depeche::dispatch {

void XmlFrame::declare(std::string_view aside) {
  declarations_ += aside;
  bytes_ += aside.size();
}

void XmlFrame::open(const XmlPiece& tag) {
  open_.push_back({std::string(tag.name), std::string(tag.bytes), tag.line});
  bytes_ += tag.bytes.size();
}

bool XmlFrame::close(std::string_view name) {
  if (open_.empty() || open_.back().name != name) return false;
  bytes_ -= open_.back().tag.size();
  open_.pop_back();
  return true;
}

void XmlFrame::clear() { *this = {}; }

std::string XmlFrame::end_tags() const {
  std::string tags;
  for (auto element = open_.rbegin(); element != open_.rend(); ++element) tags.append("</" + element->name + ">");
  return tags;
}

std::string XmlFrame::around(std::string_view inner) const {
  std::string document = declarations_;
  for (const Element& element : open_) document += element.tag;
  std::replace(document.begin(), document.end(), '\n', ' ');
  return document.append(inner) + end_tags();
}

}  // namespace depeche::dispatch
