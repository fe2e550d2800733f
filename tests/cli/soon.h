#pragma once

// Waiting for what other programs do.

#include <chrono>
#include <functional>
#include <thread>

namespace depeche::test {

// Long enough for a machine that has other things to do; a watch that works needs a tenth of it.
inline constexpr std::chrono::seconds kDeadline{20};

inline bool soon(const std::function<bool()>& holds) {
  using Clock = std::chrono::steady_clock;
  for (const auto end = Clock::now() + kDeadline; Clock::now() < end;
       std::this_thread::sleep_for(std::chrono::milliseconds(20)))
    if (holds()) return true;
  return holds();
}

}  // namespace depeche::test
