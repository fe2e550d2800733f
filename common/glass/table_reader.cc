#include "glass/table_reader.h"

#include <algorithm>
#include <atomic>
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

// A writer may write over the block meanwhile: what was found to be within bounds must not be read anew.
template <class Number>
Number read_once(Number number) {
  asm("" : "+r"(number));
  return number;
}

unsigned get16(const unsigned char* at) { return read_once(static_cast<unsigned>(at[0]) << 8 | at[1]); }
std::uint32_t get32(const unsigned char* at) { return get16(at) << 16 | get16(at + 2); }

std::string_view view(const unsigned char* at, std::size_t size) { return {reinterpret_cast<const char*>(at), size}; }

}  // namespace

TableReader::TableReader(base::MappedFile file, const TableRoot& root, std::uint32_t revision)
    : file_(std::move(file)), revision_(revision), root_(root.block), steps_(root.level + std::size_t{1}) {
  if (root.level >= kMostLevels) damaged();
}

std::optional<TableReader> TableReader::open(const std::filesystem::path& database, std::string_view name,
                                             std::uint64_t revision) {
  const auto bytes = base::read_small_file(database / "iamglass", kMostIamglassBytes);
  const auto state = bytes ? parse_iamglass(*bytes) : std::nullopt;
  if (!state || state->revision != revision) return std::nullopt;
  const auto place = std::ranges::find(kTableNames, name) - kTableNames.begin();
  const auto& stored = state->tables.at(static_cast<std::size_t>(place));
  if (!stored || stored->block_bytes != kBlockBytes) return std::nullopt;
  // Long lists of postings are read in order.
  auto file = base::MappedFile::open(database / (std::string(name) + ".glass"), base::MappedFile::Access::in_order);
  if (!file) return std::nullopt;
  TableRoot root;
  root.block = stored->block;
  root.level = stored->level;
  root.entries = stored->entries;
  return TableReader(std::move(*file), root, state->revision);
}

void TableReader::go_to(std::size_t level, std::uint32_t number) {
  const std::string_view all = file_.bytes();
  const std::uint64_t begin = std::uint64_t{number} * kBlockBytes;
  if (begin + kBlockBytes > all.size()) damaged();
  const auto* const block = reinterpret_cast<const unsigned char*>(all.data()) + begin;
  const std::size_t end = get16(block + kDirectoryEndAt);
  steps_[level] = {block, (end - kDirectoryBegin) / kDirectoryEntry, 0};
  if (block[kLevelAt] != level || end <= kDirectoryBegin || end > kBlockBytes) damaged();
}

// A block that is written over while it is read shows parts of both. Its head is written first.
void TableReader::check_revisions() const {
#ifdef __SANITIZE_THREAD__  // which knows no fences
  asm volatile("" : : : "memory");
#else
  std::atomic_thread_fence(std::memory_order_acquire);
#endif
  for (const Step& step : steps_)
    if (step.block != nullptr && get32(step.block) > revision_)
      throw Xapian::DatabaseModifiedError(tr("the revision that is read was written over"));
}

void TableReader::damaged() const {
  check_revisions();
  throw Xapian::DatabaseCorruptError(tr("a block of a table is damaged"));
}

