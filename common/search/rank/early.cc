#include "search/rank/early.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace depeche::search {
namespace {

// Working the logarithm out for each word of each candidate takes a hundredth of a search.
double lateness(FirstPlace place) {
  static const auto kLogarithms = [] {
    std::array<double, kLatePlace + 1> logarithms{};
    for (std::size_t p = 0; p <= kLatePlace; ++p) logarithms[p] = std::log1p(p);
    return logarithms;
  }();
  return kLogarithms[std::min(place, kLatePlace)];
}

}  // namespace

std::vector<double> early(const std::vector<WordStatistics>& words, const std::vector<FirstPlaces>& places) {
  std::vector<double> counted(places.size());
  const auto candidates = static_cast<double>(places.size());
  for (std::size_t w = 0; w < words.size(); ++w) {
    const auto with = static_cast<double>(
        std::ranges::count_if(places, [&](const FirstPlaces& of_words) { return of_words[w] != kNoPlace; }));
    const double worth = words[w].share * std::log((candidates + 1) / (with + 0.5));
    for (std::size_t i = 0; i < places.size(); ++i) counted[i] -= worth * lateness(places[i][w]);
  }
  return counted;
}

}  // namespace depeche::search
