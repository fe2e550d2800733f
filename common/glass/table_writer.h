#pragma once

// Tables of Xapian's glass format, written at once from entries that come in order. Xapian's own way, entry by entry
// into blocks that may be anywhere, is made for changes; what it reads and changes afterwards is the same.

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/output_file.h"
#include "depeche/result.h"
#include "glass/block_layout.h"

namespace depeche::glass {

// Where a table begins, for the version file.
struct TableRoot {
  std::uint32_t block = 0;
  unsigned level = 0;  // 0: the root is a leaf
  std::uint64_t entries = 0;
  std::uint32_t blocks = 0;  // in the file
};

// Not for several threads.
class TableWriter {
 public:
  // Creates the table at `path`, and replaces what was there.
  static Result<TableWriter> create(const std::filesystem::path& path);

  // Keys ascend, byte by byte; at most 255 bytes each, and never empty. `compressed`: the tag is a raw deflate stream.
  // Failures wait for status() and finish().
  void add(std::string_view key, std::string_view tag, bool compressed = false);
  Status status() const;
  // How many bytes a tag under a key of that size may have so that both fit in what the block at hand has left.
  std::size_t room(std::size_t key) const;
  // Completes the table. Nothing may be added afterwards. With `durable`, the table is on the disk.
  Result<TableRoot> finish(bool durable);

 private:
  // A block that is being filled, and what its parent will say of it.
  struct Block {
    std::array<char, kBlockBytes> bytes{};
    std::size_t directory_end = kDirectoryBegin;
    std::size_t items_begin = kBlockBytes;
    std::string first_key;
    std::uint16_t first_piece = 0;

    std::size_t free() const { return items_begin - directory_end; }
    char* make_item(std::size_t size);
  };

  explicit TableWriter(base::OutputFile file);
  void add_piece(std::string_view key, std::uint16_t piece, bool last, bool compressed, std::string_view bytes);
  void add_branch(std::size_t level, std::string first_key, std::uint16_t first_piece, std::uint32_t block);
  void close_block(std::size_t level);
  std::uint32_t write_block(std::size_t level);

  base::OutputFile file_;
  std::deque<Block> levels_;  // leaves first
  std::string last_key_;
  std::uint64_t entries_ = 0;
  std::uint32_t blocks_ = 0;
  bool too_long_ = false;
};

}  // namespace depeche::glass
