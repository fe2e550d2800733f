#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "base/xapian.h"
#include "depeche/result.h"
#include "schema/topic_space.h"

namespace depeche::index {

// Topics that one index has learnt, for another one to take over: then both say with the same numbers what their
// documents are about.
struct TakenTopics {
  std::uint32_t learnt_from = 0;  // documents
  std::vector<schema::TopicRow> rows;
  std::vector<schema::TopicWord> words;  // of each row
  bool is_own = false;                   // the index has learnt them itself, and will learn anew when it has grown
};

// The topics of a generation; nothing when it has none. Throws as Xapian does.
std::optional<TakenTopics> topics_in(const std::filesystem::path& generation, const Xapian::Database& database);

// The topics of a generation that has taken them over; its successors keep them. Throws as Xapian does.
std::optional<TakenTopics> kept_topics(const std::filesystem::path& generation, const Xapian::Database& database);

// Those of an index, and which they are. Errors: those of index_stats(); invalid_argument when it has too few documents
// for topics.
Result<TakenTopics> topics_of(const std::filesystem::path& index);
Result<base::Uuid> topics_identity(const std::filesystem::path& index);

// The same in the codes of another dictionary. Words that it does not know yet get theirs with the next generation.
// Throws as Xapian does.
schema::TopicModel in_codes_of(const Xapian::Database& dictionary, const TakenTopics& topics);

}  // namespace depeche::index
