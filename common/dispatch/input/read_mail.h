#pragma once

// Reads mail: one message, or a mailbox (mbox) of many, one message at a time.

#include <functional>
#include <string_view>

#include "dispatch/input/input.h"
#include "dispatch/outcome/task.h"

namespace depeche::dispatch {

// Reads something that lies within another source, under a name of its own.
using ReadWithin = std::function<void(Input&, const SourceName&)>;

// `head` is the beginning of the input. Attachments that are text or of a known format are handed to `read_attachment`
// under "path/name", or "path#2/name" in a mailbox; others are named in a warning. Without `read_attachment`, all are.
void read_mail(Input& input, std::string_view head, const Task& task, const ReadWithin& read_attachment);

}  // namespace depeche::dispatch
