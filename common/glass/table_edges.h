#pragma once

#include <cstdint>
#include <string>

#include "base/input_file.h"
#include "depeche/result.h"
#include "glass/iamglass.h"

namespace depeche::glass {

// The blocks of a table from its root to its first leaf and to its last one.
struct TableEdges {
  std::uint32_t revision = 0;  // that wrote the root
  unsigned level = 0;          // of the root, as it says itself
  std::uint64_t hash = 0;      // of all these blocks
};

// Nothing when the table does not have them.
Result<std::optional<TableEdges>> read_edges(const base::InputFile& file, const StoredRoot& root);

}  // namespace depeche::glass
