#pragma once

// The result of a run of the indexer.

#include <cstddef>
#include <map>
#include <optional>
#include <ostream>
#include <string>

#include "depeche/index.h"

namespace depeche::indexer {

struct Summary {
  std::string index;
  std::size_t read = 0;     // dispatches that were read without an error
  std::size_t refused = 0;  // sources and dispatches that were refused
  std::optional<std::size_t>
      removed;          // how many vanished dispatches were or would be removed, by --prune or a renaming
  WriterCounts counts;  // the counts of the commit
  bool committed = false;
  double seconds = 0;
  std::map<std::string, std::size_t> own_names;  // properties that no table knows: how many dispatches have them
  std::map<std::string, std::size_t> ignored;    // names that were left out: how many dispatches had them

  std::size_t indexed() const { return counts.added + counts.replaced + counts.unchanged; }
  // Dispatches that were replaced by another one with the same id in the same run.
  std::size_t superseded() const { return committed ? read - indexed() : 0; }
};

// "indexed 5 dispatches (5 new, 0 replaced, 0 unchanged), 0 refused, in 0.1 s", and lines for the names: "kept under
// their own names: bureau (5)", "ignored: interne (2)".
void print_summary(const Summary& summary, std::ostream& out);
// "read 5 dispatches, 0 refused, in 0.1 s; the index was left alone".
void print_dry_summary(const Summary& summary, std::ostream& out);
// One object on one line.
void print_json_summary(const Summary& summary, std::ostream& out);

}  // namespace depeche::indexer
