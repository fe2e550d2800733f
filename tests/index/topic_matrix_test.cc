#include "index/topics/topic_matrix.h"

#include <cmath>
#include <random>

#include <catch2/catch.hpp>

using namespace depeche::index;
using depeche::schema::kTopics;

namespace {

double product_of_columns(const TopicMatrix& matrix, std::size_t a, std::size_t b) {
  double sum = 0;
  for (const auto& row : matrix) sum += static_cast<double>(row[a]) * static_cast<double>(row[b]);
  return sum;
}

// Documents of three subjects with ten words each; every document lacks two words of its subject.
WeightedWords three_subjects() {
  WeightedWords documents;
  for (std::uint32_t d = 0; d < 90; ++d) {
    for (std::uint32_t word = 0; word < 10; ++word)
      if (word != d % 10 && word != d / 9) documents.entries.push_back({d % 3 * 10 + word, 0.35F});
    documents.begins.push_back(documents.entries.size());
  }
  return documents;
}

double cosine_of_rows(const TopicMatrix& matrix, std::size_t a, std::size_t b) {
  double product = 0;
  double a_square = 0;
  double b_square = 0;
  for (std::size_t i = 0; i < kTopics; ++i) {
    product += static_cast<double>(matrix[a][i]) * static_cast<double>(matrix[b][i]);
    a_square += static_cast<double>(matrix[a][i]) * static_cast<double>(matrix[a][i]);
    b_square += static_cast<double>(matrix[b][i]) * static_cast<double>(matrix[b][i]);
  }
  return product / std::sqrt(a_square * b_square);
}

}  // namespace

TEST_CASE("Columns become orthonormal, those that depend on others 0") {
  std::mt19937 random(3);
  TopicMatrix matrix(200);
  for (auto& row : matrix) {
    for (std::size_t i = 0; i < 6; ++i) row[i] = static_cast<float>(random() % 1000) / 100 - 5;
    row[6] = 2 * row[1] - row[4];
    row[7] = row[0];
  }
  orthonormalise(matrix);
  for (std::size_t a = 0; a < kTopics; ++a)
    for (std::size_t b = 0; b <= a; ++b) {
      INFO(a << ", " << b);
      CHECK(product_of_columns(matrix, a, b) == Approx(a == b && a < 6 ? 1 : 0).margin(1e-4));
    }
}

TEST_CASE("Words of the same documents get directions alike, words of others at right angles") {
  const TopicMatrix directions = strongest_directions(three_subjects(), 30, 3);
  for (std::size_t a = 0; a < 30; ++a)
    for (std::size_t b = 0; b < a; ++b) {
      INFO(a << ", " << b);
      CHECK(cosine_of_rows(directions, a, b) == Approx(a / 10 == b / 10 ? 1 : 0).margin(0.1));
    }
  CHECK(directions == strongest_directions(three_subjects(), 30, 3));
}

TEST_CASE("Documents without words and more dimensions than documents are no trouble") {
  WeightedWords documents;
  documents.begins = {0, 0, 1, 1};
  documents.entries = {{1, 1.0F}};
  const TopicMatrix directions = strongest_directions(documents, 3, kTopics);
  for (const auto& row : directions)
    for (const float value : row) CHECK(std::isfinite(value));
  CHECK(std::abs(cosine_of_rows(directions, 1, 1)) == Approx(1));
}
