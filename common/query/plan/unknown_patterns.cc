#include "query/plan/unknown_patterns.h"

#include <variant>

namespace depeche::query {
namespace {

void add_patterns(const PlanList& list, std::vector<std::string>& unknown) {
  for (const std::vector<PlanNode>* nodes : {&list.must, &list.may})
    for (const PlanNode& node : *nodes) {
      if (const auto* leaf = std::get_if<PatternLeaf>(&node.what); leaf != nullptr && leaf->forms.empty())
        unknown.push_back(leaf->pattern.text.empty() ? leaf->pattern.folded + '~' : leaf->pattern.text);
      if (const auto* group = std::get_if<PlanList>(&node.what)) add_patterns(*group, unknown);
    }
}

}  // namespace

std::vector<std::string> unknown_patterns(const Plan& plan) {
  std::vector<std::string> unknown;
  add_patterns(plan.root, unknown);
  return unknown;
}

}  // namespace depeche::query
