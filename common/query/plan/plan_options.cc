#include "query/plan/plan_options.h"

#include <string_view>

namespace depeche::query {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

bool has_several_words(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kBlanks);
  const std::size_t blank = text.find_first_of(kBlanks, first);
  return first != std::string_view::npos && text.find_first_not_of(kBlanks, blank) != std::string_view::npos;
}

}  // namespace

bool may_be_relaxed(const Node& node) {
  return node.kind == Kind::phrase && node.occur == Occur::should && !node.field && has_several_words(node.text);
}

}  // namespace depeche::query
