#include "base/gzip.h"

#include <random>

#include <catch2/catch.hpp>
#include <zlib.h>

using namespace depeche;

namespace {

// As much as can be read of it, and whether that is all.
std::pair<std::string, bool> read(std::string packed) {
  z_stream stream{};
  REQUIRE(::inflateInit2(&stream, MAX_WBITS + 16) == Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_in = static_cast<uInt>(packed.size());
  std::string text;
  int status = Z_OK;
  while (status == Z_OK) {
    std::string some(65536, '\0');
    stream.next_out = reinterpret_cast<Bytef*>(some.data());
    stream.avail_out = static_cast<uInt>(some.size());
    status = ::inflate(&stream, Z_SYNC_FLUSH);
    text.append(some, 0, some.size() - stream.avail_out);
    if (stream.avail_out != 0) break;
  }
  ::inflateEnd(&stream);
  return {text, status == Z_STREAM_END};
}

std::string random_bytes(std::size_t count) {
  std::mt19937 random(7);
  std::string bytes(count, '\0');
  for (char& byte : bytes) byte = static_cast<char>(random());
  return bytes;
}

}  // namespace

TEST_CASE("Bytes are compressed, whatever they are") {
  for (const std::string& bytes : {std::string(), std::string("gaz"), std::string(300'000, 'a'), random_bytes(300'000)})
    CHECK(read(base::gzip(bytes)) == std::pair(bytes, true));
  CHECK(base::gzip(std::string(300'000, 'a')).size() < 3'000);
}

TEST_CASE("Each piece of a compressed stream can be read before the next one comes") {
  base::GzipStream stream;
  std::string packed;
  std::string text;
  for (const std::string& piece :
       {std::string("Retrait"), random_bytes(200'000), std::string(), std::string("de l'OTSC")}) {
    packed += stream.add(piece);
    text += piece;
    CHECK(read(packed) == std::pair(text, false));
  }
  packed += stream.end();
  CHECK(read(packed) == std::pair(text, true));
}
