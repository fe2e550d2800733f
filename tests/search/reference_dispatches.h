#pragma once

// The reference dispatches that stand beside the source where Dépêche is developed, and nowhere else.

#include <filesystem>
#include <iostream>
#include <optional>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "depeche/read.h"

namespace depeche::test {

// With the names of their files as ids. Nothing where they are absent, and says so.
inline std::optional<std::vector<Dispatch>> reference_dispatches() {
  const std::filesystem::path seeds = std::filesystem::path(DEPECHE_SOURCE_DIR) / ".." / "shared" / "seeds";
  if (!std::filesystem::is_directory(seeds)) {
    std::cout << "skipped: the reference dispatches are not beside the source\n";
    return std::nullopt;
  }
  std::vector<Dispatch> dispatches;
  ReadObserver observer;
  observer.dispatch = [&](Dispatch&& dispatch) {
    dispatch.id = std::filesystem::path(dispatch.path).stem().string();
    dispatches.push_back(std::move(dispatch));
  };
  observer.refused = [](const Refusal& refusal) { FAIL_CHECK(refusal.error.message); };
  read_source(seeds.string(), {}, observer);
  return dispatches;
}

}  // namespace depeche::test
