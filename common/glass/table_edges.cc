#include "glass/table_edges.h"

#include <cstddef>
#include <string>

#include <xxhash.h>

#include "glass/block_layout.h"

namespace depeche::glass {
namespace {

std::uint32_t number_at(const std::string& bytes, std::size_t at, std::size_t size) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < size; ++i) number = number << 8 | static_cast<unsigned char>(bytes[at + i]);
  return number;
}

// The number of the block below the first or the last item of a branch.
std::optional<std::uint32_t> child(const std::string& block, bool last) {
  const std::size_t end = number_at(block, kDirectoryEndAt, 2);
  if (end < kDirectoryBegin + kDirectoryEntry || end > block.size()) return std::nullopt;
  const std::size_t item = number_at(block, last ? end - kDirectoryEntry : kDirectoryBegin, kDirectoryEntry);
  if (item + kBranchHead > block.size()) return std::nullopt;
  return number_at(block, item, sizeof(std::uint32_t));
}

}  // namespace

Result<std::optional<TableEdges>> read_edges(const base::InputFile& file, const StoredRoot& root) {
  std::string block(root.block_bytes, '\0');
  const auto read = [&](std::uint32_t number) -> Result<bool> {
    const auto size = file.read_at(std::uint64_t{number} * block.size(), block.data(), block.size());
    if (!size) return tl::unexpected<Error>(size.error());
    return *size == block.size();
  };
  TableEdges edges;
  for (const bool last : {false, true}) {
    std::optional<std::uint32_t> number = root.block;
    for (unsigned level = root.level + 1; level-- > 0;) {
      const auto whole = number ? read(*number) : Result<bool>(false);
      if (!whole) return tl::unexpected<Error>(whole.error());
      if (!*whole) return std::optional<TableEdges>();
      edges.hash = XXH3_64bits_withSeed(block.data(), block.size(), edges.hash);
      if (level == root.level) {
        edges.revision = number_at(block, 0, sizeof(std::uint32_t));
        edges.level = static_cast<unsigned char>(block[kLevelAt]);
      }
      if (level > 0) number = child(block, last);
    }
  }
  return edges;
}

}  // namespace depeche::glass
