#include "base/compression.h"

#include <algorithm>
#include <limits>
#include <new>
#include <string>
#include <utility>

#include "base/gzip_source.h"
#include "base/libarchive.h"
#include "base/message.h"

namespace depeche::base {
namespace {

using namespace std::string_view_literals;

// What is read at once may be ahead of what came out.
constexpr std::uint64_t kReadAhead = std::uint64_t{64} << 10;

// Counts what is read of another source.
class CountingSource final : public ByteSource {
 public:
  explicit CountingSource(ByteSource& from) : from_(from) {}
  Result<std::size_t> read(char* to, std::size_t size) override {
    Result<std::size_t> got = from_.read(to, size);
    bytes_ += got.value_or(0);
    return got;
  }
  std::uint64_t bytes() const { return bytes_; }

 private:
  ByteSource& from_;
  std::uint64_t bytes_ = 0;
};

int filter_of(Compression compression) {
  if (compression == Compression::zstd) return ARCHIVE_FILTER_ZSTD;
  return compression == Compression::bzip2 ? ARCHIVE_FILTER_BZIP2 : ARCHIVE_FILTER_XZ;
}

// One filter of libarchive, named to it: told by the content, it would take off every layer, and know no zstd that
// begins with a frame to be skipped.
class FilterSource final : public ByteSource {
 public:
  explicit FilterSource(ByteSource& from) : reader_(from) {}

  Status open(Compression compression) {
    if (!reader_.get()) throw std::bad_alloc();
    ::archive_read_support_format_raw(reader_.get());
    ::archive_read_support_format_empty(reader_.get());
    if (::archive_read_append_filter(reader_.get(), filter_of(compression)) != ARCHIVE_OK)
      return tl::unexpected(reader_.damage());
    return reader_.open();
  }

  Result<std::size_t> read(char* to, std::size_t size) override {
    if (ended_) return std::size_t{0};
    const Result<std::size_t> got = begun_ ? read_data(to, size) : begin(to, size);
    ended_ = !got || *got == 0;
    if (got && *got == 0)
      if (auto status = reader_.check_end(); !status) return tl::unexpected(status.error());
    return got;
  }

 private:
  Result<std::size_t> begin(char* to, std::size_t size) {
    begun_ = true;
    archive_entry* entry = nullptr;
    const int status = ::archive_read_next_header(reader_.get(), &entry);
    if (status == ARCHIVE_EOF) return std::size_t{0};
    if (status < ARCHIVE_WARN) return tl::unexpected(reader_.damage());
    return read_data(to, size);
  }

  Result<std::size_t> read_data(char* to, std::size_t size) {
    const la_ssize_t got = ::archive_read_data(reader_.get(), to, size);
    if (got < 0) return tl::unexpected(reader_.damage());
    return static_cast<std::size_t>(got);
  }

  ArchiveReader reader_;
  bool begun_ = false;
  bool ended_ = false;
};

Error bomb(const std::string& what) {
  return {ErrorCode::limit, what, tr("unpack it and see what is in there"), std::nullopt};
}

}  // namespace

std::optional<Compression> compression_of(std::string_view head) {
  if (head.starts_with("\x1F\x8B\x08"sv)) return Compression::gzip;
  if (head.starts_with("\x28\xB5\x2F\xFD"sv)) return Compression::zstd;
  // A frame to be skipped, of sixteen kinds, which programs put before the first (pzstd, seekable zstd).
  if (head.size() >= 4 && head[0] >= '\x50' && head[0] <= '\x5F' && head.substr(1, 3) == "\x2A\x4D\x18"sv)
    return Compression::zstd;
  if (head.starts_with("\xFD\67zXZ\0"sv)) return Compression::xz;
  const bool is_empty_bzip2 =
      head.substr(0, 10).substr(std::min<std::size_t>(head.size(), 4)) == "\x17\x72\x45\x38\x50\x90"sv;
  if (head.starts_with("BZh") && head.size() > 9 && (head.substr(4, 6) == "1AY&SY"sv || is_empty_bzip2))
    return Compression::bzip2;
  return std::nullopt;
}

Status check_unpacked(std::uint64_t unpacked, std::uint64_t packed, const UnpackLimits& limits) {
  if (unpacked > limits.member_bytes)
    return tl::unexpected(bomb(tr("unpacks to more than {}", byte_count_words(limits.member_bytes))));
  if (unpacked > limits.ratio_counts_from && unpacked / limits.ratio > packed + kReadAhead)
    return tl::unexpected(bomb(tr("unpacks to more than {} times its size", limits.ratio)));
  return {};
}

Decompressor::Decompressor(std::unique_ptr<ByteSource> counted, std::unique_ptr<ByteSource> unpacked,
                           const UnpackLimits& limits)
    : packed_(std::move(counted)), unpacked_(std::move(unpacked)), limits_(limits) {}

Decompressor::~Decompressor() = default;

Result<std::unique_ptr<Decompressor>> Decompressor::open(ByteSource& from, Compression compression,
                                                         const UnpackLimits& limits) {
  auto packed = std::make_unique<CountingSource>(from);
  std::unique_ptr<ByteSource> unpacked;
  if (compression == Compression::gzip) {
    unpacked = std::make_unique<GzipSource>(*packed);
  } else {
    auto filter = std::make_unique<FilterSource>(*packed);
    if (auto status = filter->open(compression); !status) return tl::unexpected(status.error());
    unpacked = std::move(filter);
  }
  return std::unique_ptr<Decompressor>(new Decompressor(std::move(packed), std::move(unpacked), limits));
}

Result<std::size_t> Decompressor::read(char* to, std::size_t size) {
  if (failed_) return std::size_t{0};
  Result<std::size_t> got = unpacked_->read(to, size);
  read_ += got.value_or(0);
  const auto packed = static_cast<const CountingSource&>(*packed_).bytes();
  if (got)
    if (auto status = check_unpacked(read_, packed, limits_); !status) got = tl::unexpected(status.error());
  failed_ = !got;
  return got;
}

void Decompressor::forget_member_limit() { limits_.member_bytes = std::numeric_limits<std::uint64_t>::max(); }

}  // namespace depeche::base
