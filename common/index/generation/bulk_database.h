#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "base/output_file.h"
#include "base/uuid.h"
#include "base/xapian.h"
#include "glass/iamglass.h"
#include "glass/postlist_writer.h"
#include "glass/table_writer.h"
#include "index/generation/bulk_values.h"
#include "index/generation/document_batch.h"
#include "index/generation/run_merge.h"
#include "schema/stream_file.h"

namespace depeche::index {

// Makes a new database with its forward streams out of batches. Term lists and streams are written as they come. Values
// and postings are needed in another order: they wait in files of `scratch` and are merged in the end. So everything is
// written once or twice, and never changed. Documents are numbered from 1. Not for several threads.
class BulkDatabase {
 public:
  // Makes `directory` anew, and `scratch`, which nothing else may use.
  static Result<BulkDatabase> create(const std::filesystem::path& directory, const std::filesystem::path& scratch);

  // The unique name that the database will have.
  const base::Uuid& uuid() const { return uuid_; }

  Status append(const DocumentBatch& batch);
  // After this, the streams of what was appended can be read.
  Status flush_streams() { return streams_.flush(false); }
  // Gives the database the metadata of `metadata`, which may be empty. With `durable`, all is on the disk afterwards.
  // Nothing may be appended any more.
  Status finish(const Xapian::Database& metadata, bool durable);

 private:
  BulkDatabase(std::filesystem::path directory, std::filesystem::path scratch, const base::Uuid& uuid,
               glass::TableWriter termlist, schema::StreamWriter streams, base::OutputFile runs);
  std::filesystem::path runs_path() const;
  void count(const DocumentBatch::Row& row);
  void write_lengths(glass::PostlistWriter& postlist) const;
  Status write_postings(glass::PostlistWriter& postlist);

  std::filesystem::path directory_;
  std::filesystem::path scratch_;
  base::Uuid uuid_;
  glass::TableWriter termlist_;
  schema::StreamWriter streams_;
  base::OutputFile runs_;
  std::vector<PostingRun> run_list_;  // each ends where the next one begins
  BulkValues values_;
  std::vector<std::uint32_t> lengths_;
  glass::DatabaseStatistics statistics_;
};

}  // namespace depeche::index
