#include "search/unknown_values.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "query/language/field_name.h"
#include "query/language/nearest_name.h"
#include "query/plan/plan_options.h"
#include "query/plan/to_xapian.h"
#include "search/present/facets.h"
#include "search/retrieve/retrieval.h"
#include "search/session/request.h"
#include "text/normalizer.h"

namespace depeche::search {
namespace {

using query::AskedValue;
using query::FieldName;
using query::Node;
using schema::Field;

constexpr std::size_t kShownValues = 5;  // of the values that there are
constexpr std::size_t kNearest = 3;
constexpr std::size_t kLeastPart = 4;  // bytes of a name that is a part of another
constexpr std::size_t kLeastAcronym = 2;

void add(AskedValue one, std::vector<AskedValue>& asked) {
  if (std::ranges::find(asked, one) == asked.end()) asked.push_back(std::move(one));
}

void add_values(const Node& node, std::vector<AskedValue>& asked) {
  if (node.occur == query::Occur::must_not) return;
  if (node.kind == query::Kind::filter) {
    AskedValue one;
    one.name = {node.field, node.property};
    one.value = node.text;
    add(std::move(one), asked);
  }
  for (const Node& child : node.children) add_values(child, asked);
}

std::size_t count_filters(const Node& node) {
  if (node.occur == query::Occur::must_not) return 0;
  std::size_t count = node.kind == query::Kind::filter ? 1 : 0;
  for (const Node& child : node.children) count += count_filters(child);
  return count;
}

std::vector<AskedValue> values_of(const Node& tree, const SearchRequest& request, const Session& session) {
  std::vector<AskedValue> asked;
  for (const std::string& source : request.sources) add(query::value_of_field(Field::source, source), asked);
  for (const std::string& place : request.places) add(query::value_of_field(Field::place, place), asked);
  for (const PropertyFilter& filter : request.where)
    if (const auto name = query::field_named(filter.name, own_names(session))) add({*name, filter.value}, asked);
  add_values(tree, asked);
  return asked;
}

bool is_known(const AskedValue& asked, const SearchRequest& request, Session& session) {
  SearchRequest only;
  only.where = {{std::string(query::name_of(asked.name)), asked.value}};
  only.expand = request.expand;
  only.aliases = request.aliases;
  const query::Compiled compiled = compile_request(Node(), only, session);
  return !retrieve(compiled.unranked, SortOrder::relevance, false, 1, session).matches.empty();
}

// The values that dispatches have under the name, by falling count; none for ids, which are all different.
std::vector<FacetValue> values_there_are(const FieldName& name, Session& session) {
  std::vector<FacetField> fields;
  std::vector<std::string> properties;
  if (name.field == Field::source) fields.push_back(FacetField::source);
  if (name.field == Field::place) fields.push_back(FacetField::place);
  if (const auto counted = counted_name(std::string(query::name_of(name)), own_names(session)))
    properties.push_back(*counted);
  if (fields.empty() && properties.empty()) return {};
  FacetCounter counter(fields, properties, session.all());
  count_matches(query::everything(), counter.spies(), session);
  return std::move(counter.facets().front().values);
}

bool is_letter(char c) { return base::is_digit(c) || (c >= 'a' && c <= 'z') || (c & 0x80) != 0; }

std::vector<std::string_view> words_in(std::string_view folded) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < folded.size();) {
    const auto begin = std::find_if(folded.begin() + static_cast<std::ptrdiff_t>(at), folded.end(), is_letter);
    const auto end = std::find_if_not(begin, folded.end(), is_letter);
    if (begin != end) words.emplace_back(begin, end);
    at = static_cast<std::size_t>(end - folded.begin());
  }
  return words;
}

std::string initials_of(std::string_view folded) {
  std::string initials;
  for (const std::string_view word : words_in(folded)) initials += word.front();
  return initials;
}

bool begins_with_word(std::string_view longer, std::string_view beginning) {
  return beginning.size() >= kLeastPart && longer.starts_with(beginning) &&
         (longer.size() == beginning.size() || !is_letter(longer[beginning.size()]));
}

bool are_related(std::string_view typed, std::string_view value) {
  if (typed.size() >= kLeastPart && value.starts_with(typed)) return true;
  if (begins_with_word(typed, value)) return true;
  return (value.size() >= kLeastAcronym && initials_of(typed) == value) ||
         (typed.size() >= kLeastAcronym && initials_of(value) == typed);
}

void add_nearest(const FacetValue& value, std::vector<std::string>& nearest) {
  if (nearest.size() < kNearest && std::ranges::find(nearest, value.value) == nearest.end())
    nearest.push_back(value.value);
}

}  // namespace

bool filters_by_several_values(const Node& tree, const SearchRequest& request) {
  return request.sources.size() + request.places.size() + request.where.size() + count_filters(tree) > 1;
}

std::vector<std::string> nearest_values(std::string_view typed, const std::vector<FacetValue>& values) {
  const std::string folded = text::fold(typed);
  std::vector<std::string> spellings;
  for (const FacetValue& value : values) spellings.push_back(text::fold(value.value));
  std::vector<std::pair<std::string_view, std::size_t>> parts;  // of each value, the whole first
  for (std::size_t i = 0; i < spellings.size(); ++i) parts.emplace_back(spellings[i], i);
  for (std::size_t i = 0; i < spellings.size(); ++i)
    for (const std::string_view word : words_in(spellings[i]))
      if (word.size() >= kLeastPart) parts.emplace_back(word, i);
  std::vector<std::string_view> names;
  for (const auto& [name, i] : parts) names.push_back(name);
  std::vector<std::string> nearest;
  for (const std::string_view name : query::nearest_names(folded, names))
    add_nearest(values[parts[static_cast<std::size_t>(std::ranges::find(names, name) - names.begin())].second],
                nearest);
  for (std::size_t i = 0; i < spellings.size(); ++i)
    if (are_related(folded, spellings[i])) add_nearest(values[i], nearest);
  return nearest;
}

std::vector<UnknownValue> unknown_values(const Node& tree, const SearchRequest& request, Session& session) {
  std::vector<UnknownValue> unknown;
  for (const AskedValue& asked : values_of(tree, request, session)) {
    session.deadline().check();
    if (is_known(asked, request, session)) continue;
    std::vector<FacetValue> known = values_there_are(asked.name, session);
    UnknownValue value{std::string(query::name_of(asked.name)), asked.value, nearest_values(asked.value, known), {}};
    if (known.size() > kShownValues) known.resize(kShownValues);
    value.known = std::move(known);
    unknown.push_back(std::move(value));
  }
  return unknown;
}

}  // namespace depeche::search
