#include "search/rank/query_topics.h"

namespace depeche::search {

void add_topics(const std::vector<query::MatchingCode>& codes, double weight, const schema::TopicSpace& space,
                schema::TopicVector& sum) {
  double documents = 0;
  for (const query::MatchingCode& code : codes)
    if (space.number(code.code) != 0) documents += code.documents;
  if (documents == 0) return;
  for (const query::MatchingCode& code : codes)
    space.add(space.number(code.code), static_cast<float>(weight * code.documents / documents), sum);
}

}  // namespace depeche::search
