#pragma once

#include "depeche/result.h"
#include "index/directory/committed.h"

namespace depeche::index {

// Makes every document anew from its record and compares: terms, values, the forward stream; then postings with term
// lists, and the dictionary and counters with what the documents add up to. ErrorCode::corrupt names the first
// difference.
Status check_contents(const Committed& committed);

}  // namespace depeche::index
