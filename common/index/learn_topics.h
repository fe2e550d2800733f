#pragma once

#include <filesystem>

#include "base/xapian.h"
#include "depeche/result.h"

namespace depeche::index {

// Learns the topics (schema/topic_space.h) of a generation that is being made from the streams of its documents 1 to
// `last`, and writes them with the directions of all its documents. Fewer than 16 documents teach nothing.
//
// Learnt from a sample of 8,192 documents, evenly spread, so that it takes the same time and memory (about 60 MB) in
// archives of any size; sampling costs less than 0.001 of nDCG@10. Only words that two documents of it have get
// vectors, at most 65,535. Throws as StreamFile does.
Status learn_topics(const std::filesystem::path& generation, Xapian::docid last);

}  // namespace depeche::index
