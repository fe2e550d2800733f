#include "base/libarchive.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <new>
#include <string>
#include <utility>

#include "base/message.h"

namespace depeche::base {
namespace {

constexpr std::size_t kPackedBlock = std::size_t{64} << 10;

}  // namespace

Error bytes_behind_end() {
  return {ErrorCode::format, tr("has bytes behind its end"), tr("what comes before was read; get a whole copy of it"),
          std::nullopt};
}

ArchiveReader::ArchiveReader(ByteSource& from) : from_(from), buffer_(kPackedBlock), reader_(::archive_read_new()) {}

Status ArchiveReader::open() {
  if (from_.seekable_size()) ::archive_read_set_seek_callback(reader_.get(), &ArchiveReader::on_seek);
  if (::archive_read_open(reader_.get(), this, nullptr, &ArchiveReader::on_read, nullptr) != ARCHIVE_OK)
    return tl::unexpected(damage());
  return {};
}

Error ArchiveReader::damage() const {
  if (source_error_) return *source_error_;
  if (::archive_errno(reader_.get()) == ENOMEM) throw std::bad_alloc();
  const char* words = ::archive_error_string(reader_.get());
  return {ErrorCode::format, tr("cannot be unpacked: {}", words != nullptr ? words : tr("damaged")),
          tr("get a whole copy of it; encrypted archives must be unpacked first"), std::nullopt};
}

Status ArchiveReader::check_end() {
  const auto consumed = static_cast<std::uint64_t>(::archive_filter_bytes(reader_.get(), -1));
  const auto left = static_cast<std::ptrdiff_t>(std::min<std::uint64_t>(filled_, bytes_ - std::min(bytes_, consumed)));
  const auto is_zero = [](char c) { return c == 0; };
  const auto end = buffer_.begin() + static_cast<std::ptrdiff_t>(filled_);
  if (!std::all_of(end - left, end, is_zero)) return tl::unexpected(bytes_behind_end());
  for (;;) {
    const Result<std::size_t> got = from_.read(buffer_.data(), buffer_.size());
    if (!got) return tl::unexpected(got.error());
    if (*got == 0) return {};
    if (!std::all_of(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(*got), is_zero))
      return tl::unexpected(bytes_behind_end());
  }
}

la_ssize_t ArchiveReader::note_failure(const Error& error) {
  source_error_ = error;
  ::archive_set_error(reader_.get(), EIO, "the source cannot be read");
  return -1;
}

la_ssize_t ArchiveReader::on_read(archive*, void* self, const void** block) {
  auto& reader = *static_cast<ArchiveReader*>(self);
  const Result<std::size_t> got = reader.from_.read(reader.buffer_.data(), reader.buffer_.size());
  if (!got) return reader.note_failure(got.error());
  if (*got > 0) reader.filled_ = *got;
  reader.bytes_ += *got;
  reader.position_ += *got;
  *block = reader.buffer_.data();
  return static_cast<la_ssize_t>(*got);
}

la_int64_t ArchiveReader::on_seek(archive*, void* self, la_int64_t offset, int whence) {
  auto& reader = *static_cast<ArchiveReader*>(self);
  const auto size = static_cast<la_int64_t>(reader.from_.seekable_size().value_or(0));
  const la_int64_t from = whence == SEEK_SET   ? 0
                          : whence == SEEK_CUR ? static_cast<la_int64_t>(reader.position_)
                                               : size;
  const la_int64_t to = std::clamp<la_int64_t>(from + offset, 0, size);
  if (auto status = reader.from_.seek(static_cast<std::uint64_t>(to)); !status)
    return reader.note_failure(status.error());
  reader.position_ = static_cast<std::uint64_t>(to);
  return to;
}

}  // namespace depeche::base
