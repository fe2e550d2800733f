#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/xapian.h"
#include "depeche/search.h"

namespace depeche::search {

// Different spellings of a facet's values that are told apart. Those that come when there are more are not counted, so
// that a facet of numbers that are all different needs bounded memory.
inline constexpr std::size_t kMostSpellings = 100'000;

// What the values of a facet are.
enum class NamesOf { anything, places };

// Counts the names that stand in one slot of the matches that Xapian shows it. Names that differ only in case and
// accents are one, and a match counts once for each that it has.
class NameCounter : public Xapian::MatchSpy {
 public:
  // The slot holds one name.
  NameCounter(Xapian::valueno slot, NamesOf names) : slot_(slot), names_(names) {}
  // The slot holds the values of the property of that name, perhaps among those of others.
  explicit NameCounter(std::string property);

  void operator()(const Xapian::Document& document, double weight) override;

  // For parts that other processes have: they count, and what they counted is added here.
  std::string name() const override { return "depeche.names"; }
  Xapian::MatchSpy* clone() const override { return unserialise(serialise(), Xapian::Registry()); }
  std::string serialise() const override;
  Xapian::MatchSpy* unserialise(const std::string& bytes, const Xapian::Registry& registry) const override;
  std::string serialise_results() const override;
  void merge_results(const std::string& bytes) override;

  // By falling count, then by value. Of several spellings the most frequent is shown; of equally frequent ones the
  // first by its bytes, of places the last, which is not in capitals. A place without more, "ALMATY", is one with the
  // most frequent place that begins in the same way, "Almaty, Kazakhstan", and shown like that.
  std::vector<FacetValue> values() const;
  // Whether there were names that were not counted.
  bool is_cut() const { return is_cut_; }

 private:
  using Number = std::uint32_t;
  struct Spelling {
    std::size_t count = 0;
    Number name = 0;
  };
  struct Name {
    std::size_t count = 0;
    std::uint32_t last_match = 0;
  };

  Spelling* spelling_of(const std::string& value);
  void count(std::string_view value);
  void unite_places(std::vector<Number>& united) const;

  Xapian::valueno slot_;
  NamesOf names_ = NamesOf::anything;
  std::string property_;
  std::uint32_t match_ = 0;
  std::unordered_map<std::string, Spelling> spellings_;
  std::unordered_map<std::string, Number> numbers_;  // of names, by what spellings have in common
  std::vector<Name> counts_;                         // by number
  bool is_cut_ = false;
};

}  // namespace depeche::search
