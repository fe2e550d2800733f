#pragma once

// The bytes of one source. The first bytes may be looked at before they are read.

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/files.h"

namespace depeche::dispatch {

// `from` must outlive it.
class Input final : public base::ByteSource {
 public:
  // `on_read`, when set, is told the size of each piece that came from `from`.
  explicit Input(base::ByteSource& from, std::function<void(std::size_t)> on_read = {})
      : from_(from), on_read_(std::move(on_read)) {}

  // The next `size` bytes without reading them, fewer only at the end. Valid until the next call.
  Result<std::string_view> peek(std::size_t size);
  // Only after peek() has shown them.
  void skip(std::size_t size) { taken_ += size; }

  Result<std::size_t> read(char* to, std::size_t size) override;
  std::optional<std::uint64_t> seekable_size() const override { return from_.seekable_size(); }
  Status seek(std::uint64_t to) override;

 private:
  Result<std::size_t> read_from(char* to, std::size_t size);

  base::ByteSource& from_;
  std::function<void(std::size_t)> on_read_;
  std::string head_;
  std::size_t taken_ = 0;  // of head_
};

}  // namespace depeche::dispatch
