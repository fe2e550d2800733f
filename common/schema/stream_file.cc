#include "schema/stream_file.h"

#include <algorithm>
#include <utility>

#include <xxhash.h>

#include "base/message.h"
#include "base/varint.h"
#include "schema/forward_stream.h"
#include "schema/packed_units.h"

namespace depeche::schema {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStreamsMark = "depeche streams";
constexpr std::string_view kRowsMark = "depeche rows";

fs::path streams_path(const fs::path& generation) { return generation / "streams"; }
fs::path rows_path(const fs::path& generation) { return generation / "streams.rows"; }

// So that what the row says of the stream is not taken on trust.
constexpr std::uint32_t kCodesFactor = 0x9E3779B1U;
constexpr std::uint32_t kVarietyFactor = 0x85EBCA77U;

std::uint32_t checksum_of(std::string_view packed, std::uint64_t codes, Variety variety) {
  return static_cast<std::uint32_t>(XXH3_64bits(packed.data(), packed.size())) +
         static_cast<std::uint32_t>(codes) * kCodesFactor + variety * kVarietyFactor;
}

std::uint64_t count_codes(std::string_view stream) {
  std::uint64_t codes = 0;
  for (StreamReader reader(stream); !reader.done(); ++codes) reader.next();
  return codes;
}

}  // namespace

StreamFile::StreamFile(const fs::path& generation, const Owner& owner)
    : streams_(streams_path(generation), kStreamsMark, owner.database),
      rows_(rows_path(generation), kRowsMark, owner.database),
      last_(static_cast<Xapian::docid>(std::max<std::size_t>(rows_.body().size() / kStreamRowBytes, 1) - 1)),
      sound_(std::make_shared<std::vector<std::atomic<std::uint64_t>>>(last_ / 64 + std::size_t{1})) {
  if (rows() < owner.last)
    throw Xapian::DatabaseCorruptError(tr("{} is cut off: it lacks documents", rows_path(generation).string()));
  if (owner.last > 0 && row(owner.last).end > streams_.body().size())
    throw Xapian::DatabaseCorruptError(tr("{} is cut off", streams_path(generation).string()));
}

std::string_view StreamFile::stream(Xapian::docid id, std::string& memory) const {
  if (id == 0 || id > rows()) throw Xapian::DatabaseCorruptError(tr("the streams lack a document"));
  const StreamRow before = row(id - 1);
  const StreamRow row = this->row(id);
  const std::string_view all = streams_.body();
  if (row.end > all.size() || before.end > row.end) throw Xapian::DatabaseCorruptError(tr("the streams end early"));
  std::string_view packed = all.substr(before.end, row.end - before.end);
  if (!is_sound(id)) {
    if (checksum_of(packed, row.codes - before.codes, row.variety) != row.checksum)
      throw Xapian::DatabaseCorruptError(tr("the checksum of a stream is wrong"));
    note_sound(id);
  }
  const std::uint64_t units = base::take_varint(packed).value_or(0);
  // At the end of the file nothing can be read behind it.
  std::string copy;
  if (all.size() - row.end < kPackedSlack) copy = std::string(packed).append(kPackedSlack, '\0');
  if (!unpack_units(copy.empty() ? packed : std::string_view(copy).substr(0, packed.size()), units, memory))
    throw Xapian::DatabaseCorruptError(tr("the streams end early"));
  return std::string_view(memory).substr(0, 2 * units);
}

bool StreamFile::is_sound(Xapian::docid id) const {
  return ((*sound_)[id / 64].load(std::memory_order_relaxed) >> id % 64 & 1U) != 0;
}

void StreamFile::note_sound(Xapian::docid id) const {
  (*sound_)[id / 64].fetch_or(std::uint64_t{1} << id % 64, std::memory_order_relaxed);
}

// What comes behind 1 KB the processor asks for by itself.
void StreamFile::prefetch_stream(Xapian::docid id) const {
  constexpr std::size_t kLine = 64;
  constexpr std::uint64_t kBytes = 1024;
  if (id == 0 || id > rows()) return;
  const std::uint64_t from = row(id - 1).end;
  const std::uint64_t end = std::min<std::uint64_t>(row(id).end, streams_.body().size());
  if (from > end) return;
  const char* const begin = streams_.body().data() + from;
  const std::uint64_t bytes = std::min(kBytes, end - from);
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
  auto streams = base::OutputFile::open(streams_path(generation), anew ? 0 : kPartHeadBytes + row.end);
  if (!streams) return tl::unexpected<Error>(streams.error());
  auto rows = base::OutputFile::open(rows_path(generation),
                                     anew ? 0 : kPartHeadBytes + (owner.last + std::uint64_t{1}) * kStreamRowBytes);
  if (!rows) return tl::unexpected<Error>(rows.error());
  StreamWriter writer(std::move(*streams), std::move(*rows), owner.last, row);
  if (!anew) return writer;
  writer.streams_.append(part_head(kStreamsMark, owner.database));
  writer.rows_.append(part_head(kRowsMark, owner.database));
  writer.append_row();
  return writer;
}

Status StreamWriter::append(Xapian::docid id, std::string_view stream) {
  // Numbers that no document has: their checksum is wrong.
  row_.variety = 0;
  row_.checksum = 0;
  for (++last_; last_ < id; ++last_) append_row();
  packed_.clear();
  base::put_varint(packed_, stream.size() / 2);
  pack_units(stream, packed_);
  streams_.append(packed_);
  const std::uint64_t codes = count_codes(stream);
  row_.end += packed_.size();
  row_.codes += codes;
  row_.variety = variety_.of(stream);
  row_.checksum = checksum_of(packed_, codes, row_.variety);
  append_row();
  if (auto status = streams_.status(); !status) return status;
  return rows_.status();
}

void StreamWriter::append_row() {
  const std::uint64_t words[2]{row_.end | row_.codes << 48, row_.codes >> 16 | std::uint64_t{row_.variety} << 24 |
                                                                std::uint64_t{row_.checksum} << 32};
  rows_.append({reinterpret_cast<const char*>(words), sizeof words});
}

Status StreamWriter::flush(bool durable) {
  if (auto status = streams_.flush(durable); !status) return status;
  return rows_.flush(durable);
}

}  // namespace depeche::schema
