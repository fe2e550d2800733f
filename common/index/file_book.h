#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/xapian.h"
#include "depeche/read.h"

namespace depeche::index {

// Which files the index holds as they are, so that they need not be read again: how each looked when it was read, and
// how many dispatches it gave. A file is known only while the index has exactly what the file gave: one that shares an
// id with another file is not.
class FileBook {
 public:
  // Files of the run by number; 0 is none.
  using Number = std::uint32_t;

  // `base`: the index as committed; an empty database for a new one.
  explicit FileBook(const Xapian::Database& base) : base_(base), files_(1) {}

  // The dispatches of `file` when it is known and has not changed; then it may be left out. Else what is added until
  // end() comes from it. `file` as for read_source().
  std::optional<std::size_t> begin(const std::string& file, const ReadOptions& options);
  // `complete`: everything in the file was read and added, without a complaint.
  void end(bool complete);

  // The file at hand gave a dispatch.
  Number count();
  // A dispatch stored under this path, or given by this file, leaves the index or is replaced by another file's.
  void forget_stored(const std::string& path);
  void forget(Number file);
  bool is_current(Number file) const { return file == current_; }

  // Whether there is something to write, even when no dispatch changed.
  bool changed() const;
  void write(Xapian::WritableDatabase& database) const;

 private:
  struct File {
    std::string given;  // as the caller names it
    std::string path;   // absolute, as stored
    std::string state;
    std::size_t dispatches = 0;
    bool spoilt = false;  // forgotten in this run
    bool known = false;
  };

  Xapian::Database base_;
  std::vector<File> files_;  // by number
  Number current_ = 0;
  ReadOptions options_;                        // of the file at hand
  std::unordered_set<std::string> forgotten_;  // keys
};

}  // namespace depeche::index
