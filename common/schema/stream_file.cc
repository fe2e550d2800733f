#include "schema/stream_file.h"

#include <array>
#include <cstring>
#include <utility>

#include <xxhash.h>

#include "base/message.h"

namespace depeche::schema {
namespace {

namespace fs = std::filesystem;

constexpr std::array<char, sizeof(StreamRow)> kNoRow{};
constexpr std::string_view kStreamsMark = "depeche streams";
constexpr std::string_view kRowsMark = "depeche rows";

fs::path streams_path(const fs::path& generation) { return generation / "streams"; }
fs::path rows_path(const fs::path& generation) { return generation / "streams.rows"; }

std::uint32_t checksum_of(std::string_view stream) {
  return static_cast<std::uint32_t>(XXH3_64bits(stream.data(), stream.size()));
}

}  // namespace

StreamFile::StreamFile(const fs::path& generation, const Owner& owner)
    : streams_(streams_path(generation), kStreamsMark, owner.database),
      rows_(rows_path(generation), kRowsMark, owner.database) {
  if (rows() < owner.last)
    throw Xapian::DatabaseCorruptError(tr("{} is cut off: it lacks documents", rows_path(generation).string()));
  const StreamRow last = owner.last > 0 ? row(owner.last) : StreamRow{};
  const std::uint64_t size = streams_.body().size();
  if (last.offset > size || last.bytes > size - last.offset)
    throw Xapian::DatabaseCorruptError(tr("{} is cut off", streams_path(generation).string()));
}

std::string_view StreamFile::stream(Xapian::docid id) const {
  if (id == 0 || id > rows()) throw Xapian::DatabaseCorruptError(tr("the streams lack a document"));
  const StreamRow row = this->row(id);
  const std::string_view all = streams_.body();
  if (row.offset > all.size() || row.bytes > all.size() - row.offset)
    throw Xapian::DatabaseCorruptError(tr("the streams end early"));
  const std::string_view stream = all.substr(row.offset, row.bytes);
  if (checksum_of(stream) != row.checksum) throw Xapian::DatabaseCorruptError(tr("the checksum of a stream is wrong"));
  return stream;
}

// What comes behind 1 KB the processor asks for by itself.
void StreamFile::prefetch_stream(Xapian::docid id) const {
  constexpr std::size_t kLine = 64;
  constexpr std::uint64_t kBytes = 1024;
  if (id == 0 || id > rows()) return;
  const StreamRow row = this->row(id);
  const std::size_t size = streams_.body().size();
  if (row.offset > size) return;
  const char* const begin = streams_.body().data() + row.offset;
  const std::uint64_t bytes = std::min({kBytes, std::uint64_t{row.bytes}, size - row.offset});
  for (std::uint64_t at = 0; at < bytes; at += kLine) __builtin_prefetch(begin + at);
}

Result<StreamWriter> StreamWriter::open(const fs::path& generation, const Owner& owner) {
  StreamRow row;
  if (owner.last > 0) {
    const auto last = base::guarded(generation.string(), [&]() -> Result<StreamRow> {
      const StreamFile before(generation, owner);
      const StreamRow found = before.row(owner.last);
      if (before.lost()) throw Xapian::DatabaseCorruptError(tr("the streams were cut"));
      return found;
    });
    if (!last) return tl::unexpected<Error>(last.error());
    row = *last;
  }
  const bool anew = owner.last == 0;
  auto streams = base::OutputFile::open(streams_path(generation), anew ? 0 : kPartHeadBytes + row.offset + row.bytes);
  if (!streams) return tl::unexpected<Error>(streams.error());
  auto rows =
      base::OutputFile::open(rows_path(generation), anew ? 0 : kPartHeadBytes + std::uint64_t{owner.last} * sizeof row);
  if (!rows) return tl::unexpected<Error>(rows.error());
  if (anew) {
    streams->append(part_head(kStreamsMark, owner.database));
    rows->append(part_head(kRowsMark, owner.database));
  }
  return StreamWriter(std::move(*streams), std::move(*rows), owner.last);
}

Status StreamWriter::append(Xapian::docid id, std::string_view stream) {
  const StreamRow row{streams_.size() - kPartHeadBytes, static_cast<std::uint32_t>(stream.size()), checksum_of(stream)};
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
