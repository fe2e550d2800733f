#include "glass/iamglass.h"

#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "base/output_file.h"
#include "base/varint.h"

namespace depeche::glass {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kMagic = "\x0F\x0DXapian Glass"sv;
// The day of the format: years since 2014, month, day.
constexpr unsigned kFormat = (2016 - 2014) << 9 | 3U << 5 | 14;
constexpr std::uint32_t kRevision = 1;
// Xapian compresses longer tags of a table when it changes them; 0: none.
constexpr unsigned kCompressed = 18;

// Of a table.
constexpr unsigned kAbsent = 1;
constexpr unsigned kSequential = 2;
constexpr unsigned kBlocksOf8Kb = 4;
constexpr std::size_t kBlockUnit = 2048;
constexpr std::uint64_t kMaxNumber = std::numeric_limits<std::uint32_t>::max();

std::string beginning() {
  return std::string(kMagic) + static_cast<char>(kFormat >> 8) + static_cast<char>(kFormat & 0xFF);
}

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

// False when it is not to be read.
bool take_root(std::string_view& bytes, std::optional<StoredRoot>& root) {
  constexpr unsigned kMostBlockBits = 5;  // 64 KB
  const auto block = base::take_varint(bytes);
  const auto flags = base::take_varint(bytes);
  const auto entries = base::take_varint(bytes);
  const auto block_size = base::take_varint(bytes);
  const auto compressed = base::take_varint(bytes);
  if (!block || !flags || !entries || !block_size || !compressed || !base::take_string(bytes)) return false;
  if (*block > kMaxNumber || *flags > kMaxNumber || *block_size == 0 || *block_size > 1U << kMostBlockBits)
    return false;
  if ((*flags & kAbsent) != 0) return true;
  root = StoredRoot{static_cast<std::uint32_t>(*block), static_cast<unsigned>(*flags >> 2), *entries,
                    static_cast<std::uint32_t>(*block_size * kBlockUnit)};
  return true;
}

}  // namespace

Status write_iamglass(const std::filesystem::path& directory, const base::Uuid& uuid, const TableRoot& postlist,
                      const TableRoot& termlist, const DatabaseStatistics& statistics, bool durable) {
  std::string bytes = beginning();
  bytes.append(uuid.data(), uuid.size());
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

std::optional<DatabaseState> parse_iamglass(std::string_view bytes) {
  DatabaseState state;
  const std::string begin = beginning();
  if (!bytes.starts_with(begin) || bytes.size() < begin.size() + state.uuid.size()) return std::nullopt;
  bytes.remove_prefix(begin.size());
  bytes.copy(state.uuid.data(), state.uuid.size());
  bytes.remove_prefix(state.uuid.size());
  const auto revision = base::take_varint(bytes);
  if (!revision || *revision > kMaxNumber) return std::nullopt;
  state.revision = static_cast<std::uint32_t>(*revision);
  for (auto& table : state.tables)
    if (!take_root(bytes, table)) return std::nullopt;
  return state;
}

}  // namespace depeche::glass
