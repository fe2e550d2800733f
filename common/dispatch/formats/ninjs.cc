#include "dispatch/formats/ninjs.h"

#include <algorithm>
#include <array>

#include "dispatch/formats/markup.h"

namespace depeche::dispatch {
namespace {

namespace dom = simdjson::dom;

constexpr std::array<std::string_view, 9> kOwnMembers{"versioncreated", "body_text", "body_xhtml",
                                                      "body_html",      "bodies",    "headline",
                                                      "headlines",      "pubstatus", "firstcreated"};

// Empty for what is absent or no string.
std::string text_of(const dom::object& object, const char* name) {
  std::string_view text;
  return object[name].get(text) == simdjson::SUCCESS ? std::string(text) : std::string{};
}

// The member `member` of the first object in the array `name`.
std::string first_of(const dom::object& object, const char* name, const char* member) {
  dom::array values;
  if (object[name].get(values) != simdjson::SUCCESS) return {};
  for (const dom::element value : values) {
    dom::object entry;
    if (value.get(entry) != simdjson::SUCCESS) continue;
    if (std::string text = text_of(entry, member); !text.empty()) return text;
  }
  return {};
}

std::string body_of(const dom::object& object) {
  std::string text = text_of(object, "body_text");
  fill(text, text_of_html(text_of(object, "body_xhtml")));
  fill(text, text_of_html(text_of(object, "body_html")));
  fill(text, text_of_html(first_of(object, "bodies", "value")));
  fill(text, text_of(object, "description_text"));
  fill(text, first_of(object, "descriptions", "value"));
  return text;
}

}  // namespace

bool is_ninjs(const dom::object& object) {
  std::string_view uri;
  if (object["uri"].get(uri) != simdjson::SUCCESS || uri.empty()) return false;
  return std::any_of(kOwnMembers.begin(), kOwnMembers.end(),
                     [&](std::string_view name) { return object[name].error() == simdjson::SUCCESS; });
}

RawItem read_ninjs(const dom::object& object) {
  RawItem item;
  item.id = text_of(object, "uri");
  item.title = text_of(object, "headline");
  fill(item.title, first_of(object, "headlines", "value"));
  fill(item.title, text_of(object, "title"));
  item.text = body_of(object);
  item.date = text_of(object, "contentcreated");
  fill(item.date, text_of(object, "firstcreated"));
  fill(item.date, text_of(object, "versioncreated"));
  item.credits = text_of(object, "byline");
  fill(item.credits, text_of(object, "by"));
  item.place = text_of(object, "located");
  fill(item.place, first_of(object, "place", "name"));
  fill(item.place, first_of(object, "places", "name"));
  item.source = text_of(object, "source");
  fill(item.source, first_of(object, "infosource", "name"));
  fill(item.source, first_of(object, "infosources", "name"));
  fill(item.source, text_of(object, "copyrightholder"));
  item.status = text_of(object, "pubstatus");
  item.embargo = text_of(object, "embargoed");
  item.note = text_of(object, "ednote");
  return item;
}

}  // namespace depeche::dispatch
