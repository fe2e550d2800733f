#pragma once

// Archives (tar and zip), unpacked as they are read. Nothing is written to disk.

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

// True when the bytes begin as an archive does.
bool looks_archived(std::string_view head);
// True when the bytes begin as an archive does, or are compressed.
bool looks_packed(std::string_view head);

struct PackedMember {
  std::string name;         // as the archive has it; any bytes
  bool is_readable = true;  // false when it is encrypted, or its name cannot be read
  // False when it may be a symbolic link, whose content says where it leads. A zip says so in the list at its end. That
  // list is read before the members only where the source can be read from any place.
  bool is_surely_file = true;
};

// The members of one archive, in order, and the bytes of the member that next() came to. For one thread.
class Unpacker final : public ByteSource {
 public:
  // `from` is not compressed, and must outlive this object.
  static Result<std::unique_ptr<Unpacker>> open(ByteSource& from, const UnpackLimits& limits = {});
  ~Unpacker() override;

  // Goes to the next member that is a file, passing over folders, links and devices. Returns nothing at the end, and
  // after an error.
  Result<std::optional<PackedMember>> next();
  // Reads from the current member. Errors: format for damage, encryption or a cut end; limit; or the error of `from`.
  Result<std::size_t> read(char* to, std::size_t size) override;

 private:
  class Impl;
  explicit Unpacker(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace depeche::base
