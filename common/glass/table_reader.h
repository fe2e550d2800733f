#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/input_file.h"
#include "glass/table_writer.h"

namespace depeche::glass {

// The entries of a table of Xapian's glass format (table_writer.h) as of one revision. Not for several threads. All
// throw Xapian::DatabaseCorruptError when the table is damaged, and Xapian::DatabaseModifiedError when the revision is
// no longer there.
class TableReader {
 public:
  // A table of a database of which `revision` is the current one: "postlist". Nothing when the database has changed
  // since, or the table is empty, has no file, or has another block size than ours.
  static std::optional<TableReader> open(const std::filesystem::path& database, std::string_view name,
                                         std::uint64_t revision);
  // `file` may be shared with other readers.
  TableReader(std::shared_ptr<const base::InputFile> file, const TableRoot& root, std::uint32_t revision);

  // Another reader of the same table, at no entry, which has the blocks on the way to the key but the leaf in memory.
  // Copies share them and may be used by other threads.
  TableReader on_the_way_to(std::string_view key);

  // Goes to the entry with this key; false when there is none, and then next() goes to the one behind it.
  bool find(std::string_view key);
  // Goes to the last entry that is not behind this key, or to the first of all.
  void find_last_not_behind(std::string_view key);
  // Goes to the next entry; false at the end.
  bool next();
  // The tag of the entry at hand. Valid until find() or next().
  std::string_view key() const { return key_; }
  std::string_view tag() const { return tag_; }
  // Whether the tag is a stream of deflate (RFC 1951).
  bool is_compressed() const { return is_compressed_; }

 private:
  using Block = std::vector<unsigned char>;
  // The block of each level on the way to the entry, and the item in it.
  struct Step {
    std::uint32_t number = 0;
    bool read = false;
    std::shared_ptr<Block> bytes;  // only those of the leaf are written over
    std::size_t item = 0;
  };
  // A part of an entry's tag, or the way to a block.
  struct Item {
    std::string_view key;
    unsigned piece = 0;
    bool last = false;
    bool compressed = false;
    std::string_view bytes;   // of a leaf
    std::uint32_t block = 0;  // of a branch
  };

  TableReader(std::shared_ptr<const base::InputFile> file, std::uint32_t root, std::size_t levels,
              std::uint32_t revision);
  void read(std::size_t level, std::uint32_t number);
  void read_branch(std::size_t level, std::uint32_t number);
  std::uint32_t revision_now(std::uint32_t number) const;
  std::size_t items(std::size_t level) const;
  Item item(std::size_t level, std::size_t at) const;
  std::size_t last_not_behind(std::size_t level, std::string_view key) const;
  std::uint32_t leaf_of(std::string_view key);
  Item descend(std::string_view key);
  bool step();
  bool step_back();
  void take_entry();

  std::shared_ptr<const base::InputFile> file_;
  std::uint32_t revision_;
  std::uint32_t root_;
  std::vector<Step> steps_;                                             // leaves first
  std::unordered_map<std::uint32_t, std::shared_ptr<Block>> branches_;  // met on the way to entries
  std::string key_;
  std::string_view tag_;
  bool is_compressed_ = false;
  std::string joined_;
};

}  // namespace depeche::glass
