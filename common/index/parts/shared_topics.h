#pragma once

#include <optional>

#include "index/pending/base_parts.h"
#include "index/topics/taken_topics.h"

namespace depeche::index {

// The topics that all parts of an index share, for a further one to take over; nothing when there are none. Throws as
// Xapian does.
std::optional<TakenTopics> shared_topics(const BaseParts& base);

// Whether the first part, which has learnt them, knows too little of what there is now.
bool has_outgrown_topics(const BaseParts& base);

}  // namespace depeche::index
