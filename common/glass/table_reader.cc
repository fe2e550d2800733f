#include "glass/table_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/message.h"
#include "base/small_file.h"
#include "base/xapian.h"
#include "glass/block_layout.h"
#include "glass/iamglass.h"

namespace depeche::glass {
namespace {

// Xapian's own limit.
constexpr std::size_t kMostLevels = 10;
// Of 8 KB, which lead to so many times some 400 leaves. They are kept: the way to each entry would be read anew.
constexpr std::size_t kMostBranches = 64;

[[noreturn]] void bad_block() { throw Xapian::DatabaseCorruptError(tr("a block of a table is damaged")); }

unsigned get16(const unsigned char* at) { return static_cast<unsigned>(at[0]) << 8 | at[1]; }
std::uint32_t get32(const unsigned char* at) { return get16(at) << 16 | get16(at + 2); }

std::string_view view(const unsigned char* at, std::size_t size) { return {reinterpret_cast<const char*>(at), size}; }

}  // namespace

TableReader::TableReader(std::shared_ptr<const base::InputFile> file, const TableRoot& root, std::uint32_t revision)
    : TableReader(std::move(file), root.block, root.level + std::size_t{1}, revision) {
  if (root.level >= kMostLevels) bad_block();
}

TableReader::TableReader(std::shared_ptr<const base::InputFile> file, std::uint32_t root, std::size_t levels,
                         std::uint32_t revision)
    : file_(std::move(file)), revision_(revision), root_(root), steps_(levels) {}

TableReader TableReader::on_the_way_to(std::string_view key) {
  leaf_of(key);
  TableReader other(file_, root_, steps_.size(), revision_);
  std::copy(steps_.begin() + 1, steps_.end(), other.steps_.begin() + 1);
  return other;
}

std::optional<TableReader> TableReader::open(const std::filesystem::path& database, std::string_view name,
                                             std::uint64_t revision) {
  const auto bytes = base::read_small_file(database / "iamglass", kMostIamglassBytes);
  const auto state = bytes ? parse_iamglass(*bytes) : std::nullopt;
  if (!state || state->revision != revision) return std::nullopt;
  const auto place = std::ranges::find(kTableNames, name) - kTableNames.begin();
  const auto& stored = state->tables.at(static_cast<std::size_t>(place));
  if (!stored || stored->block_bytes != kBlockBytes) return std::nullopt;
  auto file = base::InputFile::open(database / (std::string(name) + ".glass"));
  if (!file) return std::nullopt;
  TableRoot root;
  root.block = stored->block;
  root.level = stored->level;
  root.entries = stored->entries;
  return TableReader(std::make_shared<const base::InputFile>(std::move(*file)), root, state->revision);
}

void TableReader::read(std::size_t level, std::uint32_t number) {
  Step& step = steps_[level];
  if (step.read && step.number == number) return;
  step.read = false;
  if (level > 0 || step.bytes == nullptr) step.bytes = std::make_shared<Block>(kBlockBytes);
  const auto size =
      file_->read_at(std::uint64_t{number} * kBlockBytes, reinterpret_cast<char*>(step.bytes->data()), kBlockBytes);
  if (!size) throw Xapian::DatabaseError(size.error().message);
  if (*size < kBlockBytes) bad_block();
  const unsigned char* const head = step.bytes->data();
  if (get32(head) > revision_ || revision_now(number) > revision_)
    throw Xapian::DatabaseModifiedError(tr("the revision that is read was written over"));
  const std::size_t end = get16(head + kDirectoryEndAt);
  if (head[kLevelAt] != level || end <= kDirectoryBegin || end > kBlockBytes) bad_block();
  step.number = number;
  step.read = true;
}

// A block that is written over while it is read has parts of both in memory. Its head is written first.
std::uint32_t TableReader::revision_now(std::uint32_t number) const {
  std::array<unsigned char, kLevelAt> head{};
  const auto size =
      file_->read_at(std::uint64_t{number} * kBlockBytes, reinterpret_cast<char*>(head.data()), head.size());
  if (!size) throw Xapian::DatabaseError(size.error().message);
  if (*size < head.size()) bad_block();
  return get32(head.data());
}

void TableReader::read_branch(std::size_t level, std::uint32_t number) {
  Step& step = steps_[level];
  if (step.read && step.number == number) return;
  if (const auto known = branches_.find(number); known != branches_.end()) {
    step = {number, true, known->second, 0};
    return;
  }
  read(level, number);
  if (branches_.size() >= kMostBranches) branches_.clear();
  branches_.emplace(number, step.bytes);
}

std::size_t TableReader::items(std::size_t level) const {
  return (get16(steps_[level].bytes->data() + kDirectoryEndAt) - kDirectoryBegin) / kDirectoryEntry;
}

TableReader::Item TableReader::item(std::size_t level, std::size_t at) const {
  const unsigned char* const block = steps_[level].bytes->data();
  const std::size_t begin = get16(block + kDirectoryBegin + at * kDirectoryEntry);
  if (begin + (level > 0 ? kBranchHead + kPieceNumber : kLeafHead) > kBlockBytes) bad_block();
  const unsigned char* const bytes = block + begin;
  Item item;
  if (level > 0) {
    const std::size_t key = bytes[kBranchHead - 1];
    if (begin + kBranchHead + key + kPieceNumber > kBlockBytes) bad_block();
    item.block = get32(bytes);
    item.key = view(bytes + kBranchHead, key);
    item.piece = get16(bytes + kBranchHead + key);
    return item;
  }
  const unsigned flags = get16(bytes);
  const std::size_t size = (flags & kItemSize) + kLeafHead;
  const std::size_t key = bytes[kLeafHead - 1];
  const std::size_t head = kLeafHead + key + ((flags & kFirstItem) != 0 ? 0 : kPieceNumber);
  if (head > size || begin + size > kBlockBytes) bad_block();
  item.key = view(bytes + kLeafHead, key);
  item.piece = (flags & kFirstItem) != 0 ? 1 : get16(bytes + kLeafHead + key);
  item.last = (flags & kLastItem) != 0;
  item.compressed = (flags & kCompressedItem) != 0;
  item.bytes = view(bytes + head, size - head);
  return item;
}

// The first item counts as before all keys.
std::size_t TableReader::last_not_behind(std::size_t level, std::string_view key) const {
  std::size_t low = 0;
  std::size_t high = items(level);
  while (high - low > 1) {
    const std::size_t middle = (low + high) / 2;
    const Item at = item(level, middle);
    const int order = at.key.compare(key);
    if (order < 0 || (order == 0 && at.piece <= 1))
      low = middle;
    else
      high = middle;
  }
  return low;
}

std::uint32_t TableReader::leaf_of(std::string_view key) {
  std::uint32_t block = root_;
  for (std::size_t level = steps_.size() - 1; level > 0; --level) {
    read_branch(level, block);
    steps_[level].item = last_not_behind(level, key);
    block = item(level, steps_[level].item).block;
  }
  return block;
}

// The last item that is not behind the key.
TableReader::Item TableReader::descend(std::string_view key) {
  read(0, leaf_of(key));
  steps_.front().item = last_not_behind(0, key);
  return item(0, steps_.front().item);
}

bool TableReader::find(std::string_view key) {
  const Item found = descend(key);
  if (found.key != key || found.piece != 1 || key.empty()) return false;
  take_entry();
  return true;
}

void TableReader::find_last_not_behind(std::string_view key) {
  Item found = descend(key);
  // The way to a leaf may be marked by less than its first key.
  if (found.key > key && step_back()) found = item(0, steps_.front().item);
  // A further piece of a tag: the entry begins in a leaf before.
  if (found.piece != 1 && !find(std::string(found.key))) bad_block();
  if (found.piece == 1) take_entry();
}

bool TableReader::next() {
  if (!step()) return false;
  take_entry();
  return true;
}

// To the next item of a leaf, over blocks.
bool TableReader::step() {
  if (++steps_.front().item < items(0)) return true;
  std::size_t level = 1;
  for (; level < steps_.size() && ++steps_[level].item >= items(level); ++level) {
  }
  if (level >= steps_.size()) return false;
  for (; level > 0; --level) {
    read(level - 1, item(level, steps_[level].item).block);
    steps_[level - 1].item = 0;
  }
  return true;
}

// To the item before, over blocks. False at the first.
bool TableReader::step_back() {
  std::size_t level = 0;
  while (level < steps_.size() && steps_[level].item == 0) ++level;
  if (level == steps_.size()) return false;
  --steps_[level].item;
  for (; level > 0; --level) {
    read(level - 1, item(level, steps_[level].item).block);
    const std::size_t count = items(level - 1);
    if (count == 0) bad_block();
    steps_[level - 1].item = count - 1;
  }
  return true;
}

void TableReader::take_entry() {
  Item piece = item(0, steps_.front().item);
  if (piece.piece != 1) bad_block();
  is_compressed_ = piece.compressed;
  key_ = piece.key;
  tag_ = piece.bytes;
  if (piece.last) return;
  joined_ = piece.bytes;
  while (!piece.last) {
    const unsigned before = piece.piece;
    if (!step()) bad_block();
    piece = item(0, steps_.front().item);
    if (piece.key != key_ || piece.piece != before + 1) bad_block();
    joined_ += piece.bytes;
  }
  tag_ = joined_;
}

}  // namespace depeche::glass
