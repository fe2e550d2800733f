#pragma once

// News formats in XML, read an item at a time.

#include "base/files.h"
#include "depeche/read.h"
#include "dispatch/outcome/task.h"

namespace depeche::dispatch {

// The items of one document, or of several one behind the other, in a format that is newsml, nitf or rss. Each item is
// cut out by its tags and parsed on its own, with the start tags around it: what is not well-formed in one, or larger
// than the limit for a dispatch, is refused, and the others are read.
// It holds one item in memory, and what stands before the first.
void read_xml(base::ByteSource& input, Format format, const Task& task);

}  // namespace depeche::dispatch
