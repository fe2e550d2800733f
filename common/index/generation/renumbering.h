#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "base/message.h"
#include "base/xapian.h"

namespace depeche::index {

// The numbers that compaction gives documents. Those of each source are moved as a whole behind those of the sources
// before it, and the first document of all becomes 1. Where nothing was compacted, documents keep their numbers.
class Renumbering {
 public:
  // Begins the next source, whose documents are then met in their order.
  void begin_source() { shifts_.emplace_back(); }
  // Notes that a document of that source has become `now`. Throws Xapian::DatabaseCorruptError when it was moved by
  // another distance than the documents before.
  void meet(Xapian::docid before, Xapian::docid now) {
    const std::int64_t shift = std::int64_t{now} - std::int64_t{before};
    if (shifts_.back().value_or(shift) != shift)
      throw Xapian::DatabaseCorruptError(tr("compaction lost documents, or numbered them otherwise"));
    shifts_.back() = shift;
  }

  // The number now of a document that a source had, in the order of begin_source().
  Xapian::docid of(std::size_t source, Xapian::docid before) const {
    if (source >= shifts_.size()) return before;
    return static_cast<Xapian::docid>(std::int64_t{before} + shifts_[source].value_or(0));
  }

 private:
  std::vector<std::optional<std::int64_t>> shifts_;  // none for a source without documents
};

}  // namespace depeche::index
