#include "query/plan/asked_dates.h"

#include <algorithm>

#include "time/asked_time.h"

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

void narrow_moments(const TimeSpan& moments, AskedDates& asked) {
  narrow(asked.dated, time::asked_between(moments.from, moments.until).days);
  const TimeSpan before = asked.written.value_or(moments);
  const TimeSpan both{std::max(before.from, moments.from), std::min(before.until, moments.until)};
  asked.written = both.from < both.until ? both : before;
}

void narrow_dates(const Node& tree, AskedDates& asked) {
  if (tree.occur == Occur::must_not) return;
  if (tree.kind == Kind::date && !tree.dates) return;
  if (tree.kind == Kind::date && tree.field == schema::Field::date) {
    if (tree.moments)
      narrow_moments(*tree.moments, asked);
    else
      narrow(asked.dated, tree.dates);
  }
  if (tree.kind == Kind::date && tree.field == schema::Field::mentions && !asked.mentioned)
    asked.mentioned = tree.dates;
  if (tree.kind == Kind::ranked || tree.kind == Kind::all)
    for (const Node& child : tree.children) narrow_dates(child, asked);
}

}  // namespace depeche::query
