#pragma once

#include "depeche/compare.h"
#include "text/analyzer.h"

namespace depeche::search {

// Aligns the sentences of two dispatches so that the most words are kept in their order (Needleman and Wunsch, 1970,
// over the share of words that two sentences have in common), and the words of changed sentences by their longest
// common subsequence. Very long texts are compared as a whole only where they differ little; what is left over is
// removed and added.
Comparison compare(Dispatch before, Dispatch after, text::Analyzer& analyzer);

}  // namespace depeche::search
