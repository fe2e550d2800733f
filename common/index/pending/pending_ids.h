#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

#include "base/paged_array.h"
#include "depeche/result.h"
#include "index/pending/id_hash.h"

namespace depeche::index {

// What a run last did with an id: it added the `sequence`th dispatch of the run, or removed the id (0).
struct PendingId {
  std::uint32_t sequence = 0;
  std::uint32_t committed = 0;  // the document that it replaces
  std::uint32_t part = 0;       // of the index, which has that document
  std::uint32_t file = 0;       // that it comes from
  std::uint64_t hash = 0;       // of the content
};

// What a run has done with each id so far. An id takes some 50 bytes; when there are many, most are on the disk.
class PendingIds {
 public:
  // As for base::PagedBytes.
  PendingIds(std::filesystem::path directory, std::size_t bytes_in_memory);

  // Null for an id that the run did nothing with. It is valid until the next put(). Ids are told apart by 128 bits of a
  // hash.
  const PendingId* find(std::string_view id);
  Status put(std::string_view id, const PendingId& pending);
  // Notes that a later dispatch replaces the `sequence`th one of the run.
  void supersede(std::uint32_t sequence) { superseded_.push_back(sequence); }

  bool empty() const { return size_ == 0; }
  // Committed documents of a part of the index that were replaced or removed, ascending.
  std::vector<std::uint32_t> leaving(std::uint32_t part) const;
  // Of all parts.
  std::size_t count_leaving() const { return leaving_; }
  // Ascending.
  std::vector<std::uint32_t> superseded() const;

 private:
  struct Slot {
    IdHash key{};
    PendingId pending;
    std::uint32_t used = 0;
  };

  // The slot of the key, or the free one where it would stand.
  static Slot& slot_of(const IdHash& key, base::PagedArray<Slot>& slots, std::size_t count);
  Status widen();
  // To be called for each slot that is looked for: they lie far apart.
  void note_touch();

  std::filesystem::path directory_;
  std::size_t bytes_in_memory_;
  base::PagedArray<Slot> slots_;  // open addressing; a power of two of them
  std::size_t slot_count_ = 0;
  std::size_t size_ = 0;
  std::size_t leaving_ = 0;
  std::size_t touched_ = 0;  // slots, since memory that the disk has a copy of was given back
  std::vector<std::uint32_t> superseded_;
};

}  // namespace depeche::index
