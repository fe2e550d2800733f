#pragma once

// Compressed files (gzip, zstd, bzip2, xz) and archives (tar, also compressed, and zip), unpacked as they are read.
// Nothing is written to disk.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/files.h"
#include "depeche/result.h"

namespace depeche::base {

// How many first bytes of a file looks_packed() wants to see.
inline constexpr std::size_t kPackedHeadBytes = 512;

// True when the bytes begin as one of these does.
bool looks_packed(std::string_view head);

// When a member is taken for a bomb: nobody's text shrinks like that.
struct UnpackLimits {
  std::uint64_t member_bytes = std::uint64_t{64} << 30;       // unpacked
  std::uint64_t ratio = 1000;                                 // unpacked bytes for one that was read, …
  std::uint64_t ratio_counts_from = std::uint64_t{64} << 20;  // … once a member has so many
};

struct PackedMember {
  std::string name;         // as the archive has it, in any bytes; empty for a compressed file, which is no archive
  bool is_readable = true;  // false: encrypted, or named in bytes that cannot be read
};

// The members of one archive, in its order, and the bytes of the one that next() came to. For one thread.
class Unpacker final : public ByteSource {
 public:
  // `from` must outlive it.
  static Result<std::unique_ptr<Unpacker>> open(ByteSource& from, const UnpackLimits& limits = {});
  ~Unpacker() override;

  // The next member that is a file (folders, links and devices are passed over); nothing at the end. After an error
  // there is nothing more.
  Result<std::optional<PackedMember>> next();
  // Of the current member. Errors: format for damage, encryption or a cut end; limit; or the error of `from`.
  Result<std::size_t> read(char* to, std::size_t size) override;

 private:
  class Impl;
  explicit Unpacker(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace depeche::base
