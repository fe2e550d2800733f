#pragma once

#include "depeche/compare.h"
#include "text/analyzer.h"

namespace depeche::search {

// Aligns the sentences of two dispatches so that the most words are kept in their order (Needleman and Wunsch, 1970,
// over the share of words that two sentences have in common), and the words of changed sentences by their longest
// common subsequence. Of very long texts, only parts that differ little are aligned; the rest counts as
// removed and added.
Comparison compare(Dispatch before, Dispatch after, text::Analyzer& analyzer);

}  // namespace depeche::search
