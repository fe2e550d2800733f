#include "search/rank/named_days.h"

#include <algorithm>
#include <cmath>
#include <optional>
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

constexpr double kWeekdays = 7;

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// How many dates there are of the kind that a mention is; 1 where it does not count.
double kinds(std::string_view expression, DatePrecision precision) {
  if (precision == DatePrecision::month) return 12;
  if (precision != DatePrecision::day) return 1;
  return has_digit(expression) ? 365 : kWeekdays;
}

bool is_beside(const DateRange& named, const DateRange& written) {
  constexpr std::chrono::days kOne{1};
  return std::chrono::sys_days(written.first) <= std::chrono::sys_days(named.last) + kOne &&
         std::chrono::sys_days(named.first) <= std::chrono::sys_days(written.last) + kOne;
}

}  // namespace

NamedDays::NamedDays(const query::Node& tree) {
  append_typed(tree, text_);
  if (!time::names_dates(text_)) text_.clear();
}

std::vector<NamedDay> NamedDays::read_from(const DateRange& written) const {
  std::vector<NamedDay> days;
  for (const time::DateMention& mention : time::find_dates(text_, written)) {
    const std::string_view expression = std::string_view(text_).substr(mention.begin, mention.end - mention.begin);
    days.push_back({mention.range, kinds(expression, mention.range.precision)});
  }
  return days;
}

double agreement(const std::vector<NamedDay>& days, const DateRange& written,
                 const std::function<std::vector<DateRange>()>& mentioned) {
  std::optional<std::vector<DateRange>> mentions;
  const auto mentions_one_of = [&](const DateRange& named) {
    if (!mentions) mentions = mentioned();
    return std::any_of(mentions->begin(), mentions->end(),
                       [&](const DateRange& range) { return named.contains(range); });
  };
  double nats = 0;
  for (const NamedDay& day : days) {
    if (day.range.contains(written))
      nats += std::log(day.kinds);
    else if (is_beside(day.range, written) || (day.kinds > kWeekdays && mentions_one_of(day.range)))
      nats += std::log(day.kinds) / 2;
  }
  return nats;
}

}  // namespace depeche::search
