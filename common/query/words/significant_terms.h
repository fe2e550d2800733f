#pragma once

// Shortens what is typed, a pasted article say, to its significant terms.

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

// The tree with the `most` different words side by side that fewest documents have, and all else that it has; nothing
// when it has no more words than that. A word that no document has goes first. Throws as Xapian does.
std::optional<Shortened> shortened(const Node& tree, std::size_t most, const Indexes& indexes,
                                   text::Analyzer& analyzer);

}  // namespace depeche::query
