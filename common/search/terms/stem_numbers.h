#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace depeche::search {

// Numbers stems in the order in which they come. A table of its own: what std::unordered_map takes to follow its lists
// was a sixth of a timeline.
class StemNumbers {
 public:
  StemNumbers() : slots_(std::size_t{1} << 12) {}

  std::uint32_t of(std::string_view stem) {
    const std::size_t hash = std::hash<std::string_view>{}(stem);
    for (std::size_t slot = hash & mask();; slot = (slot + 1) & mask()) {
      if (slots_[slot].number == kFree) return add(stem, hash, slot);
      if (slots_[slot].hash == static_cast<std::uint32_t>(hash) && (*this)[slots_[slot].number] == stem)
        return slots_[slot].number;
    }
  }
  std::size_t size() const { return begins_.size() - 1; }
  // Valid until the next stem is numbered.
  std::string_view operator[](std::size_t number) const {
    return std::string_view(letters_).substr(begins_[number], begins_[number + 1] - begins_[number]);
  }

 private:
  static constexpr std::uint32_t kFree = ~std::uint32_t{0};
  struct Slot {
    std::uint32_t number = kFree;
    std::uint32_t hash = 0;  // its lower half
  };

  std::size_t mask() const { return slots_.size() - 1; }

  std::uint32_t add(std::string_view stem, std::size_t hash, std::size_t slot) {
    const auto number = static_cast<std::uint32_t>(size());
    letters_ += stem;
    begins_.push_back(letters_.size());
    slots_[slot] = {number, static_cast<std::uint32_t>(hash)};
    if (2 * size() > slots_.size()) grow();
    return number;
  }

  void grow() {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    for (const Slot& moved : old) {
      if (moved.number == kFree) continue;
      std::size_t slot = std::hash<std::string_view>{}((*this)[moved.number]) & mask();
      while (slots_[slot].number != kFree) slot = (slot + 1) & mask();
      slots_[slot] = moved;
    }
  }

  std::vector<Slot> slots_;
  std::string letters_;
  std::vector<std::size_t> begins_{0};  // of each stem, and the end of the last
};

}  // namespace depeche::search
