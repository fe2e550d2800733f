#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace depeche::base {

// `bytes` compressed (RFC 1952), fast rather than small. Throws std::bad_alloc.
std::string gzip(std::string_view bytes);

// The same of bytes that come piece by piece. What a piece gives can be read up to its last byte without those that
// follow. Throws std::bad_alloc.
class GzipStream {
 public:
  GzipStream();
  ~GzipStream();
  GzipStream(GzipStream&&) noexcept;
  GzipStream& operator=(GzipStream&&) noexcept;

  std::string add(std::string_view piece);
  // Once, with the last piece.
  std::string end(std::string_view last = {});

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace depeche::base
