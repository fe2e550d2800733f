#pragma once

#include <filesystem>
#include <utility>

#include "depeche/result.h"

namespace depeche::schema {

// A copy of a generation in which one commit can be made that the generation sees nothing of: Xapian writes to free
// places and names them in the version file, which is the copy's own. The other files are links, which cost nothing, or
// real copies where the file system knows no links or others have a link to the file, too. After a second commit to the
// copy, the generation must not be read any more.
//
// As long as this lives, readers of the generation take it for one that is being written.
class LinkedCopy {
 public:
  // Makes `copy`, a folder that is not there. Errors: those of write_error().
  static Result<LinkedCopy> make(const std::filesystem::path& generation, const std::filesystem::path& copy);
  LinkedCopy(LinkedCopy&& other) noexcept : lock_(std::exchange(other.lock_, -1)) {}
  LinkedCopy& operator=(LinkedCopy&& other) noexcept {
    std::swap(lock_, other.lock_);
    return *this;
  }
  ~LinkedCopy();

 private:
  explicit LinkedCopy(int lock) : lock_(lock) {}
  int lock_ = -1;
};

}  // namespace depeche::schema
