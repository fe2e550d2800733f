#include "search/present/name_counter.h"

#include <algorithm>
#include <map>
#include <memory>
#include <numeric>
#include <utility>

#include "base/wire.h"
#include "schema/property_values.h"
#include "text/normalizer.h"

namespace depeche::base {

template <>
inline constexpr std::uint64_t kLastOnWire<search::NamesOf> = static_cast<std::uint64_t>(search::NamesOf::places);

}  // namespace depeche::base

namespace depeche::search {
namespace {

// Where what is said of a place beside its name begins: ", Kazakhstan", " (Kazakhstan)".
std::size_t end_of_place(std::string_view place) {
  const std::size_t mark = place.find_first_of(",;/(");
  if (mark == std::string_view::npos || mark == 0) return place.size();
  return place.find_last_not_of(' ', mark - 1) + 1;
}

struct MostUsed {
  std::string value;
  std::size_t count = 0;
};

}  // namespace

NameCounter::NameCounter(std::string property)
    : slot_(schema::property_slot(property)), property_(std::move(property)) {}

void NameCounter::operator()(const Xapian::Document& document, double) {
  const std::string value = document.get_value(slot_);
  if (value.empty()) return;
  ++match_;
  if (property_.empty()) return count(value);
  for (const std::string_view one : schema::property_values(property_, value)) count(one);
}

// Null when it is new and there are too many.
NameCounter::Spelling* NameCounter::spelling_of(const std::string& value) {
  const auto known = spellings_.find(value);
  if (known != spellings_.end()) return &known->second;
  if (spellings_.size() >= kMostSpellings) {
    is_cut_ = true;
    return nullptr;
  }
  const auto [number, is_new] = numbers_.try_emplace(text::fold(value), static_cast<Number>(counts_.size()));
  if (is_new) counts_.emplace_back();
  return &spellings_.emplace(value, Spelling{0, number->second}).first->second;
}

void NameCounter::count(std::string_view value) {
  Spelling* const spelling = spelling_of(std::string(value));
  if (spelling == nullptr) return;
  ++spelling->count;
  Name& name = counts_[spelling->name];
  if (std::exchange(name.last_match, match_) != match_) ++name.count;
}

std::string NameCounter::serialise() const { return base::to_wire(slot_, names_, property_); }

Xapian::MatchSpy* NameCounter::unserialise(const std::string& bytes, const Xapian::Registry&) const {
  base::WireReader reader(bytes);
  auto counter = std::make_unique<NameCounter>(Xapian::valueno{}, NamesOf::anything);
  reader(counter->slot_, counter->names_, counter->property_).end();
  return counter.release();
}

// How often each spelling was met, and in how many matches what each name is written as.
std::string NameCounter::serialise_results() const {
  std::vector<std::pair<std::string, std::size_t>> spellings;
  std::map<std::string, std::size_t> matches;  // by one of the spellings
  for (const auto& [value, spelling] : spellings_) spellings.emplace_back(value, spelling.count);
  for (const auto& [value, spelling] : spellings_) matches.emplace(text::fold(value), counts_[spelling.name].count);
  return base::to_wire(spellings, matches, is_cut_);
}

void NameCounter::merge_results(const std::string& bytes) {
  base::WireReader reader(bytes);
  for (const auto& [value, count] : reader.next<std::vector<std::pair<std::string, std::size_t>>>())
    if (Spelling* const spelling = spelling_of(value)) spelling->count += count;
  for (const auto& [folded, matches] : reader.next<std::map<std::string, std::size_t>>())
    if (const auto number = numbers_.find(folded); number != numbers_.end()) counts_[number->second].count += matches;
  is_cut_ = reader.next<bool>() || is_cut_;
}

// Gives a place that only has its name the number of the most frequent one that says more and begins with it.
void NameCounter::unite_places(std::vector<Number>& united) const {
  std::map<std::string, std::pair<std::size_t, std::string>> longer;  // the best by the name it begins with
  for (const auto& [folded, number] : numbers_) {
    const std::size_t end = end_of_place(folded);
    if (end == folded.size()) continue;
    auto& [count, best] = longer[folded.substr(0, end)];
    if (counts_[number].count < count || (counts_[number].count == count && !best.empty() && best < folded)) continue;
    count = counts_[number].count;
    best = folded;
  }
  for (const auto& [folded, number] : numbers_)
    if (const auto found = longer.find(folded); found != longer.end())
      united[number] = numbers_.at(found->second.second);
}

std::vector<FacetValue> NameCounter::values() const {
  std::vector<Number> united(counts_.size());
  std::iota(united.begin(), united.end(), Number{0});
  const bool are_places = names_ == NamesOf::places;
  if (are_places) unite_places(united);
  std::vector<MostUsed> shown(counts_.size());
  for (const auto& [value, spelling] : spellings_) {
    MostUsed& best = shown[spelling.name];
    const bool comes_first = are_places ? value > best.value : value < best.value;
    if (spelling.count > best.count || (spelling.count == best.count && comes_first)) best = {value, spelling.count};
  }
  std::vector<FacetValue> values(counts_.size());
  for (Number number = 0; number < counts_.size(); ++number) {
    values[united[number]].count += counts_[number].count;
    if (united[number] == number) values[number].value = std::move(shown[number].value);
  }
  std::erase_if(values, [](const FacetValue& value) { return value.count == 0; });
  std::ranges::sort(values, [](const FacetValue& a, const FacetValue& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  });
  return values;
}

}  // namespace depeche::search
