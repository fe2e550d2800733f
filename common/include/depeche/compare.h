#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "depeche/dispatch.h"

namespace depeche {

// A half-open byte range [begin, end) into a sentence.
struct Difference {
  std::size_t begin = 0;                               // the first byte
  std::size_t end = 0;                                 // behind the last one
  bool operator==(const Difference&) const = default;  // in all members
};

// What became of a sentence.
enum class ChangeKind { removed, added, changed };

// A sentence that the two dispatches do not share.
struct Change {
  ChangeKind kind = ChangeKind::changed;       // which
  std::string before;                          // empty when it was added
  std::string after;                           // empty when it was removed
  std::vector<Difference> before_differences;  // of a changed one: the words that differ
  std::vector<Difference> after_differences;   // the same in `after`
};

// What only one of two dispatches has, as it is written there, in the order of its text.
struct OneSided {
  std::vector<std::string> before;  // only there
  std::vector<std::string> after;   // only here
};

// What changed from one dispatch to another.
struct Comparison {
  Dispatch before;                 // the one
  Dispatch after;                  // the other
  std::size_t sentences_kept = 0;  // word for word, case and accents ignored; the title is a sentence, too
  std::vector<Change> changes;     // in the order of the texts; a sentence that moved was removed and added
  OneSided figures;                // numbers, as written
  OneSided names;                  // words with a capital, as written
};

}  // namespace depeche
