#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "text/token.h"

namespace depeche::text {

// Spelling → word: a flat table with open addressing, since looking words up is most of the analyzer's work. A lookup
// touches one slot of 8 bytes and one entry, letters included. Not for several threads.
class WordTable {
 public:
  WordTable() { clear(); }

  // `hash`: of `spelling`, always by the same function. Null when the table does not have the spelling.
  const Word* find(std::string_view spelling, std::uint32_t hash) const {
    for (std::size_t at = hash & mask_; slots_[at].entry != 0; at = (at + 1) & mask_) {
      if (slots_[at].hash != hash) continue;
      const char* entry = entries_.data() + slots_[at].entry;
      Head head;
      std::memcpy(&head, entry, sizeof head);
      if (spelling == std::string_view(entry + sizeof head, head.size)) return head.word;
    }
    return nullptr;
  }

  // For a spelling that the table does not have; copies it. The word must outlive the entry. Beyond 4 GiB of spellings
  // nothing is added.
  void insert(std::string_view spelling, std::uint32_t hash, const Word& word);

  std::size_t size() const { return size_; }
  void clear();

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t entry = 0;  // place in entries_; 0 in an empty slot
  };
  struct Head {
    const Word* word = nullptr;
    std::size_t size = 0;
  };

  void place(Slot slot);
  void grow();

  std::vector<Slot> slots_;
  std::size_t mask_ = 0;
  std::string entries_;  // each a Head and the bytes of the spelling
  std::size_t size_ = 0;
};

}  // namespace depeche::text
