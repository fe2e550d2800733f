#pragma once

#include "dispatch/input/input.h"
#include "dispatch/outcome/task.h"

namespace depeche::dispatch {

// Reads the pages of a web archive (WARC), one record at a time. A page is a dispatch, with the url of its record, its
// date unless the page has one, and the record's id. Answers of other types and of errors are counted, and named in one
// warning at the end; records of other kinds (requests, metadata) are passed over.
void read_warc(Input& input, const Task& task);

}  // namespace depeche::dispatch
