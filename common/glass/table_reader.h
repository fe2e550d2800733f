#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/mapped_file.h"
#include "glass/table_writer.h"

namespace depeche::glass {

// The entries of a table of Xapian's glass format (table_writer.h) as of one revision. The file is mapped to memory,
// and copies share that. Not for several threads; copies may be used by others. All throw Xapian::DatabaseCorruptError
// when the table is damaged, and Xapian::DatabaseModifiedError when the revision is no longer there.
class TableReader {
 public:
  // A table of a database of which `revision` is the current one: "postlist". Nothing when the database has changed
  // since, or the table is empty, has no file, or has another block size than ours.
  static std::optional<TableReader> open(const std::filesystem::path& database, std::string_view name,
                                         std::uint64_t revision);
  TableReader(base::MappedFile file, const TableRoot& root, std::uint32_t revision);

  // Goes to the entry with this key; false when there is none, and then next() goes to the one behind it.
  bool find(std::string_view key);
  // Goes to the last entry that is not behind this key, or to the first of all.
  void find_last_not_behind(std::string_view key);
  // Goes to the next entry; false at the end.
  bool next();
  // Goes to the next entry whose key does not share the first `shared` bytes of the key at hand; false at the end.
  bool next_beyond(std::size_t shared);
  // The tag of the entry at hand. Valid until find() or next().
  std::string_view key() const { return key_; }
  std::string_view tag() const { return tag_; }
  // Whether the tag is a stream of deflate (RFC 1951).
  bool is_compressed() const { return is_compressed_; }

 private:
  // The block of each level on the way to the entry, and the item in it.
  struct Step {
    const unsigned char* block = nullptr;
    std::size_t items = 0;
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

  void go_to(std::size_t level, std::uint32_t number);
  void check_revisions() const;
  [[noreturn]] void damaged() const;
  Item item(std::size_t level, std::size_t at) const;
  std::size_t last_not_behind(std::size_t level, std::string_view key) const;
  Item descend(std::string_view key);
  bool step();
  bool step_beyond(std::string_view beginning);
  bool step_back();
  void take_entry();

  base::MappedFile file_;
  std::uint32_t revision_;
  std::uint32_t root_;
  std::vector<Step> steps_;  // leaves first
  std::string key_;
  std::string tag_;
  bool is_compressed_ = false;
};

}  // namespace depeche::glass
