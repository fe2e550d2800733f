#include "index/parts/merge_plan.h"

#include <catch2/catch.hpp>

using namespace depeche::index;

namespace {

std::vector<PartSize> parts_of(const std::vector<std::size_t>& dispatches) {
  std::vector<PartSize> parts;
  for (const std::size_t count : dispatches) parts.push_back({count, count});
  return parts;
}

}  // namespace

TEST_CASE("Parts are merged so that each has less than half of the one before it, and there are not too many") {
  struct Row {
    std::vector<std::size_t> parts;
    std::size_t most;
    std::optional<PartRange> merged;
  };
  const std::vector<Row> rows{
      {{}, 8, std::nullopt},
      {{10}, 8, std::nullopt},
      {{100, 40, 10}, 8, std::nullopt},
      {{100, 50}, 8, std::nullopt},
      {{100, 51}, 8, PartRange{0, 2}},
      {{1000, 100, 60}, 8, PartRange{1, 3}},
      {{1000, 100, 40, 30}, 8, PartRange{1, 4}},   // what is merged is merged with the one before
      {{1000, 400, 190, 99}, 8, PartRange{0, 4}},  // up to the first
      {{100, 80, 10}, 8, PartRange{0, 3}},         // with the first part all are merged, for topics
      {{1000, 0, 60, 10}, 8, PartRange{1, 3}},     // one that has lost everything
      {{1000, 300, 100, 20}, 3, PartRange{2, 4}},
      {{1000, 300, 100, 20}, 1, PartRange{0, 4}},
      {{1000, 300}, 0, PartRange{0, 2}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.parts, row.most);
    CHECK(next_merge(parts_of(row.parts), row.most) == row.merged);
  }
}

TEST_CASE("A part is written anew when only a third of its numbers have documents") {
  CHECK(next_merge({{90'000, 100'000}, {3'000, 12'000}}, 8) == PartRange{1, 2});
  CHECK(next_merge({{90'000, 100'000}, {4'000, 12'000}}, 8) == std::nullopt);
  CHECK(next_merge({{90'000, 100'000}, {3, 9'000}}, 8) == std::nullopt);
  CHECK(next_merge({{30'000, 100'000}, {3'000, 3'000}}, 8) == PartRange{0, 2});
}

TEST_CASE("Additions of the same size make few parts, and each dispatch is written again a few times") {
  std::vector<std::size_t> sizes;
  std::size_t most = 0;
  std::size_t written = 0;
  constexpr std::size_t kRuns = 1000;
  for (std::size_t run = 0; run < kRuns; ++run) {
    sizes.push_back(1);
    while (const auto range = next_merge(parts_of(sizes), 64)) {
      std::size_t sum = 0;
      for (std::size_t part = range->begin; part < range->end; ++part) sum += sizes[part];
      written += sum;
      sizes.erase(sizes.begin() + static_cast<std::ptrdiff_t>(range->begin),
                  sizes.begin() + static_cast<std::ptrdiff_t>(range->end));
      sizes.insert(sizes.begin() + static_cast<std::ptrdiff_t>(range->begin), sum);
    }
    most = std::max(most, sizes.size());
  }
  CHECK(most <= 10);
  CHECK(written <= 10 * kRuns);
}
