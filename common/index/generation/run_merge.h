#pragma once

#include <cstdint>
#include <vector>

#include "base/input_file.h"
#include "depeche/result.h"
#include "glass/postlist_writer.h"

namespace depeche::index {

// Where a run (posting_run.h) lies in a file, and the number that its documents are counted from.
struct PostingRun {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  glass::DocumentId first = 0;
};

// Writes the postings of all runs, each with higher documents than the one before, term by term. It takes about 16 MB
// of memory, or 8 KB for each run. Errors: ErrorCode::corrupt when a run is damaged, and those of reading.
Status merge_runs(const base::InputFile& file, const std::vector<PostingRun>& runs, glass::PostlistWriter& postlist);

}  // namespace depeche::index
