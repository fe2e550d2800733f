#pragma once

// Shortens a long query, such as a pasted article, to its significant terms.

#include <cstddef>
#include <optional>

#include "query/language/tree.h"
#include "query/read/indexes.h"
#include "text/analyzer.h"

namespace depeche::query {

struct Shortened {
  Node tree;
  std::size_t left_out = 0;  // different words
};

// The tree with only those `most` different words side by side that the fewest documents have; all else stays. Nothing
// when the tree has no more words than that. Words that no document has are left out first. Throws as Xapian does.
std::optional<Shortened> shortened(const Node& tree, std::size_t most, const Indexes& indexes,
                                   text::Analyzer& analyzer);

}  // namespace depeche::query
