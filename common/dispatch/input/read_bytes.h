#pragma once

// Reads the dispatches of one source of bytes: finds out its encoding and format, and parses.

#include "base/files.h"
#include "depeche/read.h"
#include "dispatch/outcome/report.h"
#include "dispatch/outcome/source_name.h"

namespace depeche::dispatch {

// The error of options that no source can make good: an unknown encoding or field.
Status check_options(const ReadOptions& options);

// Reports everything that it finds to `report`. One dispatch of the source at a time is in memory. `options` must have
// been checked.
void read_bytes(base::ByteSource& bytes, const SourceName& name, const ReadOptions& options, const Report& report);

}  // namespace depeche::dispatch
