#pragma once

#include <cstdint>
#include <string_view>
#include <utility>

#include "glass/metadata_walk.h"
#include "glass/table_reader.h"

namespace depeche::glass {

// Reads the metadata of a database, and how many documents have a term: one walk down the table for each, which takes
// Xapian several times as long. Not for several threads. Throws as TableReader does.
class MetadataReader {
 public:
  // Of a database whose table of postings this is.
  explicit MetadataReader(TableReader postlist) : table_(std::move(postlist)) {}

  // Empty where there is none. Valid until the next call.
  std::string_view metadata(std::string_view name);
  // The term is not empty.
  std::uint32_t documents_with(std::string_view term);
  // A walk through the metadata of the same revision.
  MetadataWalk walk() const { return MetadataWalk(table_); }

 private:
  TableReader table_;
};

}  // namespace depeche::glass
