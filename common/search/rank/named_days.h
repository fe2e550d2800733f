#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/wire.h"
#include "depeche/date.h"
#include "query/language/tree.h"

namespace depeche::search {

// The days and months that a query names ("a annoncé vendredi", "dimanche 2 juin", "en mars"). Each is read as the
// dispatch at hand would mean it, since copy is written on the day that it tells of, or on the next.
class NamedDays {
 public:
  NamedDays() = default;  // none
  explicit NamedDays(const query::Node& tree);

  // Whether the query names no date. Then every agreement is 0.
  bool empty() const { return text_.empty(); }
  // In nats, how unlikely it is to agree so well by chance: for each date the logarithm of how many there are of its
  // kind (7 weekdays, 365 days of the year, 12 months), in full for a dispatch written then, half for one written a day
  // before or after, or that mentions the day of the year or the month. `mentioned` is only called when that counts.
  double agreement(const DateRange& written, const std::function<std::vector<DateRange>()>& mentioned) const;

 private:
  friend base::Shipped<NamedDays>;

  std::string text_;  // what was typed, without operators and filters
};

}  // namespace depeche::search

namespace depeche::base {

template <>
struct Shipped<search::NamedDays> {
  static auto of(auto& days) { return std::tie(days.text_); }
};

}  // namespace depeche::base
