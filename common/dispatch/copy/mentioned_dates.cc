#include "dispatch/copy/mentioned_dates.h"

#include <algorithm>
#include <tuple>

#include "time/find_dates.h"

namespace depeche::dispatch {

std::vector<DateRange> mentioned_dates(const Dispatch& dispatch) {
  std::vector<DateRange> ranges;
  for (const std::string* field : {&dispatch.title, &dispatch.abstract, &dispatch.text})
    for (const time::DateMention& mention : time::find_dates(*field, dispatch.dated)) ranges.push_back(mention.range);
  std::sort(ranges.begin(), ranges.end(), [](const DateRange& a, const DateRange& b) {
    return std::tie(a.first, a.last) < std::tie(b.first, b.last);
  });
  ranges.erase(std::unique(ranges.begin(), ranges.end()), ranges.end());
  return ranges;
}

}  // namespace depeche::dispatch
