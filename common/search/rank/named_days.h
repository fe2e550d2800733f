#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/wire.h"
#include "depeche/date.h"
#include "query/language/tree.h"

namespace depeche::search {

struct NamedDay {
  DateRange range;
  double kinds = 1;  // how many dates there are of its kind: 7 weekdays, 365 days of the year, 12 months
};

// The days and months that a query names ("a annoncé vendredi", "dimanche 2 juin", "en mars"). Each is read as the
// dispatch at hand would mean it, since copy is written on the day that it tells of, or on the next.
class NamedDays {
 public:
  NamedDays() = default;  // none
  explicit NamedDays(const query::Node& tree);

  // Whether the query names no date.
  bool empty() const { return text_.empty(); }
  // What the query names, as a dispatch that was written then would mean it.
  std::vector<NamedDay> read_from(const DateRange& written) const;

 private:
  friend base::Shipped<NamedDays>;

  std::string text_;  // what was typed, without operators and filters
};

// In nats, how unlikely it is to agree so well by chance: for each date the logarithm of how many there are of its
// kind, in full for a dispatch written then, half for one written a day before or after, or that mentions the day of
// the year or the month. `days` are read from `written`; `mentioned` is only called when that counts.
double agreement(const std::vector<NamedDay>& days, const DateRange& written,
                 const std::function<std::vector<DateRange>()>& mentioned);

}  // namespace depeche::search

namespace depeche::base {

template <>
struct Shipped<search::NamedDays> {
  static auto of(auto& days) { return std::tie(days.text_); }
};

}  // namespace depeche::base