TableReader::Item TableReader::item(std::size_t level, std::size_t at) const {
  const unsigned char* const block = steps_[level].block;
  const std::size_t begin = get16(block + kDirectoryBegin + at * kDirectoryEntry);
  if (begin + (level > 0 ? kBranchHead + kPieceNumber : kLeafHead) > kBlockBytes) damaged();
  const unsigned char* const bytes = block + begin;
  Item item;
  if (level > 0) {
    const std::size_t key = bytes[kBranchHead - 1];
    if (begin + kBranchHead + key + kPieceNumber > kBlockBytes) damaged();
    item.block = get32(bytes);
    item.key = view(bytes + kBranchHead, key);
    item.piece = get16(bytes + kBranchHead + key);
    return item;
  }
  const unsigned flags = get16(bytes);
  const std::size_t size = (flags & kItemSize) + kLeafHead;
  const std::size_t key = bytes[kLeafHead - 1];
  const std::size_t head = kLeafHead + key + ((flags & kFirstItem) != 0 ? 0 : kPieceNumber);
  if (head > size || begin + size > kBlockBytes) damaged();
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
  std::size_t high = steps_[level].items;
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

// The last item that is not behind the key.
TableReader::Item TableReader::descend(std::string_view key) {
  std::uint32_t block = root_;
  for (std::size_t level = steps_.size(); level-- > 0;) {
    go_to(level, block);
    steps_[level].item = last_not_behind(level, key);
    if (level > 0) block = item(level, steps_[level].item).block;
  }
  return item(0, steps_.front().item);
}

bool TableReader::find(std::string_view key) {
  const Item found = descend(key);
  if (found.key == key && found.piece == 1 && !key.empty()) {
    take_entry();
    return true;
  }
  check_revisions();
  return false;
}

void TableReader::find_last_not_behind(std::string_view key) {
  Item found = descend(key);
  // The way to a leaf may be marked by less than its first key.
  if (found.key > key && step_back()) found = item(0, steps_.front().item);
  // A further piece of a tag: the entry begins in a leaf before.
  if (found.piece != 1 && !find(std::string(found.key))) damaged();
  if (found.piece == 1) take_entry();
}

bool TableReader::next() {
  if (!step()) return false;
  take_entry();
  return true;
}

// To the next item of a leaf, over blocks.
bool TableReader::step() {
  if (++steps_.front().item < steps_.front().items) return true;
  std::size_t level = 1;
  for (; level < steps_.size() && ++steps_[level].item >= steps_[level].items; ++level) {
  }
  if (level >= steps_.size()) return false;
  for (; level > 0; --level) {
    go_to(level - 1, item(level, steps_[level].item).block);
  }
  return true;
}

bool TableReader::next_beyond(std::size_t shared) {
  if (!step_beyond(std::string_view(key_).substr(0, shared))) return false;
  take_entry();
  return true;
}

// Most of what begins alike is a few entries of one leaf.
bool TableReader::step_beyond(std::string_view beginning) {
  const auto begins_so = [&](std::size_t at) { return item(0, at).key.starts_with(beginning); };
  while (true) {
    Step& leaf = steps_.front();
    std::size_t known = leaf.item;
    std::size_t ahead = 1;
    for (; known + ahead < leaf.items && begins_so(known + ahead); ahead *= 2) known += ahead;
    std::size_t beyond = std::min(known + ahead, leaf.items);
    while (beyond - known > 1) {
      const std::size_t middle = (known + beyond) / 2;
      (begins_so(middle) ? known : beyond) = middle;
    }
    leaf.item = known;
    if (beyond < leaf.items) return step();
    if (!step()) return false;
    if (!begins_so(steps_.front().item)) return true;
  }
}

// To the item before, over blocks. False at the first.
bool TableReader::step_back() {
  std::size_t level = 0;
  while (level < steps_.size() && steps_[level].item == 0) ++level;
  if (level == steps_.size()) return false;
  --steps_[level].item;
  for (; level > 0; --level) {
    go_to(level - 1, item(level, steps_[level].item).block);
    Step& below = steps_[level - 1];
    if (below.items == 0) damaged();
    below.item = below.items - 1;
  }
  return true;
}

void TableReader::take_entry() {
  Item piece = item(0, steps_.front().item);
  if (piece.piece != 1) damaged();
  is_compressed_ = piece.compressed;
  key_ = piece.key;
  tag_ = piece.bytes;
  check_revisions();
  while (!piece.last) {
    const unsigned before = piece.piece;
    if (!step()) damaged();
    piece = item(0, steps_.front().item);
    if (piece.key != key_ || piece.piece != before + 1) damaged();
    tag_ += piece.bytes;
    check_revisions();
  }
  if (file_.lost()) damaged();
}

}  // namespace depeche::glass
