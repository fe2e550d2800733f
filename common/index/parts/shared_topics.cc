#include "index/parts/shared_topics.h"

#include <cstddef>

#include "schema/stamp.h"
#include "schema/topic_space.h"

namespace depeche::index {
namespace {

// When topics were learnt from less than half of the archive, it is written anew and they are learnt again.
constexpr std::size_t kMaxGrowth = 2;

}  // namespace

// Those that were taken over are read sooner, since they come with their words.
std::optional<TakenTopics> shared_topics(const BaseParts& base) {
  for (std::size_t part = base.size(); part-- > 0;)
    if (auto kept = kept_topics(base[part].generation(), base[part].database())) return kept;
  return base.exist() ? topics_in(base[0].generation(), base[0].database()) : std::nullopt;
}

bool has_outgrown_topics(const BaseParts& base) {
  if (!base.exist()) return false;
  const schema::TopicSpace topics(base[0].generation(), schema::owner_of(base[0].database()));
  return base.dispatches() / kMaxGrowth > topics.documents();
}

}  // namespace depeche::index
