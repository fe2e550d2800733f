#include "index/generation/bulk_values.h"

#include <algorithm>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/input_file.h"
#include "base/message.h"
#include "base/varint.h"

namespace depeche::index {
namespace {

constexpr std::size_t kPieceBytes = std::size_t{64} << 10;
constexpr std::size_t kMostHeld = std::size_t{16} << 20;

Status damaged(const std::filesystem::path& path) {
  return fail(ErrorCode::corrupt, tr("{}: what was written there reads differently", path.string()),
              tr("check the disk and run again; the index is as it was"));
}

}  // namespace

Status BulkValues::add(unsigned number, glass::DocumentId document, const std::string& value) {
  Slot& slot = this->slot(number);
  glass::ValueStatistics& statistics = slot.statistics;
  if (statistics.documents++ == 0 || value < statistics.least) statistics.least = value;
  if (value > statistics.greatest) statistics.greatest = value;
  const std::size_t before = slot.chunk.bytes().size();
  slot.chunk.add(document, value);
  held_ += slot.chunk.bytes().size() - before;
  if (slot.chunk.full()) close_chunk(slot);
  if (slot.waiting.size() >= kPieceBytes) return put_away(slot);
  return held_ > kMostHeld ? put_all_away() : Status{};
}

void BulkValues::close_chunk(Slot& slot) {
  base::put_varint(slot.waiting, slot.chunk.first());
  base::put_string(slot.waiting, slot.chunk.bytes());
  slot.chunk.clear();
}

Status BulkValues::put_away(Slot& slot) {
  if (!file_) {
    auto file = base::OutputFile::open(path_);
    if (!file) return tl::unexpected<Error>(file.error());
    file_ = std::move(*file);
  }
  slot.pieces.push_back({file_->size(), static_cast<std::uint32_t>(slot.waiting.size())});
  file_->append(slot.waiting);
  held_ -= std::min(held_, slot.waiting.size());
  slot.waiting = {};
  return file_->status();
}

// Chunks stay as they are, so that the table is the same whatever the memory: they are small, unless there are very
// many slots.
Status BulkValues::put_all_away() {
  held_ = 0;
  const auto put = [&](Slot& slot) -> Status {
    if (!slot.waiting.empty())
      if (auto status = put_away(slot); !status) return status;
    return {};
  };
  for (Slot& slot : fixed_)
    if (auto status = put(slot); !status) return status;
  for (auto& [number, slot] : others_)
    if (auto status = put(slot); !status) return status;
  return {};
}

std::vector<unsigned> BulkValues::used_slots() const {
  std::vector<unsigned> used;
  for (unsigned number = 0; number < fixed_.size(); ++number)
    if (fixed_[number].statistics.documents > 0) used.push_back(number);
  for (const auto& [number, slot] : others_) used.push_back(number);
  return used;
}

// The two kinds of entries have keys of their own, whose bytes do not ascend as the numbers do.
Status BulkValues::write(glass::PostlistWriter& postlist) {
  std::vector<unsigned> used = used_slots();
  std::ranges::sort(used, {}, glass::value_statistics_key);
  for (const unsigned number : used) postlist.add_value_statistics(number, slot(number).statistics);
  if (file_)
    if (auto status = file_->flush(false); !status) return status;
  std::ranges::sort(used, {}, [](unsigned number) { return glass::value_chunk_key(number, 1); });
  for (const unsigned number : used)
    if (auto status = write_chunks(number, postlist); !status) return status;
  if (!file_) return {};
  file_.reset();
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
  return {};
}

Status BulkValues::write_chunks(unsigned number, glass::PostlistWriter& postlist) {
  Slot& slot = this->slot(number);
  if (!slot.pieces.empty()) {
    const auto file = base::InputFile::open(path_);
    if (!file) return tl::unexpected<Error>(file.error());
    std::string bytes;
    for (const Piece& piece : slot.pieces) {
      bytes.resize(piece.size);
      const auto read = file->read_at(piece.begin, bytes.data(), bytes.size());
      if (!read) return tl::unexpected<Error>(read.error());
      if (*read < bytes.size()) return damaged(path_);
      if (auto status = write_chunks(number, bytes, postlist); !status) return status;
    }
  }
  if (auto status = write_chunks(number, slot.waiting, postlist); !status) return status;
  if (!slot.chunk.empty()) postlist.add_value_chunk(number, slot.chunk.first(), slot.chunk.bytes());
  return {};
}

Status BulkValues::write_chunks(unsigned number, std::string_view bytes, glass::PostlistWriter& postlist) const {
  while (!bytes.empty()) {
    const auto first = base::take_varint(bytes);
    const auto chunk = base::take_string(bytes);
    if (!first || !chunk) return damaged(path_);
    postlist.add_value_chunk(number, static_cast<glass::DocumentId>(*first), *chunk);
  }
  return {};
}

}  // namespace depeche::index
