#pragma once

// Archives (tar and zip), unpacked as they are read.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/compression.h"
#include "base/files.h"
#include "depeche/result.h"

namespace depeche::base {

// How many first bytes of a file looks_packed() wants to see.
inline constexpr std::size_t kPackedHeadBytes = 512;

// True when the bytes begin as a zip does.
bool looks_zipped(std::string_view head);
// True when they begin as an archive does.
bool looks_archived(std::string_view head);
// True when they do, or are compressed.
bool looks_packed(std::string_view head);

struct PackedMember {
  std::string name;         // as the archive has it, in any bytes
  bool is_readable = true;  // false: encrypted, or named in bytes that cannot be read
};

// The members of one archive, in its order, and the bytes of the one that next() came to. For one thread.
class Unpacker final : public ByteSource {
 public:
  // `from`, which is not compressed, must outlive it. Which members of a zip are links stands in the list at its end:
  // they are told from files only where `from` can be read from any place (files.h).
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
