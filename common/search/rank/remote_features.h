#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/rank/candidates.h"
#include "search/rank/query_topics.h"

namespace depeche::search {

// The same as read_features() of each part, which other processes do. `by_part` has the candidates of each part. Throws
// as Xapian does, and base::DeadlinePassed.
void read_remote_features(const RankedQuery& query, std::vector<std::vector<RescoredMatch>>& by_part, Session& session);
// The same as read_kin() of each part.
void read_remote_kin(const RankedQuery& query, std::vector<std::vector<KinCandidate>>& by_part, Session& session);
// What each word is about by the topics of all parts, which must be the same.
std::vector<WordTopics> remote_word_topics(const std::vector<query::ScoredWord>& words, Session& session);
// What such a process answers about candidates of its part. Throws the same, and base::WireError.
std::string answer_features(base::WireReader& request, Session& session);
std::string answer_kin(base::WireReader& request, Session& session);
std::string answer_word_topics(base::WireReader& request, const Session& session);

}  // namespace depeche::search
