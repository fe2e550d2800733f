#pragma once

#include <cstddef>
#include <string_view>
#include <utility>

#include "glass/keys.h"
#include "glass/table_reader.h"

namespace depeche::glass {

// The metadata of a database in the order of their names. Not for several threads. Throws as TableReader does.
class MetadataWalk {
 public:
  // Of a database whose table of postings this is.
  explicit MetadataWalk(TableReader postlist) : table_(std::move(postlist)) {}

  // Goes to the first that is not before `name`; false when there is none.
  bool find(std::string_view name);
  // Goes to the one behind it; false at the end.
  bool next();
  // Goes to the next whose name does not share the first `shared` bytes of the name at hand; false at the end.
  bool next_beyond(std::size_t shared);
  // Of the one at hand. Valid until the next call.
  std::string_view name() const { return table_.key().substr(kMetadataBeginning.size()); }
  std::string_view value() const { return table_.tag(); }

 private:
  bool is_metadata() const;

  TableReader table_;
};

}  // namespace depeche::glass
