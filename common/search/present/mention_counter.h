#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "base/xapian.h"
#include "depeche/search.h"

namespace depeche::search {

// Counts how many of the matches that Xapian shows it mention each day, month and year.
class MentionCounter : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& document, double weight) override;

  // For parts that other processes have: they count, and what they counted is added here.
  std::string name() const override { return "depeche.mentions"; }
  Xapian::MatchSpy* clone() const override { return new MentionCounter; }
  std::string serialise() const override { return {}; }
  Xapian::MatchSpy* unserialise(const std::string&, const Xapian::Registry&) const override {
    return new MentionCounter;
  }
  std::string serialise_results() const override;
  void merge_results(const std::string& bytes) override;

  // year → month → day, in calendar order. A match counts once for each value, however often it mentions it.
  std::vector<FacetValue> values() const;

 private:
  std::map<std::uint32_t, std::size_t> counts_;  // by the digits of 2022-01-13, zero where there is no day or month
  std::vector<std::uint32_t> of_match_;
};

}  // namespace depeche::search
