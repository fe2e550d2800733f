#pragma once

// The bytes of a gzip file. libarchive compares none of its checksums.

#include <cstddef>
#include <memory>
#include <vector>

#include <zlib.h>

#include "base/files.h"
#include "depeche/result.h"

namespace depeche::base {

// Reads all members of a gzip file, one behind the other, and compares the checksum and length of each. For one thread.
class GzipSource final : public ByteSource {
 public:
  // `from` must outlive it.
  explicit GzipSource(ByteSource& from);
  ~GzipSource() override;

  // Errors: format for damage, a cut end, or bytes behind the end that are no member and not zeros; or that of `from`.
  Result<std::size_t> read(char* to, std::size_t size) override;

 private:
  enum class At { member, between, end };

  Result<std::size_t> inflate_some(char* to, std::size_t size);
  Status fill();
  Status begin_next_member();
  Status skip_zeros();

  ByteSource& from_;
  std::vector<char> buffer_;
  z_stream stream_{};
  bool is_ready_ = false;
  bool source_ended_ = false;
  At at_ = At::member;
};

}  // namespace depeche::base
