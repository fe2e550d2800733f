#include "search/rank/query_topics.h"

#include <algorithm>
#include <functional>

namespace depeche::search {

WordTopics& WordTopics::operator+=(const WordTopics& other) {
  documents += other.documents;
  std::ranges::transform(sum, other.sum, sum.begin(), std::plus());
  return *this;
}

schema::TopicVector WordTopics::mean(double weight) const {
  schema::TopicVector mean{};
  if (documents == 0) return mean;
  std::ranges::transform(sum, mean.begin(),
                         [share = weight / documents](double value) { return static_cast<float>(share * value); });
  return mean;
}

WordTopics word_topics(const std::vector<query::MatchingCode>& codes, const schema::TopicSpace& space) {
  WordTopics topics;
  for (const query::MatchingCode& code : codes) {
    const std::uint16_t number = space.number(code.code);
    if (number == 0) continue;
    topics.documents += code.documents;
    const schema::TopicRow row = space.row(number);
    const double scale = static_cast<double>(row.scale) * code.documents;
    for (std::size_t i = 0; i < schema::kTopics; ++i) topics.sum[i] += scale * row.direction[i];
  }
  return topics;
}

double topic_weight(const query::ScoredWord& word) { return word.weak_share > 0 ? word.weak_share : word.share; }

}  // namespace depeche::search
