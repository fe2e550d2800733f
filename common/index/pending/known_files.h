#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/paged_array.h"
#include "base/xapian.h"
#include "depeche/read.h"
#include "depeche/result.h"
#include "index/pending/base_parts.h"

namespace depeche::index {

// Knows which files the index has as they are, so that they need not be read again: how each looked when it was read,
// and how many dispatches it gave. A file is known only while the index has exactly what it gave. A file that shares an
// id with another one is not known.
class KnownFiles {
 public:
  // Files of the run by number; 0 is none.
  using Number = std::uint32_t;

  // `base`: the index as committed. `directory` and `bytes_in_memory` as for base::PagedBytes.
  KnownFiles(const BaseParts& base, const std::filesystem::path& directory, std::size_t bytes_in_memory);

  // The number of dispatches of `file` when it is known and has not changed; then it may be left out. Else, what is
  // added until end() comes from it. `file` is as for read_source().
  Result<std::optional<std::size_t>> begin(const std::string& file, const ReadOptions& options);
  // `complete`: everything in the file was read and added, without a complaint. Does nothing when no file was begun.
  void end(bool complete);

  // Notes that the file at hand gave a dispatch.
  Number count();
  // Forgets this path or file: a dispatch of it leaves the index or is replaced by another file's.
  void forget_stored(const std::string& path);
  void forget(Number file);
  bool is_current(Number file) const { return file == current_; }

  // Whether there is something to write, even when no dispatch changed.
  bool changed() const;
  // Writes what has changed to the last part of the index, or to one that follows it.
  void write(Xapian::WritableDatabase& database) const;
  // Gives memory back that the disk has a copy of.
  void rest() const { files_.rest(); }

 private:
  using Digest = std::array<char, 16>;

  struct File {
    Digest path;  // of the absolute path, as stored
    std::uint64_t state;
    std::uint64_t dispatches;
    bool has_state;
    bool spoilt;  // forgotten in this run
    bool known;
  };

  static Digest digest_of(const std::string& path);
  static std::string key_of(const Digest& digest);
  static std::string key_of(const std::string& path) { return key_of(digest_of(path)); }

  // What the last part that has the key says; empty when none has.
  std::string stored(const std::string& key) const;

  std::vector<Xapian::Database> base_;
  base::PagedArray<File> files_;  // by number
  Number last_ = 0;
  std::size_t known_ = 0;

  // Of the file at hand.
  Number current_ = 0;
  std::string given_;  // as the caller names it
  std::string path_;   // absolute
  ReadOptions options_;

  std::unordered_set<std::string> forgotten_;  // keys
};

// Copies what a part of an index knows of files, in place of what is known of the same.
void carry_known_files(const Xapian::Database& part, Xapian::WritableDatabase& database);

}  // namespace depeche::index
