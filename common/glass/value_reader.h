#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "glass/keys.h"
#include "glass/table_reader.h"

namespace depeche::glass {

// Reads the values of documents. Xapian makes a document, a map and a cursor for each of them, and reads all blocks on
// the way to it. Not for several threads. Throws as TableReader does.
class ValueReader {
 public:
  // Opens a database of which `revision` is the current one. Nothing when it has changed since, is empty, or has
  // another block size than ours.
  static std::optional<ValueReader> open(const std::filesystem::path& database, std::uint64_t revision);

  // The value of a document in a slot; empty when it has none. Valid until the next call.
  std::string_view value(DocumentId document, unsigned slot);

 private:
  explicit ValueReader(TableReader table) : table_(std::move(table)) {}

  TableReader table_;
};

}  // namespace depeche::glass
