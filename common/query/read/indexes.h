#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/deadline.h"
#include "base/xapian.h"
#include "query/read/archive_counts.h"
#include "query/read/postings.h"
#include "schema/part_database.h"
#include "schema/stream_file.h"
#include "schema/terms.h"

namespace depeche::query {

// A view of open indexes, which must outlive it.
struct Indexes {
  const Xapian::Database& all;  // as one
  const std::vector<schema::PartDatabase>& parts;
  const std::vector<schema::StreamFile>& streams;             // of each part
  std::vector<std::optional<glass::PostingReader>>& readers;  // of each part; none where Xapian must read
  const ArchiveCounts* archive = nullptr;                     // of which these are a part; null: they are all of it
  base::Deadline deadline = {};                               // of the search under way

  Postings postings(std::size_t part) const {
    return {parts[part], readers[part].has_value() ? &*readers[part] : nullptr, deadline};
  }
  // Whether other processes have the streams.
  bool are_remote() const { return !parts.empty() && parts.front().is_remote(); }
  Xapian::doccount documents() const { return archive != nullptr ? archive->documents : all.get_doccount(); }
  Xapian::doccount documents_with(const std::string& term) const {
    if (archive != nullptr) return archive->documents_with(term);
    Xapian::doccount sum = 0;
    for (const schema::PartDatabase& part : parts) sum += part.documents_with(term);
    return sum;
  }
  // These will be asked for soon.
  void expect_counts(const std::vector<std::string>& terms) const {
    if (are_remote()) parts.front().expect_counts(terms);
  }
  // Whether there are dispatches in another language than French.
  bool has_foreign() const { return documents_with(std::string(schema::kForeignMark)) > 0; }
};

}  // namespace depeche::query
