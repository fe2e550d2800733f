#include "search/without_filters.h"

#include <algorithm>
#include <optional>
#include <string>

#include "query/language/field_name.h"
#include "search/retrieve/retrieval.h"
#include "search/session/request.h"

namespace depeche::search {
namespace {

using query::Kind;
using query::Node;
using query::Occur;

using Names = std::vector<std::string>;

constexpr const char* kDates = "dates";
constexpr const char* kMentions = "mentions";
constexpr const char* kUsable = "usable";
constexpr const char* kAll = "filters";

bool contains(const Names& names, const std::string& name) { return std::ranges::find(names, name) != names.end(); }

void add(std::string name, Names& names) {
  if (!contains(names, name)) names.push_back(std::move(name));
}

// The name of the filter that a node is.
std::optional<std::string> filter_of(const Node& node) {
  if (node.kind == Kind::date) return node.field == schema::Field::mentions ? kMentions : kDates;
  if (node.kind == Kind::filter) return std::string(query::name_of({node.field, node.property}));
  return std::nullopt;
}

void add_filters(const Node& node, Names& names) {
  if (node.occur == Occur::must_not) return;
  if (auto name = filter_of(node)) add(std::move(*name), names);
  for (const Node& child : node.children) add_filters(child, names);
}

std::string name_of(const PropertyFilter& filter, const Session& session) {
  const auto name = query::field_named(filter.name, own_names(session));
  return name ? std::string(query::name_of(*name)) : filter.name;
}

Names filters_of(const Node& tree, const SearchRequest& request, const Session& session) {
  Names names;
  if (request.dated || request.written) add(kDates, names);
  if (request.mentioned) add(kMentions, names);
  if (!request.sources.empty()) add("source", names);
  if (!request.places.empty()) add("place", names);
  for (const PropertyFilter& filter : request.where) add(name_of(filter, session), names);
  if (request.usable) add(kUsable, names);
  add_filters(tree, names);
  return names;
}

// Takes the filters out of what the node asks for. False when nothing is left of it.
bool keep_without(const Names& names, Node& node) {
  if (node.occur == Occur::must_not) return true;
  if (const auto name = filter_of(node)) return !contains(names, *name);
  if (node.children.empty()) return true;
  std::erase_if(node.children, [&](Node& child) { return !keep_without(names, child); });
  return !node.children.empty();
}

Node tree_without(const Names& names, Node tree) {
  if (!keep_without(names, tree)) return {};
  return tree;
}

SearchRequest request_without(const Names& names, SearchRequest request, const Session& session) {
  if (contains(names, kDates)) request.dated.reset(), request.written.reset();
  if (contains(names, kMentions)) request.mentioned.reset();
  if (contains(names, kUsable)) request.usable = false;
  if (contains(names, "source")) request.sources.clear();
  if (contains(names, "place")) request.places.clear();
  std::erase_if(request.where, [&](const PropertyFilter& filter) { return contains(names, name_of(filter, session)); });
  return request;
}

bool says_something(const Node& tree) {
  if (tree.children.empty()) return tree.kind != Kind::ranked;
  return std::ranges::any_of(tree.children, [](const Node& child) { return child.occur != Occur::must_not; });
}

std::size_t total_without(const Names& names, const Node& tree, const SearchRequest& request, Session& session) {
  const Node rest = tree_without(names, tree);
  const SearchRequest wider = request_without(names, request, session);
  return count_matches(compile_request(rest, wider, session).unranked, {}, session);
}

}  // namespace

std::vector<WithoutFilter> totals_without_filters(const Node& tree, const SearchRequest& request, Session& session) {
  const Names names = filters_of(tree, request, session);
  std::vector<WithoutFilter> totals;
  bool one_finds = false;
  for (const std::string& name : names) {
    totals.push_back({name, total_without({name}, tree, request, session)});
    one_finds = one_finds || totals.back().total > 0;
  }
  if (names.size() > 1 && !one_finds && says_something(tree_without(names, tree)))
    totals.push_back({kAll, total_without(names, tree, request, session)});
  return totals;
}

}  // namespace depeche::search
