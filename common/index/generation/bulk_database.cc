#include "index/generation/bulk_database.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/files.h"
#include "base/input_file.h"
#include "base/mapped_file.h"
#include "base/varint.h"

namespace depeche::index {
namespace {

namespace fs = std::filesystem;

// Values after which memory is given back.
constexpr std::size_t kReleasedBytes = std::size_t{16} << 20;

Error damaged(const fs::path& path) {
  return {ErrorCode::corrupt, path.string() + ": what was written there reads differently",
          "check the disk and run again; the index is as it was", std::nullopt};
}

Status make_anew(const fs::path& directory) {
  std::error_code error;
  fs::remove_all(directory, error);
  fs::create_directories(directory, error);
  if (error) return tl::unexpected<Error>(base::write_error(directory.string(), error.value()));
  return {};
}

}  // namespace

Result<BulkDatabase> BulkDatabase::create(const fs::path& directory, const fs::path& scratch) {
  if (auto status = make_anew(directory); !status) return tl::unexpected<Error>(status.error());
  if (auto status = make_anew(scratch); !status) return tl::unexpected<Error>(status.error());
  auto termlist = glass::TableWriter::create(directory / "termlist.glass");
  if (!termlist) return tl::unexpected<Error>(termlist.error());
  // Its streams bear it from the beginning.
  const base::Uuid uuid = base::random_uuid();
  auto streams = schema::StreamWriter::open(directory, {uuid, 0});
  if (!streams) return tl::unexpected<Error>(streams.error());
  auto runs = base::OutputFile::open(scratch / "runs");
  if (!runs) return tl::unexpected<Error>(runs.error());
  return BulkDatabase(directory, scratch, uuid, std::move(*termlist), std::move(*streams), std::move(*runs));
}

BulkDatabase::BulkDatabase(fs::path directory, fs::path scratch, const base::Uuid& uuid, glass::TableWriter termlist,
                           schema::StreamWriter streams, base::OutputFile runs)
    : directory_(std::move(directory)),
      scratch_(std::move(scratch)),
      uuid_(uuid),
      termlist_(std::move(termlist)),
      streams_(std::move(streams)),
      runs_(std::move(runs)) {}

fs::path BulkDatabase::values_path(unsigned slot) const { return scratch_ / ("values-" + std::to_string(slot)); }
fs::path BulkDatabase::runs_path() const { return scratch_ / "runs"; }

Status BulkDatabase::append(const DocumentBatch& batch) {
  run_list_.push_back({runs_.size(), 0, statistics_.documents + 1});
  runs_.append(batch.postings);
  statistics_.most_occurrences = std::max(statistics_.most_occurrences, batch.most_occurrences);
  for (const DocumentBatch::Row& row : batch.rows) {
    count(row);
    glass::add_document(termlist_, statistics_.documents, row.terms, row.slots);
    for (const auto& [slot, value] : row.values)
      if (auto status = add_value(slot, value); !status) return status;
    if (auto status = streams_.append(statistics_.documents, row.stream); !status) return status;
  }
  if (auto status = termlist_.status(); !status) return status;
  return runs_.status();
}

void BulkDatabase::count(const DocumentBatch::Row& row) {
  lengths_.push_back(row.length);
  statistics_.last_document = ++statistics_.documents;
  statistics_.total_length += row.length;
  statistics_.greatest_length = std::max(statistics_.greatest_length, row.length);
  if (row.length > 0 && (statistics_.least_length == 0 || row.length < statistics_.least_length))
    statistics_.least_length = row.length;
}

Status BulkDatabase::add_value(unsigned number, const std::string& value) {
  Slot& slot = slots_[number];
  glass::ValueStatistics& statistics = slot.statistics;
  if (statistics.documents++ == 0 || value < statistics.least) statistics.least = value;
  if (value > statistics.greatest) statistics.greatest = value;
  slot.chunk.add(statistics_.documents, value);
  return slot.chunk.full() ? put_away(number) : Status{};
}

Status BulkDatabase::put_away(unsigned number) {
  Slot& slot = slots_[number];
  if (!slot.waiting) {
    auto file = base::OutputFile::open(values_path(number));
    if (!file) return tl::unexpected<Error>(file.error());
    slot.waiting = std::move(*file);
  }
  std::string head;
  base::put_varint(head, slot.chunk.first());
  base::put_varint(head, slot.chunk.bytes().size());
  slot.waiting->append(head);
  slot.waiting->append(slot.chunk.bytes());
  slot.chunk.clear();
  return slot.waiting->status();
}

Status BulkDatabase::finish(const Xapian::Database& metadata, bool durable) {
  auto table = glass::TableWriter::create(directory_ / "postlist.glass");
  if (!table) return tl::unexpected<Error>(table.error());
  glass::PostlistWriter postlist(*table);
  for (auto key = metadata.metadata_keys_begin(); key != metadata.metadata_keys_end(); ++key)
    postlist.add_metadata(*key, metadata.get_metadata(*key));
  if (auto status = write_values(postlist); !status) return status;
  write_lengths(postlist);
  if (auto status = write_postings(postlist); !status) return status;

  const auto postlist_root = table->finish(durable);
  if (!postlist_root) return tl::unexpected<Error>(postlist_root.error());
  const auto termlist_root = termlist_.finish(durable);
  if (!termlist_root) return tl::unexpected<Error>(termlist_root.error());
  if (auto status = streams_.flush(durable); !status) return status;
  return glass::write_iamglass(directory_, uuid_, *postlist_root, *termlist_root, statistics_, durable);
}

Status BulkDatabase::write_values(glass::PostlistWriter& postlist) {
  for (unsigned number = 0; number < slots_.size(); ++number)
    if (slots_[number].statistics.documents > 0) postlist.add_value_statistics(number, slots_[number].statistics);
  for (unsigned number = 0; number < slots_.size(); ++number) {
    Slot& slot = slots_[number];
    if (slot.waiting) {
      if (auto status = slot.waiting->flush(false); !status) return status;
      const auto file = base::MappedFile::open(values_path(number), base::MappedFile::Access::in_order);
      if (!file) return tl::unexpected<Error>(file.error());
      std::size_t copied = 0;
      for (std::string_view left = file->bytes(); !left.empty();) {
        const auto first = base::take_varint(left);
        const auto chunk = base::take_string(left);
        if (!chunk) return tl::unexpected<Error>(damaged(values_path(number)));
        postlist.add_value_chunk(number, static_cast<glass::DocumentId>(*first), *chunk);
        copied += chunk->size();
        if (copied < kReleasedBytes) continue;
        file->release();
        copied = 0;
      }
      if (file->lost()) return tl::unexpected<Error>(damaged(values_path(number)));
      slot.waiting.reset();
      std::error_code ignored;
      fs::remove(values_path(number), ignored);
    }
    if (!slot.chunk.empty()) postlist.add_value_chunk(number, slot.chunk.first(), slot.chunk.bytes());
  }
  return {};
}

void BulkDatabase::write_lengths(glass::PostlistWriter& postlist) const {
  postlist.begin_list({}, statistics_.documents, statistics_.total_length);
  for (std::size_t i = 0; i < lengths_.size(); ++i)
    postlist.add_posting(static_cast<glass::DocumentId>(i + 1), lengths_[i]);
  postlist.end_list();
}

Status BulkDatabase::write_postings(glass::PostlistWriter& postlist) {
  if (auto status = runs_.flush(false); !status) return status;
  const auto file = base::InputFile::open(runs_path());
  if (!file) return tl::unexpected<Error>(file.error());
  for (std::size_t i = 0; i < run_list_.size(); ++i)
    run_list_[i].end = i + 1 < run_list_.size() ? run_list_[i + 1].begin : runs_.size();
  return merge_runs(*file, run_list_, postlist);
}

}  // namespace depeche::index
