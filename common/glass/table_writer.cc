#include "glass/table_writer.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/message.h"
#include "glass/block_layout.h"

namespace depeche::glass {
namespace {

constexpr std::size_t kMaxKey = 255;
// Four items must fit in a block.
constexpr std::size_t kMaxItem = (kBlockBytes - kDirectoryBegin - 4 * kDirectoryEntry) / 4;
// A tag that is split begins in what its block has left only if that is so much more than its key.
constexpr std::size_t kWorthSplitting = 34;

void put16(char* at, std::size_t value) {
  at[0] = static_cast<char>(value >> 8);
  at[1] = static_cast<char>(value);
}

void put32(char* at, std::uint32_t value) {
  put16(at, value >> 16);
  put16(at + 2, value & 0xFFFF);
}

std::size_t shared_prefix(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

}  // namespace

char* TableWriter::Block::make_item(std::size_t size) {
  items_begin -= size;
  put16(bytes.data() + directory_end, items_begin);
  directory_end += kDirectoryEntry;
  return bytes.data() + items_begin;
}

Result<TableWriter> TableWriter::create(const std::filesystem::path& path) {
  auto file = base::OutputFile::open(path);
  if (!file) return tl::unexpected<Error>(file.error());
  return TableWriter(std::move(*file));
}

TableWriter::TableWriter(base::OutputFile file) : file_(std::move(file)) {
  Block& leaf = levels_.emplace_back();
  // Searches for keys before the first end at an item without key and tag.
  put16(leaf.make_item(kLeafHead), kFirstItem | kLastItem);
}

void TableWriter::add(std::string_view key, std::string_view tag, bool compressed) {
  const std::size_t head = kLeafHead + key.size();
  const std::size_t room = kMaxItem - head - kPieceNumber;
  std::size_t first = std::min(tag.size(), room + kPieceNumber);
  const std::size_t beside_tag = kDirectoryEntry + head;
  const std::size_t free = levels_.front().free();
  if (compressed && first == tag.size() && free < beside_tag + first &&
      free > beside_tag + key.size() + kWorthSplitting) {
    first = free - beside_tag;
  } else if (first < tag.size()) {
    // Fills the block, where that makes no item more, or leaves it little.
    const std::size_t left = levels_.front().free() % (kMaxItem + kDirectoryEntry);
    const std::size_t taken = kDirectoryEntry + head + kPieceNumber;
    if (left > taken &&
        (left - taken >= (tag.size() - kPieceNumber) % room || left - taken >= key.size() + kWorthSplitting))
      first = left - taken + kPieceNumber;
  }
  const std::size_t pieces = 1 + (tag.size() - first + room - 1) / room;
  if (key.size() > kMaxKey || pieces > std::numeric_limits<std::uint16_t>::max()) {
    too_long_ = true;
    return;
  }
  for (std::size_t piece = 1, at = 0; piece <= pieces; ++piece) {
    const std::size_t size = std::min(piece == 1 ? first : room, tag.size() - at);
    add_piece(key, static_cast<std::uint16_t>(piece), piece == pieces, compressed, tag.substr(at, size));
    at += size;
  }
  ++entries_;
}

void TableWriter::add_piece(std::string_view key, std::uint16_t piece, bool last, bool compressed,
                            std::string_view bytes) {
  const std::size_t number = piece > 1 ? kPieceNumber : 0;
  const std::size_t size = kLeafHead + key.size() + number + bytes.size();
  if (levels_.front().free() < size + kDirectoryEntry) {
    close_block(0);
    Block& leaf = levels_.front();
    leaf.first_key = key.substr(0, std::min(key.size(), shared_prefix(last_key_, key) + 1));
    leaf.first_piece = piece;
  }
  char* item = levels_.front().make_item(size);
  put16(item, (size - kLeafHead) | (compressed ? kCompressedItem : 0U) | (last ? kLastItem : 0U) |
                  (piece == 1 ? kFirstItem : 0U));
  item[kLeafHead - 1] = static_cast<char>(key.size());
  item = std::copy(key.begin(), key.end(), item + kLeafHead);
  if (number > 0) put16(item, piece);
  std::copy(bytes.begin(), bytes.end(), item + number);
  last_key_.assign(key);
}

// Writes the block of that level, tells the level above, and begins another.
void TableWriter::close_block(std::size_t level) {
  const std::uint32_t number = write_block(level);
  Block& block = levels_[level];
  add_branch(level + 1, std::move(block.first_key), block.first_piece, number);
  block = {};
}

void TableWriter::add_branch(std::size_t level, std::string first_key, std::uint16_t first_piece,
                             std::uint32_t block_number) {
  const auto size_with = [](std::size_t key) { return kBranchHead + key + kPieceNumber; };
  if (level == levels_.size()) levels_.emplace_back();
  if (levels_[level].free() < size_with(first_key.size()) + kDirectoryEntry) close_block(level);
  Block& block = levels_[level];
  // The first block below has no key: what is less than all keys leads there.
  if (block.directory_end == kDirectoryBegin) {
    block.first_key = std::exchange(first_key, {});
    block.first_piece = std::exchange(first_piece, std::uint16_t{0});
  }
  char* item = block.make_item(size_with(first_key.size()));
  put32(item, block_number);
  item[kBranchHead - 1] = static_cast<char>(first_key.size());
  put16(std::copy(first_key.begin(), first_key.end(), item + kBranchHead), first_piece);
}

std::uint32_t TableWriter::write_block(std::size_t level) {
  constexpr std::uint32_t kFirstRevision = 1;
  Block& block = levels_[level];
  char* const head = block.bytes.data();
  put32(head, kFirstRevision);
  head[kLevelAt] = static_cast<char>(level);
  put16(head + kFreeAt, block.free());
  put16(head + kAllFreeAt, block.free());
  put16(head + kDirectoryEndAt, block.directory_end);
  file_.append({head, kBlockBytes});
  return blocks_++;
}

std::size_t TableWriter::room(std::size_t key) const {
  const std::size_t beside_tag = kDirectoryEntry + kLeafHead + key;
  return levels_.front().free() - std::min(levels_.front().free(), beside_tag);
}

Status TableWriter::status() const {
  if (too_long_)
    return fail(ErrorCode::limit, tr("an entry is too long for a table of the index"),
                tr("leave out what has such long words"));
  return file_.status();
}

Result<TableRoot> TableWriter::finish(bool durable) {
  std::size_t level = 0;
  for (; level + 1 < levels_.size(); ++level) close_block(level);
  const std::uint32_t root = write_block(level);
  if (auto status = this->status(); !status) return tl::unexpected<Error>(status.error());
  if (auto status = file_.flush(durable); !status) return tl::unexpected<Error>(status.error());
  return TableRoot{root, static_cast<unsigned>(level), entries_, blocks_};
}

}  // namespace depeche::glass
