#include "base/gzip.h"

#include <new>

#include <zlib.h>

namespace depeche::base {

struct GzipStream::State {
  State() {
    constexpr int kLevel = 2;
    constexpr int kMemory = 8;
    constexpr int kWithGzipHeader = MAX_WBITS + 16;
    if (::deflateInit2(&stream, kLevel, Z_DEFLATED, kWithGzipHeader, kMemory, Z_DEFAULT_STRATEGY) != Z_OK)
      throw std::bad_alloc();
  }
  ~State() { ::deflateEnd(&stream); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  std::string compressed(std::string_view bytes, int flush) {
    constexpr std::size_t kOfFlush = 32;  // what a flush adds to the bound of zlib
    std::string out(::deflateBound(&stream, bytes.size()) + kOfFlush, '\0');
    std::size_t made = 0;
    // zlib takes a pointer to bytes that it does not change.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    do {
      if (made == out.size()) out.resize(2 * out.size());
      stream.next_out = reinterpret_cast<Bytef*>(out.data() + made);
      stream.avail_out = static_cast<uInt>(out.size() - made);
      ::deflate(&stream, flush);
      made = out.size() - stream.avail_out;
    } while (stream.avail_out == 0);
    out.resize(made);
    return out;
  }

  z_stream stream{};
};

GzipStream::GzipStream() : state_(std::make_unique<State>()) {}
GzipStream::~GzipStream() = default;
GzipStream::GzipStream(GzipStream&&) noexcept = default;
GzipStream& GzipStream::operator=(GzipStream&&) noexcept = default;

std::string GzipStream::add(std::string_view piece) { return state_->compressed(piece, Z_SYNC_FLUSH); }

std::string GzipStream::end(std::string_view last) { return state_->compressed(last, Z_FINISH); }

std::string gzip(std::string_view bytes) { return GzipStream().end(bytes); }

}  // namespace depeche::base
