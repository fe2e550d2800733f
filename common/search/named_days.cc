#include "search/named_days.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "time/find_dates.h"

namespace depeche::search {
namespace {

using query::Kind;

void append_typed(const query::Node& node, std::string& text) {
  if (node.occur == query::Occur::must_not) return;
  if (node.kind == Kind::word || node.kind == Kind::phrase) text.append(node.text).push_back(' ');
  for (const query::Node& child : node.children) append_typed(child, text);
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

double surprise(std::string_view expression, DatePrecision precision) {
  if (precision == DatePrecision::month) return std::log(12);
  if (precision != DatePrecision::day) return 0;
  return std::log(has_digit(expression) ? 365 : 7);
}

double closeness(const DateRange& named, const DateRange& written, const std::vector<DateRange>& mentioned) {
  if (named.contains(written)) return 1;
  constexpr std::chrono::days kOne{1};
  const bool beside = std::chrono::sys_days(written.first) <= std::chrono::sys_days(named.last) + kOne &&
                      std::chrono::sys_days(named.first) <= std::chrono::sys_days(written.last) + kOne;
  const auto inside = [&](const DateRange& range) { return named.contains(range); };
  return beside || std::any_of(mentioned.begin(), mentioned.end(), inside) ? 0.5 : 0;
}

}  // namespace

NamedDays::NamedDays(const query::Node& tree) {
  append_typed(tree, text_);
  if (!time::names_dates(text_)) text_.clear();
}

double NamedDays::agreement(const DateRange& written, const std::vector<DateRange>& mentioned) const {
  double nats = 0;
  for (const time::DateMention& mention : time::find_dates(text_, written)) {
    const std::string_view expression = std::string_view(text_).substr(mention.begin, mention.end - mention.begin);
    nats += surprise(expression, mention.range.precision) * closeness(mention.range, written, mentioned);
  }
  return nats;
}

}  // namespace depeche::search
