#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/output_file.h"
#include "glass/postlist_writer.h"
#include "schema/version.h"

namespace depeche::index {

// The values of a new database, which come by documents and are written by slots. They wait in one file, in pieces that
// each belong to one slot; the memory for what has not become a piece yet is bounded, however many slots there are. Not
// for several threads.
class BulkValues {
 public:
  // `file`: made when it is needed, and of this alone.
  explicit BulkValues(std::filesystem::path file) : path_(std::move(file)) {}

  // Documents ascend in each slot.
  Status add(unsigned slot, glass::DocumentId document, const std::string& value);
  // All values, in the order of the table. Nothing may be added afterwards.
  Status write(glass::PostlistWriter& postlist);

 private:
  struct Piece {
    std::uint64_t begin = 0;
    std::uint32_t size = 0;
  };
  struct Slot {
    glass::ValueChunk chunk;
    std::string waiting;  // chunks that are full
    std::vector<Piece> pieces;
    glass::ValueStatistics statistics;
  };

  Slot& slot(unsigned number) { return number < fixed_.size() ? fixed_[number] : others_[number]; }
  void close_chunk(Slot& slot);
  Status put_away(Slot& slot);
  Status put_all_away();
  std::vector<unsigned> used_slots() const;
  Status write_chunks(unsigned number, glass::PostlistWriter& postlist);
  Status write_chunks(unsigned number, std::string_view bytes, glass::PostlistWriter& postlist) const;

  std::filesystem::path path_;
  std::optional<base::OutputFile> file_;
  std::array<Slot, schema::kFirstPropertySlot> fixed_;
  std::unordered_map<unsigned, Slot> others_;
  std::size_t held_ = 0;  // bytes that wait in memory, about
};

}  // namespace depeche::index
