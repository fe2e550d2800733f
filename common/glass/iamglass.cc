#include "glass/iamglass.h"

#include <optional>
#include <random>
#include <string>
#include <string_view>

#include "base/files.h"
#include "base/output_file.h"
#include "base/varint.h"

namespace depeche::glass {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kMagic = "\x0F\x0DXapian Glass"sv;
// The day of the format: years since 2014, month, day.
constexpr unsigned kFormat = (2016 - 2014) << 9 | 3U << 5 | 14;
constexpr std::uint32_t kRevision = 1;
constexpr std::size_t kUuidBytes = 16;
// Xapian compresses longer tags of a table when it changes them; 0: none.
constexpr unsigned kCompressed = 18;

// Of a table.
constexpr unsigned kAbsent = 1;
constexpr unsigned kSequential = 2;
constexpr unsigned kBlocksOf8Kb = 4;

void put_root(std::string& out, const std::optional<TableRoot>& root, unsigned compressed) {
  const TableRoot table = root.value_or(TableRoot{});
  base::put_varint(out, table.block);
  base::put_varint(out, table.level << 2 | kSequential | (root ? 0U : kAbsent));
  base::put_varint(out, table.entries);
  base::put_varint(out, kBlocksOf8Kb);
  base::put_varint(out, compressed);
  std::string free_blocks;
  if (root) {
    base::put_varint(free_blocks, kRevision);
    base::put_varint(free_blocks, table.blocks);
    free_blocks.append(4, '\0');  // none of them, and no list of them yet
  }
  base::put_string(out, free_blocks);
}

void put_random(std::string& out, std::size_t bytes) {
  std::random_device random;
  for (std::size_t i = 0; i < bytes; ++i) out += static_cast<char>(random());
}

}  // namespace

Status write_iamglass(const std::filesystem::path& directory, const TableRoot& postlist, const TableRoot& termlist,
                      const DatabaseStatistics& statistics, bool durable) {
  std::string bytes(kMagic);
  bytes += static_cast<char>(kFormat >> 8);
  bytes += static_cast<char>(kFormat & 0xFF);
  put_random(bytes, kUuidBytes);
  base::put_varint(bytes, kRevision);
  put_root(bytes, postlist, 0);
  put_root(bytes, std::nullopt, kCompressed);  // document data
  put_root(bytes, termlist, kCompressed);
  put_root(bytes, std::nullopt, 0);            // positions
  put_root(bytes, std::nullopt, kCompressed);  // spellings
  put_root(bytes, std::nullopt, kCompressed);  // synonyms
  base::put_varint(bytes, statistics.documents);
  base::put_varint(bytes, statistics.last_document - statistics.documents);
  base::put_varint(bytes, statistics.least_length);
  base::put_varint(bytes, statistics.most_occurrences);
  base::put_varint(bytes, statistics.greatest_length - statistics.most_occurrences);
  base::put_varint(bytes, 0);  // no changes are kept for replicas
  base::put_varint(bytes, statistics.total_length);
  base::put_varint(bytes, 0);  // no spellings

  auto file = base::OutputFile::open(directory / "iamglass");
  if (!file) return tl::unexpected<Error>(file.error());
  file->append(bytes);
  return file->flush(durable);
}

std::optional<DatabaseState> read_iamglass(const std::filesystem::path& directory) {
  constexpr std::size_t kMostBytes = 4096;
  const auto read = base::read_file((directory / "iamglass").string(), kMostBytes);
  if (!read) return std::nullopt;
  std::string_view bytes = *read;
  const std::string format = std::string(kMagic) + static_cast<char>(kFormat >> 8) + static_cast<char>(kFormat & 0xFF);
  if (!bytes.starts_with(format) || bytes.size() < format.size() + kUuidBytes) return std::nullopt;
  bytes.remove_prefix(format.size() + kUuidBytes);
  const auto revision = base::take_varint(bytes);
  const auto block = base::take_varint(bytes);
  const auto level = base::take_varint(bytes);
  const auto entries = base::take_varint(bytes);
  const auto block_size = base::take_varint(bytes);
  if (!revision || !block || !level || !entries || block_size != kBlocksOf8Kb || (*level & kAbsent) != 0)
    return std::nullopt;
  DatabaseState state{static_cast<std::uint32_t>(*revision), {}};
  state.postlist.block = static_cast<std::uint32_t>(*block);
  state.postlist.level = static_cast<unsigned>(*level >> 2);
  state.postlist.entries = *entries;
  return state;
}

}  // namespace depeche::glass
