#pragma once

// What a run of the indexer came to.

#include <cstddef>
#include <optional>
#include <ostream>
#include <string>

#include "depeche/index.h"

namespace depeche::indexer {

struct Summary {
  std::string index;
  std::size_t read = 0;                // dispatches that were read well
  std::size_t refused = 0;             // sources and dispatches that were not
  std::optional<std::size_t> removed;  // what had vanished from the sources, or would be; none without --prune
  WriterCounts counts;                 // of the commit
  bool committed = false;
  double seconds = 0;

  std::size_t indexed() const { return counts.added + counts.replaced + counts.unchanged; }
  // Dispatches that another one of the same run, with the same id, took the place of.
  std::size_t superseded() const { return committed ? read - indexed() : 0; }
};

// "indexed 5 dispatches (5 new, 0 replaced, 0 unchanged), 0 refused, in 0.1 s".
void print_summary(const Summary& summary, std::ostream& out);
// "read 5 dispatches, 0 refused, in 0.1 s; the index was left alone".
void print_dry_summary(const Summary& summary, std::ostream& out);
// One object on one line.
void print_json_summary(const Summary& summary, std::ostream& out);

}  // namespace depeche::indexer
