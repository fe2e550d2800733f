#include "base/gzip_source.h"

#include <algorithm>
#include <limits>
#include <new>
#include <string>
#include <string_view>

#include "base/libarchive.h"
#include "base/message.h"

namespace depeche::base {
namespace {

constexpr std::size_t kInflatedBlock = std::size_t{64} << 10;
constexpr int kGzipOnly = MAX_WBITS + 16;
constexpr unsigned char kFirstOfMember = 0x1F;

Error damaged(const std::string& what) {
  return {ErrorCode::format, tr("cannot be unpacked: {}", what), tr("get a whole copy of it"), std::nullopt};
}

std::string words_of(const z_stream& stream) {
  const std::string_view words = stream.msg != nullptr ? stream.msg : "";
  if (words == "incorrect data check") return tr("its checksum is wrong");
  if (words == "incorrect length check") return tr("its length is wrong");
  return tr("damaged");
}

}  // namespace

GzipSource::GzipSource(ByteSource& from)
    : from_(from), buffer_(kInflatedBlock), is_ready_(::inflateInit2(&stream_, kGzipOnly) == Z_OK) {}

GzipSource::~GzipSource() {
  if (is_ready_) ::inflateEnd(&stream_);
}

Result<std::size_t> GzipSource::read(char* to, std::size_t size) {
  if (!is_ready_) throw std::bad_alloc();
  while (at_ != At::end) {
    if (auto status = fill(); !status) return tl::unexpected(status.error());
    if (at_ == At::between) {
      if (auto status = begin_next_member(); !status) return tl::unexpected(status.error());
      continue;
    }
    const Result<std::size_t> got = inflate_some(to, size);
    if (!got || *got > 0) return got;
  }
  return std::size_t{0};
}

// 0 when more input is needed, or the member has ended.
Result<std::size_t> GzipSource::inflate_some(char* to, std::size_t size) {
  if (stream_.avail_in == 0) return tl::unexpected(damaged(tr("cut off")));
  const auto room = static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max()));
  stream_.next_out = reinterpret_cast<Bytef*>(to);
  stream_.avail_out = room;
  const int status = ::inflate(&stream_, Z_NO_FLUSH);
  if (status == Z_MEM_ERROR) throw std::bad_alloc();
  if (status == Z_STREAM_END)
    at_ = At::between;
  else if (status != Z_OK && status != Z_BUF_ERROR)
    return tl::unexpected(damaged(words_of(stream_)));
  return room - stream_.avail_out;
}

Status GzipSource::fill() {
  if (stream_.avail_in > 0 || source_ended_) return {};
  const Result<std::size_t> got = from_.read(buffer_.data(), buffer_.size());
  if (!got) return tl::unexpected(got.error());
  source_ended_ = *got == 0;
  stream_.next_in = reinterpret_cast<Bytef*>(buffer_.data());
  stream_.avail_in = static_cast<uInt>(*got);
  return {};
}

Status GzipSource::begin_next_member() {
  if (stream_.avail_in == 0) {
    at_ = At::end;
    return {};
  }
  if (*stream_.next_in != kFirstOfMember) return skip_zeros();
  ::inflateReset(&stream_);
  at_ = At::member;
  return {};
}

// Tapes and some programs fill their blocks.
Status GzipSource::skip_zeros() {
  for (; stream_.avail_in > 0; ++stream_.next_in, --stream_.avail_in)
    if (*stream_.next_in != 0) return tl::unexpected(bytes_behind_end());
  return {};
}

}  // namespace depeche::base
