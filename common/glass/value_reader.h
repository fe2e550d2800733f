#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "glass/keys.h"
#include "glass/table_reader.h"

namespace depeche::glass {

// Reads the values of documents. Xapian makes a document, a map and a cursor for each of them, and reads all blocks on
// the way to it. Documents that are asked for in ascending order are found by going on from the one before. Not for
// several threads. Throws as TableReader does.
class ValueReader {
 public:
  // Of a database whose table of postings this is.
  explicit ValueReader(TableReader postlist) : table_(std::move(postlist)) {}

  // The value of a document in a slot; empty when it has none. Valid until the next call.
  std::string_view value(DocumentId document, unsigned slot);

 private:
  // A chunk of one slot, and a document of it whose value begins there.
  struct Place {
    TableReader table;
    bool has_chunk = false;
    std::uint64_t at = 0;
    std::size_t begin = 0;
  };

  static void go_to_chunk(DocumentId document, unsigned slot, Place& place);
  static std::optional<std::string_view> value_in_chunk(DocumentId document, Place& place);

  TableReader table_;
  std::unordered_map<unsigned, Place> places_;  // by slot
};

}  // namespace depeche::glass
