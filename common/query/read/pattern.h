#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "query/read/scored_word.h"
#include "query/read/stream_source.h"
#include "schema/fields.h"

namespace depeche::query {

// A typed word that stands for others, before it meets a dictionary.
struct Pattern {
  std::string text;       // with * and ?; empty for a word with ~
  std::string folded;     // of a word with ~
  std::size_t edits = 0;  // of a word with ~
  std::optional<schema::Field> field;

  bool operator==(const Pattern&) const = default;
};

// Stands in a query for a pattern that no form matches, and finds nothing.
std::shared_ptr<const StreamFinder> pattern_finder(const ScoredWord& word);

}  // namespace depeche::query
