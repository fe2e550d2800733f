#pragma once

#include <vector>

#include "query/read/scored_word.h"
#include "schema/topic_space.h"

namespace depeche::search {

// Adds what a word of the query is about: the mean of its forms, each as often as documents have it, `weight` times.
// `codes`: of one index, whose topics these are.
void add_topics(const std::vector<query::MatchingCode>& codes, double weight, const schema::TopicSpace& space,
                schema::TopicVector& sum);

}  // namespace depeche::search
