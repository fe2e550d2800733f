#include "render/labels.h"

#include <algorithm>
#include <array>

#include "base/language.h"
#include "base/message.h"
#include "render/date_text.h"
#include "render/json_value.h"

namespace depeche::render {
namespace {

constexpr std::array<const char*, 11> kFields{to_translate("date"),     to_translate("source"),  to_translate("place"),
                                              to_translate("mentions"), to_translate("status"),  to_translate("title"),
                                              to_translate("abstract"), to_translate("credits"), to_translate("path"),
                                              to_translate("url"),      to_translate("text")};
constexpr std::array<const char*, 3> kStatuses{to_translate("withheld"), to_translate("canceled"),
                                               to_translate("embargoed")};

template <class Table>
std::string translated_of(const Table& table, std::string_view name) {
  const auto found = std::ranges::find(table, name, [](const char* text) { return std::string_view(text); });
  return found == table.end() ? std::string(name) : tr(*found);
}

}  // namespace

std::string field_label(std::string_view name) {
  const auto known = known_properties();
  const auto property = std::ranges::find(known, name, &PropertyInfo::name);
  if (property == known.end()) return translated_of(kFields, name);
  const bool french = base::spoken() == base::Language::french && !property->aliases.empty();
  return std::string(french ? property->aliases.front() : property->name);
}

std::string facet_label(const Facet& facet) { return field_label(facet_name(facet)); }

std::string facet_value_label(const Facet& facet, const FacetValue& value) {
  if (facet.field != FacetField::date && facet.field != FacetField::mentions) return value.value;
  const auto days = parse_iso_range(value.value);
  return days ? range_text(*days) : value.value;
}

std::string status_label(std::string_view name) { return translated_of(kStatuses, name); }

std::string status_text(const Dispatch& dispatch) {
  const std::string_view name = status_name(dispatch);
  if (name == to_string(PublicationStatus::usable)) return {};
  if (name == "embargoed") return tr("embargoed until {}", moment_text(*dispatch.embargoed_until));
  return status_label(name);
}

std::string match_text(DateMatch match) { return match == DateMatch::certain ? tr("certain") : tr("possible"); }

}  // namespace depeche::render
