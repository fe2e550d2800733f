#pragma once

#include <cmath>

namespace depeche::schema {

// idf of Robertson and Spärck Jones, never negative.
inline double inverse_document_frequency(double documents, double with_word) {
  return std::log(1 + (documents - with_word + 0.5) / (with_word + 0.5));
}

}  // namespace depeche::schema
