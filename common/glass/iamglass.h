#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>

#include "base/uuid.h"
#include "depeche/result.h"
#include "glass/table_writer.h"

namespace depeche::glass {

// What a database says about its documents.
struct DatabaseStatistics {
  std::uint32_t documents = 0;
  std::uint32_t last_document = 0;
  std::uint64_t total_length = 0;
  std::uint32_t least_length = 0;  // but for empty documents
  std::uint32_t greatest_length = 0;
  std::uint32_t most_occurrences = 0;  // of a term in a document
};

// Writes the file `iamglass`, which makes the tables in `directory` a database named `uuid`, in its first revision.
Status write_iamglass(const std::filesystem::path& directory, const base::Uuid& uuid, const TableRoot& postlist,
                      const TableRoot& termlist, const DatabaseStatistics& statistics, bool durable);

// The tables of a database, in the order of `iamglass`; each is a file NAME.glass.
inline constexpr std::array<std::string_view, 6> kTableNames{"postlist", "docdata",  "termlist",
                                                             "position", "spelling", "synonym"};

// Where a table that is not empty begins, and how large its blocks are.
struct StoredRoot {
  std::uint32_t block = 0;
  unsigned level = 0;
  std::uint64_t entries = 0;
  std::uint32_t block_bytes = 0;
};

// What a database says of its current revision. Its file has at most kMostIamglassBytes.
struct DatabaseState {
  std::uint32_t revision = 0;
  base::Uuid uuid{};
  std::array<std::optional<StoredRoot>, kTableNames.size()> tables;  // as kTableNames; nothing for empty ones
};
inline constexpr std::size_t kMostIamglassBytes = 4096;
// Nothing when the bytes are not such a file, or are of another format.
std::optional<DatabaseState> parse_iamglass(std::string_view bytes);

}  // namespace depeche::glass
