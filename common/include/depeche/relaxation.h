#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace depeche {

// What was typed, and what else it found, ranked lower: an acronym that the archive explains and its explanation, in
// either direction, or a name and its alias.
struct Expansion {
  std::string typed;                                  // as typed in the query
  std::string added;                                  // what was also searched
  bool operator==(const Expansion&) const = default;  // in all members
};

// How a search that found little was relaxed. Its hits, counts and facets are those of the relaxed search.
struct Relaxation {
  std::size_t strict_total = 0;      // matches of what was asked; their hits stand before the others
  std::vector<std::string> phrases;  // as typed, which rank and exclude nothing
  std::vector<Expansion> families;   // words that were typed, and words of their family that they also found
  std::vector<Expansion> spellings;  // words that no dispatch has, and what was searched instead
};

}  // namespace depeche
