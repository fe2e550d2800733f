#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <unordered_map>
#include <utility>

namespace depeche::schema {

// What is kept under names until there is too much of it. Then the oldest goes that was not asked for since its turn
// came last (the clock algorithm, Corbató 1968), one at a time: forgetting all at once made one search of a hundred
// wait for 3 ms. Not for several threads.
template <class Value>
class SecondChance {
 public:
  bool contains(const std::string& key) const { return entries_.contains(key); }
  std::size_t size() const { return entries_.size(); }
  // Null where there is none. Valid until it is dropped.
  const Value* find(const std::string& key) {
    const auto known = entries_.find(key);
    if (known == entries_.end()) return nullptr;
    known->second.is_asked_again = true;
    return &known->second.value;
  }
  // Under a new key.
  const Value& add(const std::string& key, Value value) {
    const auto added = entries_.emplace(key, Entry{std::move(value)}).first;
    oldest_first_.push_back(&added->first);
    return added->second.value;
  }
  // What was kept under the key that goes. There must be one.
  Value drop() {
    for (std::size_t passed = 0; passed < kMostPassed && entries_.at(*oldest_first_.front()).is_asked_again; ++passed) {
      entries_.at(*oldest_first_.front()).is_asked_again = false;
      oldest_first_.push_back(oldest_first_.front());
      oldest_first_.pop_front();
    }
    const auto gone = entries_.find(*oldest_first_.front());
    oldest_first_.pop_front();
    Value value = std::move(gone->second.value);
    entries_.erase(gone);
    return value;
  }

 private:
  // So that no drop takes long.
  static constexpr std::size_t kMostPassed = 16;

  struct Entry {
    Value value;
    bool is_asked_again = false;
  };

  std::unordered_map<std::string, Entry> entries_;
  std::deque<const std::string*> oldest_first_;
};

}  // namespace depeche::schema
