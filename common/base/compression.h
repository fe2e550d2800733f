#pragma once

// Removes one layer of compression (gzip, zstd, bzip2, xz) while the bytes are read.

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "base/files.h"
#include "depeche/result.h"

namespace depeche::base {

enum class Compression { gzip, zstd, bzip2, xz };

// The compression that the bytes begin with; nothing when they are not compressed. Ten bytes are enough to tell.
std::optional<Compression> compression_of(std::string_view head);

// Beyond these limits, packed bytes are taken for a bomb: no text shrinks like that.
struct UnpackLimits {
  std::uint64_t member_bytes = std::uint64_t{64} << 30;       // unpacked
  std::uint64_t ratio = 1000;                                 // unpacked bytes for one that was read, …
  std::uint64_t ratio_counts_from = std::uint64_t{64} << 20;  // … once a member has so many
};
// The error for `packed` bytes that became `unpacked` ones, when that is beyond the limits.
Status check_unpacked(std::uint64_t unpacked, std::uint64_t packed, const UnpackLimits& limits);

// Takes off one layer of compression. Every checksum and length that the format has is compared, those of each of
// several streams behind one another, too; what stands behind the last, but zeros, is an error. For one thread.
class Decompressor final : public ByteSource {
 public:
  // `from` must outlive it.
  static Result<std::unique_ptr<Decompressor>> open(ByteSource& from, Compression compression,
                                                    const UnpackLimits& limits = {});
  ~Decompressor() override;

  // Errors: format for damage, a cut end or what stands behind the end; limit; or the error of `from`. After an error
  // nothing more comes.
  Result<std::size_t> read(char* to, std::size_t size) override;
  // True once read() has returned an error.
  bool has_failed() const { return failed_; }
  // What is in there is an archive, whose members have limits of their own.
  void forget_member_limit();

 private:
  Decompressor(std::unique_ptr<ByteSource> counted, std::unique_ptr<ByteSource> unpacked, const UnpackLimits& limits);

  std::unique_ptr<ByteSource> packed_;
  std::unique_ptr<ByteSource> unpacked_;
  UnpackLimits limits_;
  std::uint64_t read_ = 0;
  bool failed_ = false;
};

}  // namespace depeche::base
