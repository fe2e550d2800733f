#include "index/pending/pending_ids.h"

#include <algorithm>
#include <utility>

namespace depeche::index {
namespace {

constexpr std::size_t kFirstSlots = 1024;
// After so many steps through a large table, or looks into it, its pages are given back. With ten million ids, those
// that the dispatches of a batch had touched and those around them held 700 MB.
constexpr std::size_t kSteps = 512;

}  // namespace

PendingIds::PendingIds(std::filesystem::path directory, std::size_t bytes_in_memory)
    : directory_(std::move(directory)), bytes_in_memory_(bytes_in_memory), slots_(directory_, bytes_in_memory_) {}

PendingIds::Slot& PendingIds::slot_of(const IdHash& key, base::PagedArray<Slot>& slots, std::size_t count) {
  std::size_t at = key.back() & (count - 1);
  while (slots[at].used != 0 && slots[at].key != key) at = (at + 1) & (count - 1);
  return slots[at];
}

const PendingId* PendingIds::find(std::string_view id) {
  if (size_ == 0) return nullptr;
  note_touch();
  Slot& slot = slot_of(hash_of_id(id), slots_, slot_count_);
  return slot.used != 0 ? &slot.pending : nullptr;
}

Status PendingIds::put(std::string_view id, const PendingId& pending) {
  if (size_ + size_ / 4 >= slot_count_)
    if (auto status = widen(); !status) return status;
  note_touch();
  const IdHash key = hash_of_id(id);
  Slot& slot = slot_of(key, slots_, slot_count_);
  if (slot.used == 0) {
    ++size_;
    leaving_ += pending.committed != 0 ? 1 : 0;
  }
  slot = {key, pending, 1};
  return {};
}

void PendingIds::note_touch() {
  if (++touched_ % kSteps == 0) slots_.rest();
}

Status PendingIds::widen() {
  const std::size_t count = slot_count_ == 0 ? kFirstSlots : slot_count_ * 2;
  base::PagedArray<Slot> wider(directory_, bytes_in_memory_);
  if (auto status = wider.reserve(count); !status) return status;
  for (std::size_t at = 0; at < slot_count_; ++at) {
    if (slots_[at].used != 0) slot_of(slots_[at].key, wider, count) = slots_[at];
    if (at % kSteps != 0) continue;
    slots_.rest();
    wider.rest();
  }
  slots_ = std::move(wider);
  slot_count_ = count;
  return {};
}

std::vector<std::uint32_t> PendingIds::leaving(std::uint32_t part) const {
  std::vector<std::uint32_t> ids;
  for (std::size_t at = 0; at < slot_count_ && ids.size() < leaving_; ++at) {
    const PendingId& pending = slots_[at].pending;
    if (slots_[at].used != 0 && pending.committed != 0 && pending.part == part) ids.push_back(pending.committed);
    if (at % kSteps == 0) slots_.rest();
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

std::vector<std::uint32_t> PendingIds::superseded() const {
  std::vector<std::uint32_t> sequences = superseded_;
  std::sort(sequences.begin(), sequences.end());
  return sequences;
}

}  // namespace depeche::index
