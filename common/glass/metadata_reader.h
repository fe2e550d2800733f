#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

#include "glass/table_reader.h"

namespace depeche::glass {

// Reads the metadata of a database, and how many documents have a term: one walk down the table for each, which takes
// Xapian several times as long. Not for several threads. Throws as TableReader does.
class MetadataReader {
 public:
  // Opens a database of which `revision` is the current one. Nothing when it has changed since, is empty, or has
  // another block size than ours.
  static std::optional<MetadataReader> open(const std::filesystem::path& database, std::uint64_t revision);
  // Of a database whose table of postings this is.
  explicit MetadataReader(TableReader postlist) : table_(std::move(postlist)) {}

  // Empty where there is none. Valid until the next call.
  std::string_view metadata(std::string_view name);
  // The term is not empty.
  std::uint32_t documents_with(std::string_view term);

 private:
  TableReader table_;
};

}  // namespace depeche::glass
