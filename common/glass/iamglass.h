#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "depeche/result.h"
#include "glass/table_writer.h"

namespace depeche::glass {

// What a database says of its documents.
struct DatabaseStatistics {
  std::uint32_t documents = 0;
  std::uint32_t last_document = 0;
  std::uint64_t total_length = 0;
  std::uint32_t least_length = 0;  // but for empty documents
  std::uint32_t greatest_length = 0;
  std::uint32_t most_occurrences = 0;  // of a term in a document
};

// The file `iamglass`, which makes two tables in `directory` a database: its first revision.
Status write_iamglass(const std::filesystem::path& directory, const TableRoot& postlist, const TableRoot& termlist,
                      const DatabaseStatistics& statistics, bool durable);

// What a database says of its current revision.
struct DatabaseState {
  std::uint32_t revision = 0;
  TableRoot postlist;
};
// Nothing when there is none, or one of another format, or with blocks of another size than those of table_writer.h.
std::optional<DatabaseState> read_iamglass(const std::filesystem::path& directory);

}  // namespace depeche::glass
