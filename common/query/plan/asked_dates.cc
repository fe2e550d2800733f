#include "query/plan/asked_dates.h"

#include <algorithm>

namespace depeche::query {
namespace {

void narrow(std::optional<DateRange>& dated, const std::optional<DateRange>& range) {
  if (!range) return;
  if (!dated) {
    dated = range;
    return;
  }
  const Day first = std::max(dated->first, range->first);
  const Day last = std::min(dated->last, range->last);
  if (first <= last) dated = range_between(first, last);
}

}  // namespace

void narrow_dates(const Node& tree, std::optional<DateRange>& dated, std::optional<DateRange>& mentioned) {
  if (tree.occur == Occur::must_not) return;
  if (tree.kind == Kind::date && tree.field == schema::Field::date) narrow(dated, tree.dates);
  if (tree.kind == Kind::date && tree.field == schema::Field::mentions && !mentioned) mentioned = tree.dates;
  if (tree.kind == Kind::ranked || tree.kind == Kind::all)
    for (const Node& child : tree.children) narrow_dates(child, dated, mentioned);
}

}  // namespace depeche::query
