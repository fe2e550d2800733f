#include "base/gzip.h"

#include <new>

#include <zlib.h>

namespace depeche::base {

std::string gzip(std::string_view bytes) {
  constexpr int kLevel = 2;
  constexpr int kMemory = 8;
  constexpr int kWithGzipHeader = MAX_WBITS + 16;
  z_stream stream{};
  if (::deflateInit2(&stream, kLevel, Z_DEFLATED, kWithGzipHeader, kMemory, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::bad_alloc();
  std::string out(::deflateBound(&stream, bytes.size()), '\0');
  // zlib takes a pointer to bytes that it does not change.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  ::deflate(&stream, Z_FINISH);
  out.resize(out.size() - stream.avail_out);
  ::deflateEnd(&stream);
  return out;
}

}  // namespace depeche::base
