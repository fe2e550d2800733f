#include "search/rank/early.h"

#include <cmath>

#include <catch2/catch.hpp>

using namespace depeche::search;

namespace {

WordStatistics word_of(double share) { return {.idf = 5, .share = share}; }

}  // namespace

TEST_CASE("A word counts by how few of the candidates have it, and by where each has it first") {
  const std::vector<FirstPlaces> places{{0, 1}, {3, kNoPlace}, {kLatePlace, kNoPlace}};
  const std::vector<double> counted = early({word_of(1), word_of(1)}, places);
  const double of_all = std::log(4 / 3.5);
  const double of_one = std::log(4 / 1.5);
  CHECK(counted[0] == Approx(-of_one * std::log(2)));
  CHECK(counted[1] == Approx(-of_all * std::log(4) - of_one * std::log(1001)));
  CHECK(counted[2] == Approx(-(of_all + of_one) * std::log(1001)));
}

TEST_CASE("A word that was added does not count, and one that shares its worth counts by its share") {
  const std::vector<FirstPlaces> places{{1, 1}, {2, 7}};
  const double half = early({word_of(0.5), word_of(0)}, places)[1];
  CHECK(half == Approx(early({word_of(1), word_of(0)}, places)[1] / 2));
  CHECK(half < 0);
}

TEST_CASE("Without candidates nothing is early") { CHECK(early({word_of(1)}, {}).empty()); }
