#include "index/topics/topic_matrix.h"

#include <array>
#include <cmath>

namespace depeche::index {
namespace {

using schema::kTopics;
using schema::TopicVector;
using Square = std::array<std::array<double, kTopics>, kTopics>;

// Further ones change nDCG@10 by less than 0.001.
constexpr int kIterations = 3;
constexpr double kDependent = 1e-7;

Square products(const TopicMatrix& matrix) {
  Square square{};
  for (const TopicVector& row : matrix)
    for (std::size_t i = 0; i < kTopics; ++i) {
      const auto value = static_cast<double>(row[i]);
      if (value == 0) continue;
      for (std::size_t j = 0; j <= i; ++j) square[i][j] += value * static_cast<double>(row[j]);
    }
  return square;
}

// The inverse of the lower Cholesky factor; rows of dependent columns are 0.
Square inverse_factor(const Square& products) {
  Square factor{};
  Square inverse{};
  for (std::size_t i = 0; i < kTopics; ++i) {
    double rest = products[i][i];
    for (std::size_t j = 0; j < i; ++j) {
      double sum = products[i][j];
      for (std::size_t k = 0; k < j; ++k) sum -= factor[i][k] * factor[j][k];
      factor[i][j] = factor[j][j] > 0 ? sum / factor[j][j] : 0;
      rest -= factor[i][j] * factor[i][j];
    }
    if (rest <= kDependent * products[i][i]) continue;
    factor[i][i] = std::sqrt(rest);
    inverse[i][i] = 1 / factor[i][i];
    for (std::size_t j = 0; j < i; ++j) {
      double sum = 0;
      for (std::size_t k = j; k < i; ++k) sum += factor[i][k] * inverse[k][j];
      inverse[i][j] = -sum / factor[i][i];
    }
  }
  return inverse;
}

// Columns of signs, as good a start as any without direction (Achlioptas 2003).
TopicMatrix start(std::size_t rows, std::size_t dimensions) {
  TopicMatrix matrix(rows);
  std::uint64_t state = 0x9E3779B97F4A7C15;
  for (TopicVector& row : matrix) {
    // xorshift64 (Marsaglia 2003)
    state ^= state << 13U;
    state ^= state >> 7U;
    state ^= state << 17U;
    for (std::size_t i = 0; i < dimensions; ++i) row[i] = (state >> i & 1U) != 0 ? 1.0F : -1.0F;
  }
  return matrix;
}

void add(const TopicVector& row, float weight, TopicVector& sum) {
  for (std::size_t i = 0; i < kTopics; ++i) sum[i] += weight * row[i];
}

TopicMatrix times(const WeightedWords& documents, const TopicMatrix& words) {
  TopicMatrix result(documents.documents());
  for (std::size_t d = 0; d < result.size(); ++d)
    for (std::size_t i = documents.begins[d]; i < documents.begins[d + 1]; ++i)
      add(words[documents.entries[i].word], documents.entries[i].weight, result[d]);
  return result;
}

TopicMatrix transposed_times(const WeightedWords& documents, const TopicMatrix& rows, std::size_t words) {
  TopicMatrix result(words);
  for (std::size_t d = 0; d < rows.size(); ++d)
    for (std::size_t i = documents.begins[d]; i < documents.begins[d + 1]; ++i)
      add(rows[d], documents.entries[i].weight, result[documents.entries[i].word]);
  return result;
}

}  // namespace

void orthonormalise(TopicMatrix& matrix) {
  const Square inverse = inverse_factor(products(matrix));
  std::array<std::array<float, kTopics>, kTopics> columns{};  // of what each column gives to the new ones
  for (std::size_t i = 0; i < kTopics; ++i)
    for (std::size_t j = 0; j < kTopics; ++j) columns[j][i] = static_cast<float>(inverse[i][j]);
  for (TopicVector& row : matrix) {
    TopicVector fresh{};
    for (std::size_t j = 0; j < kTopics; ++j)
      if (row[j] != 0) add(columns[j], row[j], fresh);
    row = fresh;
  }
}

TopicMatrix strongest_directions(const WeightedWords& documents, std::size_t words, std::size_t dimensions) {
  TopicMatrix directions = start(words, dimensions);
  for (int i = 0; i < kIterations; ++i) {
    TopicMatrix rows = times(documents, directions);
    orthonormalise(rows);
    directions = transposed_times(documents, rows, words);
  }
  orthonormalise(directions);
  return directions;
}

}  // namespace depeche::index
