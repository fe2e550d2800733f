#include "search/request_names.h"

#include "schema/fields.h"
#include "text/normalizer.h"

namespace depeche::search {
namespace {

template <class List, class Value>
void add_once(Value value, List& list) {
  if (std::ranges::find(list, value) == list.end()) list.push_back(std::move(value));
}

}  // namespace

void add_facet(std::string_view name, SearchRequest& request) {
  const schema::FieldInfo* info = schema::find_field(text::fold(name));
  const auto known = std::ranges::find(kFacetFields, info == nullptr ? name : info->name, &Named<FacetField>::first);
  if (known != kFacetFields.end())
    add_once(known->second, request.facets);
  else
    add_once(std::string(name), request.property_facets);
}

void ask_for(const std::optional<AskedTime>& asked, SearchRequest& request) {
  if (!asked) return;
  request.written = asked->moments;
  request.dated = asked->moments ? std::nullopt : std::optional(asked->days);
}

}  // namespace depeche::search
