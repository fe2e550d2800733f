#include "text/word_table.h"

#include <limits>
#include <utility>

namespace depeche::text {
namespace {

constexpr std::size_t kFirstSlots = 1 << 10;

}  // namespace

void WordTable::insert(std::string_view spelling, std::uint32_t hash, const Word& word) {
  const std::size_t entry = entries_.size();
  if (entry + sizeof(Head) + spelling.size() > std::numeric_limits<std::uint32_t>::max()) return;
  if (2 * ++size_ > slots_.size()) grow();
  place({hash, static_cast<std::uint32_t>(entry)});
  const Head head{&word, spelling.size()};
  entries_.append(reinterpret_cast<const char*>(&head), sizeof head).append(spelling);
}

void WordTable::clear() {
  slots_.assign(kFirstSlots, {});
  mask_ = kFirstSlots - 1;
  entries_.assign(1, '\0');  // so that no entry is at 0
  size_ = 0;
}

void WordTable::place(Slot slot) {
  std::size_t at = slot.hash & mask_;
  while (slots_[at].entry != 0) at = (at + 1) & mask_;
  slots_[at] = slot;
}

void WordTable::grow() {
  const std::vector<Slot> old = std::exchange(slots_, std::vector<Slot>(2 * slots_.size()));
  mask_ = slots_.size() - 1;
  for (const Slot& slot : old)
    if (slot.entry != 0) place(slot);
}

}  // namespace depeche::text
