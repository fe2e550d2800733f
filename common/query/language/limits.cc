#include "query/language/limits.h"

#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "base/message.h"

namespace depeche::query {
namespace {

bool only_ranks(const Node& node, Kind list) {
  return list == Kind::ranked && node.kind == Kind::word && node.occur == Occur::should;
}

// What a leaf says, its place left out.
auto meaning(const Node& leaf) {
  return std::tuple(leaf.kind, leaf.occur, leaf.text, leaf.field, leaf.property, leaf.edits, leaf.certain,
                    leaf.is_pattern, leaf.near.words, leaf.dates ? leaf.dates->first : Day{},
                    leaf.dates ? leaf.dates->last : Day{});
}

class Counter {
 public:
  // Of `node`, a child of a list of that kind, and of what is below it. Trees are as shallow as parser.h says.
  Status add(const Node& node, Kind list) {
    const bool counts = !only_ranks(node, list);
    if (counts && ++clauses_ > kMaxClauses) return too_many(node);
    if (counts || node.text.size() > kLongWord) bytes_ += node.text.size();
    if (bytes_ > kMaxClauseBytes) return too_long(node);
    for (const Node& child : node.children)
      if (Status status = add(child, node.kind); !status) return status;
    return {};
  }

 private:
  static Status too_many(const Node& node) {
    return fail(ErrorCode::query,
                tr("the query has more than {} parts other than words that only rank: phrases, words near others, "
                   "patterns, dates, fields, groups, and what is required, excluded or beside an operator",
                   kMaxClauses),
                tr("leave some out, or ask several queries"), node.begin);
  }

  static Status too_long(const Node& node) {
    return fail(ErrorCode::query,
                tr("the phrases of the query, what is required, excluded or beside an operator, and words of more than "
                   "{} bytes, "
                   "are longer than {} bytes",
                   kLongWord, kMaxClauseBytes),
                tr("leave out the quotation marks, the + or the -, so that the words only rank; put blanks into what "
                   "is joined"),
                node.begin);
  }

  std::size_t clauses_ = 0;
  std::size_t bytes_ = 0;
};

}  // namespace

Status check_length(std::string_view query) {
  if (query.size() <= kMaxQueryBytes) return {};
  return fail(ErrorCode::query, tr("the query is longer than {} bytes", kMaxQueryBytes),
              tr("ask by a part of the text"), kMaxQueryBytes);
}

std::vector<Node> without_repeated(std::vector<Node> children, Kind list) {
  std::set<decltype(meaning(children.front()))> said;
  std::erase_if(children, [&](const Node& child) {
    return child.children.empty() && !only_ranks(child, list) && !said.insert(meaning(child)).second;
  });
  return children;
}

Status check_clauses(const Node& tree) {
  Counter counter;
  if (tree.children.empty()) return counter.add(tree, Kind::ranked);
  for (const Node& child : tree.children)
    if (Status status = counter.add(child, tree.kind); !status) return status;
  return {};
}

}  // namespace depeche::query
