#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "depeche/dispatch.h"

namespace depeche {

// A half-open byte range [begin, end) into a sentence.
struct Difference {
  std::size_t begin = 0;                               // the first byte
  std::size_t end = 0;                                 // behind the last byte
  bool operator==(const Difference&) const = default;  // in all members
};

// What became of a sentence.
enum class ChangeKind { removed, added, changed };

// A sentence that the two dispatches do not share.
struct Change {
  ChangeKind kind = ChangeKind::changed;       // what became of the sentence
  std::string before;                          // empty when it was added
  std::string after;                           // empty when it was removed
  std::vector<Difference> before_differences;  // for a changed sentence: the words that differ in `before`
  std::vector<Difference> after_differences;   // for a changed sentence: the words that differ in `after`
};

// What only one of the two dispatches has, as it is written there, in the order of its text.
struct OneSided {
  std::vector<std::string> before;  // what only the earlier dispatch has
  std::vector<std::string> after;   // what only the later dispatch has
};

// What changed from one dispatch to another.
struct Comparison {
  Dispatch before;                 // the earlier dispatch
  Dispatch after;                  // the later dispatch
  std::size_t sentences_kept = 0;  // how many are the same but for case and accents; the title is a sentence, too
  std::vector<Change> changes;     // in the order of the texts; a sentence that moved was removed and added
  OneSided figures;                // numbers, as written
  OneSided names;                  // words with a capital, as written
};

}  // namespace depeche
