#pragma once

#include <filesystem>

#include "base/xapian.h"
#include "depeche/result.h"
#include "index/topics/taken_topics.h"
#include "schema/part_file.h"

namespace depeche::index {

// Learns the topics (schema/topic_space.h) of a generation that is being made from the streams of its documents 1 to
// `owner.last`, and writes them with the directions of all its documents. Fewer than 16 documents teach nothing.
//
// They are learnt from an evenly spread sample of 8,192 documents, and at most 2,000 words of each. So time and memory
// are bounded in archives of any size: the words take 13 MB for news stories, and 130 MB at most. Only words that two
// documents of the sample have get vectors, at most 65,535. Throws as StreamFile does.
Status learn_topics(const std::filesystem::path& generation, const schema::Owner& owner);

// Writes topics that were taken over instead, and the directions of all documents. `dictionary` has the words of the
// generation. Throws as learn_topics() does.
Status write_taken_topics(const std::filesystem::path& generation, const schema::Owner& owner,
                          const Xapian::Database& dictionary, const TakenTopics& topics);

// The one or the other.
Status make_topics(const std::filesystem::path& generation, const schema::Owner& owner,
                   const Xapian::Database& dictionary, const TakenTopics* taken);

}  // namespace depeche::index
