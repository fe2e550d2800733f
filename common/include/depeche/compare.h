#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "depeche/dispatch.h"

namespace depeche {

// A half-open byte range [begin, end) into a sentence.
struct Difference {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const Difference&) const = default;
};

enum class ChangeKind { removed, added, changed };

// A sentence that the two dispatches do not share.
struct Change {
  ChangeKind kind = ChangeKind::changed;
  std::string before;  // empty when it was added
  std::string after;   // empty when it was removed
  // Of a changed one: the words that differ.
  std::vector<Difference> before_differences;
  std::vector<Difference> after_differences;
};

// What only one of two dispatches has, as it is written there, in the order of its text.
struct OneSided {
  std::vector<std::string> before;
  std::vector<std::string> after;
};

// What changed from one dispatch to another.
struct Comparison {
  Dispatch before;
  Dispatch after;
  std::size_t sentences_kept = 0;  // word for word, case and accents ignored; the title is a sentence, too
  std::vector<Change> changes;     // in the order of the texts; a sentence that moved was removed and added
  OneSided figures;
  OneSided names;
};

}  // namespace depeche
