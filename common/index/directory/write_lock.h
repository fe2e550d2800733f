#pragma once

#include <filesystem>

#include "depeche/result.h"

namespace depeche::index {

// The right to write one index, held by this process until destruction or death.
class WriteLock {
 public:
  // Waits up to `wait_seconds` for another holder, or until an interruption is noted (base/interruption.h); then
  // ErrorCode::locked names its process. The file is made when it is missing, and never written; a link in its place is
  // not followed.
  static Result<WriteLock> acquire(const std::filesystem::path& file, double wait_seconds);
  WriteLock(WriteLock&& other) noexcept;
  WriteLock& operator=(WriteLock&& other) noexcept;
  ~WriteLock();

  // False after it was moved from.
  bool held() const { return descriptor_ >= 0; }

 private:
  explicit WriteLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

}  // namespace depeche::index
