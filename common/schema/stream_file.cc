#include "schema/stream_file.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <unistd.h>
#include <xxhash.h>

#include "base/files.h"

namespace depeche::schema {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBufferBytes = std::size_t{1} << 20;

fs::path streams_path(const fs::path& generation) { return generation / "streams"; }
fs::path rows_path(const fs::path& generation) { return generation / "streams.rows"; }

std::uint32_t checksum_of(std::string_view stream) {
  return static_cast<std::uint32_t>(XXH3_64bits(stream.data(), stream.size()));
}

base::MappedFile map(const fs::path& path) {
  auto file = base::MappedFile::open(path);
  if (!file) throw Xapian::DatabaseOpeningError(file.error().message);
  return std::move(*file);
}

tl::unexpected<Error> cannot_write(const fs::path& generation, int error) {
  return tl::unexpected<Error>(base::write_error(generation.string(), error));
}

}  // namespace

StreamFile::StreamFile(const fs::path& generation)
    : streams_(map(streams_path(generation))), rows_(map(rows_path(generation))) {}

std::string_view StreamFile::stream(Xapian::docid id) const {
  if (id == 0 || id > rows()) throw Xapian::DatabaseCorruptError("the streams lack a document");
  const StreamRow row = this->row(id);
  const std::string_view all = streams_.bytes();
  if (row.offset > all.size() || row.bytes > all.size() - row.offset)
    throw Xapian::DatabaseCorruptError("the streams end early");
  const std::string_view stream = all.substr(row.offset, row.bytes);
  if (checksum_of(stream) != row.checksum) throw Xapian::DatabaseCorruptError("the checksum of a stream is wrong");
  return stream;
}

Result<StreamWriter> StreamWriter::open(const fs::path& generation, Xapian::docid last) {
  StreamWriter writer;
  writer.generation_ = generation;
  writer.last_ = last;
  if (last > 0) {
    const auto rows = base::MappedFile::open(rows_path(generation));
    if (!rows) return tl::unexpected<Error>(rows.error());
    if (rows->bytes().size() / sizeof(StreamRow) < last)
      return fail(ErrorCode::corrupt, generation.string() + ": the index is damaged: the streams lack documents",
                  "restore a backup or index again with --rebuild");
    StreamRow row;
    std::memcpy(&row, rows->bytes().data() + (last - 1) * sizeof row, sizeof row);
    writer.streams_.end = row.offset + row.bytes;
    writer.rows_.end = std::uint64_t{last} * sizeof(StreamRow);
  }
  const int flags = O_WRONLY | O_CREAT | O_CLOEXEC | (last == 0 ? O_TRUNC : 0);
  writer.streams_.fd = ::open(streams_path(generation).c_str(), flags, 0666);
  if (writer.streams_.fd < 0) return cannot_write(generation, errno);
  writer.rows_.fd = ::open(rows_path(generation).c_str(), flags, 0666);
  if (writer.rows_.fd < 0) return cannot_write(generation, errno);
  return writer;
}

StreamWriter::StreamWriter(StreamWriter&& other) noexcept
    : generation_(std::move(other.generation_)),
      streams_(std::exchange(other.streams_, {})),
      rows_(std::exchange(other.rows_, {})),
      last_(other.last_) {}

StreamWriter::~StreamWriter() {
  if (streams_.fd >= 0) ::close(streams_.fd);
  if (rows_.fd >= 0) ::close(rows_.fd);
}

Status StreamWriter::append(Xapian::docid id, std::string_view stream) {
  const StreamRow row{streams_.end + streams_.waiting.size(), static_cast<std::uint32_t>(stream.size()),
                      checksum_of(stream)};
  // Numbers that no document has; the row of the last one always says where the streams end.
  rows_.waiting.append(std::size_t{id - last_ - 1} * sizeof row, '\0');
  rows_.waiting.append(reinterpret_cast<const char*>(&row), sizeof row);
  streams_.waiting += stream;
  last_ = id;
  return streams_.waiting.size() < kBufferBytes ? Status{} : flush(false);
}

Status StreamWriter::flush(bool durable) {
  if (auto status = write(streams_); !status) return status;
  if (auto status = write(rows_); !status) return status;
  if (durable && (::fdatasync(streams_.fd) != 0 || ::fdatasync(rows_.fd) != 0)) return cannot_write(generation_, errno);
  return {};
}

Status StreamWriter::write(Output& output) {
  std::string_view left = output.waiting;
  while (!left.empty()) {
    const ssize_t written = ::pwrite(output.fd, left.data(), left.size(), static_cast<off_t>(output.end));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return cannot_write(generation_, errno);
    output.end += static_cast<std::uint64_t>(written);
    left.remove_prefix(static_cast<std::size_t>(written));
  }
  output.waiting.clear();
  return {};
}

}  // namespace depeche::schema
