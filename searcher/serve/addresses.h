#pragma once

// Addresses of dispatches that tell nothing of their ids, which may be paths: 128 bits, as 32 hexadecimal digits.

#include <chrono>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "depeche/search.h"

namespace depeche::serve {

// The same in every process.
std::string address_of(std::string_view id);
// Whether the text has the form of an address.
bool is_address(std::string_view text);

// What the addresses stand for. Those of answers are remembered; others are looked for among all ids, which takes some
// milliseconds for ten thousand dispatches. Several threads may use it.
class Addresses {
 public:
  // Remembers so many, about 100 bytes each.
  explicit Addresses(std::size_t most = 1 << 16) : most_(most) {}

  // The address of the id, which is remembered.
  std::string remember(const std::string& id);
  // The id with this address; nothing when no dispatch has it. Errors: those of Searcher::each_id().
  Result<std::optional<std::string>> find(std::string_view address, const Searcher& searcher,
                                          std::chrono::steady_clock::time_point deadline);

 private:
  void keep(const std::string& address, const std::string& id);

  const std::size_t most_;
  std::mutex mutex_;
  std::unordered_map<std::string, std::string> known_;
  std::deque<std::string> order_;  // of arrival
};

}  // namespace depeche::serve
