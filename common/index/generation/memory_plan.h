#pragma once

#include <algorithm>
#include <cstddef>

namespace depeche::index {

// How a run divides its memory: shares of WriterOptions::memory, together about nine tenths of it.
struct MemoryPlan {
  std::size_t batch_text = 0;        // bytes of text in one batch: it costs about five times that to build
  std::size_t waiting_text = 0;      // bytes of text that wait for a thread
  std::size_t transaction_text = 0;  // bytes of text that may be added to a live database at once
  std::size_t cached_words = 0;      // that each thread keeps analysed
  std::size_t dictionary = 0;        // bytes of forms and stems before they are written to the disk
  std::size_t ids = 0;               // bytes of the table of ids before it becomes a file
};

inline MemoryPlan plan_memory(std::size_t memory, unsigned jobs) {
  constexpr std::size_t kBatchCost = 5;
  constexpr std::size_t kWordCost = 320;
  const std::size_t each = memory / jobs;
  MemoryPlan plan;
  plan.batch_text = std::clamp(each / 5 / kBatchCost, std::size_t{4} << 10, std::size_t{4} << 20);
  plan.waiting_text = memory / 20;
  plan.transaction_text = memory / 30;
  plan.cached_words = std::clamp(each / 5 / kWordCost, std::size_t{1} << 10, std::size_t{1} << 19);
  plan.dictionary = memory / 4;
  plan.ids = memory / 20;
  return plan;
}

}  // namespace depeche::index
