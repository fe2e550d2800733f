#pragma once

#include <atomic>

namespace depeche::search {

// The weight that the best documents have at least, as far as anybody knows: what cannot reach it need not be looked
// at. Several threads raise it while they find better ones.
class Threshold {
 public:
  float least() const { return least_.load(std::memory_order_relaxed); }
  void raise(float least) {
    constexpr float kRounding = 0.9999F;  // sums of float differ by their order
    least *= kRounding;
    float before = least_.load(std::memory_order_relaxed);
    while (before < least && !least_.compare_exchange_weak(before, least, std::memory_order_relaxed)) {
    }
  }

 private:
  std::atomic<float> least_ = 0;
};

}  // namespace depeche::search
