#pragma once

// The linear algebra of learning topics: a few dense columns, many rows.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "schema/topic_space.h"

namespace depeche::index {

// A matrix with a row of kTopics columns for each word or document.
using TopicMatrix = std::vector<schema::TopicVector>;

// The documents of a sample as rows of a sparse matrix: the weight of each of their words.
struct WeightedWords {
  struct Entry {
    std::uint32_t word = 0;
    float weight = 0;
  };
  std::vector<std::size_t> begins{0};  // of each document's entries; one more than documents
  std::vector<Entry> entries;

  std::size_t documents() const { return begins.size() - 1; }
};

// Makes the columns orthogonal and of length 1, by the Cholesky factor of their products in double precision. Columns
// that depend on earlier ones become 0.
void orthonormalise(TopicMatrix& matrix);

// An orthonormal basis of about the `dimensions` (at most kTopics) strongest right singular vectors of `documents`,
// one row for each of `words`; columns beyond are 0. By subspace iteration from a fixed start (Halko, Martinsson and
// Tropp, "Finding structure with randomness", SIAM Review 2011, algorithm 4.4): the same for the same documents.
TopicMatrix strongest_directions(const WeightedWords& documents, std::size_t words, std::size_t dimensions);

}  // namespace depeche::index
