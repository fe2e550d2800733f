#include "index/document/term_table.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include <xxhash.h>

namespace depeche::index {
namespace {

constexpr std::size_t kFirstTermSlots = 1 << 12;

// The first eight bytes as a number in their order: it tells most terms apart.
std::uint64_t beginning(std::string_view term) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, term.data(), std::min(term.size(), sizeof bytes));
  return std::endian::native == std::endian::little ? __builtin_bswap64(bytes) : bytes;
}

}  // namespace

std::uint32_t TermTable::number(std::string_view term) {
  const auto hash = static_cast<std::uint32_t>(XXH3_64bits(term.data(), term.size()));
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  for (; slots_[at].next_number != 0; at = (at + 1) & mask)
    if (slots_[at].hash == hash && this->term(slots_[at].next_number - 1) == term) return slots_[at].next_number - 1;
  const auto number = static_cast<std::uint32_t>(size());
  letters_ += term;
  begins_.push_back(letters_.size());
  slots_[at] = {hash, number + 1};
  if (size() * 2 > slots_.size()) widen();
  return number;
}

void TermTable::widen() {
  std::vector<Slot> wider(slots_.size() * 2);
  const std::size_t mask = wider.size() - 1;
  for (const Slot& slot : slots_) {
    if (slot.next_number == 0) continue;
    std::size_t at = slot.hash & mask;
    while (wider[at].next_number != 0) at = (at + 1) & mask;
    wider[at] = slot;
  }
  slots_ = std::move(wider);
}

std::vector<std::uint32_t> TermTable::sorted() const {
  struct Entry {
    std::uint64_t begins;
    std::uint32_t number;
  };
  std::vector<Entry> entries(size());
  for (std::uint32_t number = 0; number < size(); ++number) entries[number] = {beginning(term(number)), number};
  std::sort(entries.begin(), entries.end(), [this](const Entry& a, const Entry& b) {
    return a.begins != b.begins ? a.begins < b.begins : term(a.number) < term(b.number);
  });
  std::vector<std::uint32_t> numbers(size());
  std::transform(entries.begin(), entries.end(), numbers.begin(), [](const Entry& entry) { return entry.number; });
  return numbers;
}

void TermTable::clear() {
  letters_.clear();
  begins_.assign(1, 0);
  slots_.assign(kFirstTermSlots, {});
}

}  // namespace depeche::index
