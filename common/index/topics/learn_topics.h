#pragma once

#include <filesystem>

#include "depeche/result.h"
#include "schema/part_file.h"

namespace depeche::index {

// Learns the topics (schema/topic_space.h) of a generation that is being made from the streams of its documents 1 to
// `owner.last`, and writes them with the directions of all its documents. Fewer than 16 documents teach nothing.
//
// They are learnt from an evenly spread sample of 8,192 documents, and at most 2,000 words of each. So time and memory
// are bounded in archives of any size: the words take 13 MB for news stories, and 130 MB at most. Only words that two
// documents of the sample have get vectors, at most 65,535. Throws as StreamFile does.
Status learn_topics(const std::filesystem::path& generation, const schema::Owner& owner);

}  // namespace depeche::index
