#include "index/generation/bulk_database.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include "base/files.h"
#include "base/input_file.h"

namespace depeche::index {
namespace {

namespace fs = std::filesystem;

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
      runs_(std::move(runs)),
      values_(scratch_ / "values") {}

fs::path BulkDatabase::runs_path() const { return scratch_ / "runs"; }

Status BulkDatabase::append(const DocumentBatch& batch) {
  run_list_.push_back({runs_.size(), 0, statistics_.documents + 1});
  runs_.append(batch.postings);
  statistics_.most_occurrences = std::max(statistics_.most_occurrences, batch.most_occurrences);
  for (const DocumentBatch::Row& row : batch.rows) {
    count(row);
    glass::add_document(termlist_, statistics_.documents, row.terms, row.slots);
    for (const auto& [slot, value] : row.values)
      if (auto status = values_.add(slot, statistics_.documents, value); !status) return status;
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

Status BulkDatabase::finish(const Xapian::Database& metadata, bool durable) {
  auto table = glass::TableWriter::create(directory_ / "postlist.glass");
  if (!table) return tl::unexpected<Error>(table.error());
  glass::PostlistWriter postlist(*table);
  for (auto key = metadata.metadata_keys_begin(); key != metadata.metadata_keys_end(); ++key)
    postlist.add_metadata(*key, metadata.get_metadata(*key));
  if (auto status = values_.write(postlist); !status) return status;
  write_lengths(postlist);
  if (auto status = write_postings(postlist); !status) return status;

  const auto postlist_root = table->finish(durable);
  if (!postlist_root) return tl::unexpected<Error>(postlist_root.error());
  const auto termlist_root = termlist_.finish(durable);
  if (!termlist_root) return tl::unexpected<Error>(termlist_root.error());
  if (auto status = streams_.flush(durable); !status) return status;
  return glass::write_iamglass(directory_, uuid_, *postlist_root, *termlist_root, statistics_, durable);
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
