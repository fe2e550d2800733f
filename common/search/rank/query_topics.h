#pragma once

#include <array>
#include <tuple>
#include <vector>

#include "base/wire.h"
#include "query/read/scored_word.h"
#include "schema/topic_space.h"

namespace depeche::search {

// What a word of the query is about: the vectors of its forms, each as often as documents have it. In numbers so wide
// that the sum does not depend on which part comes first.
struct WordTopics {
  double documents = 0;  // with a form that has a vector
  std::array<double, schema::kTopics> sum{};

  // Of parts whose topics are the same.
  WordTopics& operator+=(const WordTopics& other);
  // `weight` times.
  schema::TopicVector mean(double weight) const;
};

// `codes`: of one index, whose topics these are.
WordTopics word_topics(const std::vector<query::MatchingCode>& codes, const schema::TopicSpace& space);

// How much a word of the query counts beside others.
double topic_weight(const query::ScoredWord& word);

}  // namespace depeche::search

namespace depeche::base {

template <>
struct Shipped<search::WordTopics> {
  static auto of(auto& topics) { return std::tie(topics.documents, topics.sum); }
};

}  // namespace depeche::base
