#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "base/xapian.h"
#include "depeche/search.h"

namespace depeche::search {

// Counts when the matches that Xapian shows it were written.
class DateCounter : public Xapian::MatchSpy {
 public:
  // `has_moments`: false when no document of the index has one.
  explicit DateCounter(bool has_moments) : has_moments_(has_moments) {}

  void operator()(const Xapian::Document& document, double weight) override;

  // For parts that other processes have: they count, and what they counted is added here.
  std::string name() const override { return "depeche.dates"; }
  Xapian::MatchSpy* clone() const override { return new DateCounter(has_moments_); }
  std::string serialise() const override;
  Xapian::MatchSpy* unserialise(const std::string& bytes, const Xapian::Registry& registry) const override;
  std::string serialise_results() const override;
  void merge_results(const std::string& bytes) override;

  // year → month → day → hour, in calendar order: hours where all that is dated to the day is of one day, and no days
  // where it spans more than a year. A match that is known to the month counts there and above; one that is known to
  // another interval where that lies inside, or stands beside the years.
  std::vector<FacetValue> values() const;
  std::size_t undated() const { return undated_; }

 private:
  using Hour = std::chrono::sys_time<std::chrono::hours>;

  bool has_moments_;
  std::map<std::string, std::size_t> dates_;  // by the dates as they are written
  std::map<Hour, std::size_t> hours_;
  std::size_t undated_ = 0;
};

}  // namespace depeche::search
