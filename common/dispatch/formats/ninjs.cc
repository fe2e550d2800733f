#include "dispatch/formats/ninjs.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace depeche::dispatch {
namespace {

namespace dom = simdjson::dom;

constexpr std::array<std::string_view, 2> kIds{"guid", "uri"};
constexpr std::array<std::string_view, 12> kOwnMembers{
    "versioncreated", "firstcreated", "contentcreated", "body_text", "body_xhtml", "body_html",
    "bodies",         "headline",     "headlines",      "pubstatus", "slugline",   "description_text"};

bool has_text(const dom::object& object, std::string_view name) {
  std::string_view text;
  return object[name].get(text) == simdjson::SUCCESS && !text.empty();
}

}  // namespace

bool is_ninjs(const dom::object& object) {
  if (std::ranges::none_of(kIds, [&](std::string_view name) { return has_text(object, name); })) return false;
  return std::ranges::any_of(kOwnMembers,
                             [&](std::string_view name) { return object[name].error() == simdjson::SUCCESS; });
}

}  // namespace depeche::dispatch
