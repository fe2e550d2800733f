#pragma once

#include "depeche/result.h"
#include "index/directory/committed.h"

namespace depeche::index {

// Makes every document anew from its record, and compares terms, values and the forward stream. Then it compares
// postings with term lists, and the dictionary and counters with the sums over the documents. ErrorCode::corrupt names
// the first difference.
Status check_contents(const Committed& committed);

}  // namespace depeche::index
