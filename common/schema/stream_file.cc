#include "schema/stream_file.h"

#include <array>
#include <cstring>
#include <utility>

#include <xxhash.h>

#include "schema/map_part.h"

namespace depeche::schema {
namespace {

namespace fs = std::filesystem;

constexpr std::array<char, sizeof(StreamRow)> kNoRow{};

fs::path streams_path(const fs::path& generation) { return generation / "streams"; }
fs::path rows_path(const fs::path& generation) { return generation / "streams.rows"; }

std::uint32_t checksum_of(std::string_view stream) {
  return static_cast<std::uint32_t>(XXH3_64bits(stream.data(), stream.size()));
}

}  // namespace

StreamFile::StreamFile(const fs::path& generation)
    : streams_(map_part(streams_path(generation))), rows_(map_part(rows_path(generation))) {}

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

// What comes behind 1 KB the processor asks for by itself.
void StreamFile::prefetch_stream(Xapian::docid id) const {
  constexpr std::size_t kLine = 64;
  constexpr std::uint64_t kBytes = 1024;
  if (id == 0 || id > rows()) return;
  const StreamRow row = this->row(id);
  const std::size_t size = streams_.bytes().size();
  if (row.offset > size) return;
  const char* const begin = streams_.bytes().data() + row.offset;
  const std::uint64_t bytes = std::min({kBytes, std::uint64_t{row.bytes}, size - row.offset});
  for (std::uint64_t at = 0; at < bytes; at += kLine) __builtin_prefetch(begin + at);
}

Result<StreamWriter> StreamWriter::open(const fs::path& generation, Xapian::docid last) {
  StreamRow row;
  if (last > 0) {
    const auto rows = base::MappedFile::open(rows_path(generation));
    if (!rows) return tl::unexpected<Error>(rows.error());
    if (rows->bytes().size() / sizeof row < last)
      return fail(ErrorCode::corrupt, generation.string() + ": the index is damaged: the streams lack documents",
                  "restore a backup or index again with --rebuild");
    std::memcpy(&row, rows->bytes().data() + (last - 1) * sizeof row, sizeof row);
  }
  auto streams = base::OutputFile::open(streams_path(generation), row.offset + row.bytes);
  if (!streams) return tl::unexpected<Error>(streams.error());
  auto rows = base::OutputFile::open(rows_path(generation), std::uint64_t{last} * sizeof row);
  if (!rows) return tl::unexpected<Error>(rows.error());
  return StreamWriter(std::move(*streams), std::move(*rows), last);
}

Status StreamWriter::append(Xapian::docid id, std::string_view stream) {
  const StreamRow row{streams_.size(), static_cast<std::uint32_t>(stream.size()), checksum_of(stream)};
  // Numbers that no document has; the row of the last one always says where the streams end.
  for (++last_; last_ < id; ++last_) rows_.append(std::string_view(kNoRow.data(), kNoRow.size()));
  rows_.append({reinterpret_cast<const char*>(&row), sizeof row});
  streams_.append(stream);
  if (auto status = streams_.status(); !status) return status;
  return rows_.status();
}

Status StreamWriter::flush(bool durable) {
  if (auto status = streams_.flush(durable); !status) return status;
  return rows_.flush(durable);
}

}  // namespace depeche::schema
