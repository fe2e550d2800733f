#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace depeche::index {

// A part of an index: how many dispatches it has, and how many numbers of documents were given out.
struct PartSize {
  std::size_t dispatches = 0;
  std::size_t numbers = 0;
};

// Neighbouring parts, of `begin` and before `end`.
struct PartRange {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const PartRange&) const = default;
};

// Whether so few of the numbers that were given out have documents that writing them anew is worth its time.
bool is_full_of_holes(const PartSize& part);

// Which parts are to be written as one, so that each has less than half of the dispatches of the one before it, and
// that there are at most `most`; or one that is full of holes. Nothing when all is well. So an index has no more parts
// than its number of dispatches has binary digits, and a dispatch is written again as often at most: a logarithmic
// merge (Büttcher, Clarke and Cormack, "Information Retrieval", 2010, 7.3). A range that begins with the first part,
// which has learnt the topics of all, is the whole index.
std::optional<PartRange> next_merge(const std::vector<PartSize>& parts, std::size_t most);

}  // namespace depeche::index
