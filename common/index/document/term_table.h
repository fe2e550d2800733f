#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace depeche::index {

// Terms and their numbers, from 0 in the order in which they were met. Not for several threads.
class TermTable {
 public:
  TermTable() { clear(); }

  std::uint32_t number(std::string_view term);
  // Valid until number() meets a new term.
  std::string_view term(std::uint32_t number) const {
    return std::string_view(letters_).substr(begins_[number], begins_[number + 1] - begins_[number]);
  }
  std::size_t size() const { return begins_.size() - 1; }
  // The numbers in the order of their terms' bytes.
  std::vector<std::uint32_t> sorted() const;
  void clear();

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t next_number = 0;  // 0 in an empty slot
  };

  void widen();

  std::string letters_;
  std::vector<std::size_t> begins_;
  std::vector<Slot> slots_;  // open addressing; a power of two of them
};

}  // namespace depeche::index
