#include "search/present/mention_counter.h"

#include <algorithm>
#include <chrono>
#include <string>

#include "base/wire.h"
#include "schema/range_list.h"
#include "schema/terms.h"
#include "schema/version.h"

namespace depeche::search {
namespace {

constexpr std::uint32_t kYear = 10000;
constexpr std::uint32_t kMonth = 100;

void append_nodes(const DateRange& unit, std::vector<std::uint32_t>& nodes) {
  const std::chrono::year_month_day day(unit.first);
  const std::uint32_t year = static_cast<std::uint32_t>(static_cast<int>(day.year())) * kYear;
  const std::uint32_t month = year + static_cast<unsigned>(day.month()) * kMonth;
  nodes.push_back(year);
  if (unit.precision == DatePrecision::year) return;
  nodes.push_back(month);
  if (unit.precision == DatePrecision::day) nodes.push_back(month + static_cast<unsigned>(day.day()));
}

// "2022", "2022-01", "2022-01-13".
std::string name_of(std::uint32_t node) {
  const auto year = static_cast<int>(node / kYear);
  const unsigned month = node % kYear / kMonth;
  const unsigned day = node % kMonth;
  if (month == 0) return to_string(year_range(year));
  if (day == 0) return to_string(month_range(year, month));
  return to_string(Day(std::chrono::year{year} / static_cast<int>(month) / static_cast<int>(day)));
}

}  // namespace

void MentionCounter::operator()(const Xapian::Document& document, double) {
  of_match_.clear();
  for (const DateRange& mention : schema::decode_ranges(document.get_value(schema::kMentionsSlot)))
    for (const DateRange& unit : schema::calendar_units(mention)) append_nodes(unit, of_match_);
  std::sort(of_match_.begin(), of_match_.end());
  of_match_.erase(std::unique(of_match_.begin(), of_match_.end()), of_match_.end());
  for (const std::uint32_t node : of_match_) ++counts_[node];
}

std::string MentionCounter::serialise_results() const { return base::to_wire(counts_); }

void MentionCounter::merge_results(const std::string& bytes) {
  for (const auto& [node, count] : base::WireReader(bytes).next<std::map<std::uint32_t, std::size_t>>())
    counts_[node] += count;
}

std::vector<FacetValue> MentionCounter::values() const {
  std::vector<FacetValue> years;
  for (const auto& [node, count] : counts_) {
    std::vector<FacetValue>* siblings = &years;
    if (node % kYear != 0) siblings = &siblings->back().children;
    if (node % kMonth != 0) siblings = &siblings->back().children;
    siblings->push_back({name_of(node), count, {}});
  }
  return years;
}

}  // namespace depeche::search
