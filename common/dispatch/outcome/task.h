#pragma once

// The reading of one source, whatever its format.

#include <cstddef>

#include "depeche/read.h"
#include "depeche/result.h"
#include "dispatch/outcome/report.h"
#include "dispatch/outcome/source_name.h"

namespace depeche::dispatch {

// What reading needs besides the bytes; all of it must outlive the reading.
struct Task {
  const SourceName& name;
  const ReadOptions& options;
  const Report& report;

  void refuse(const Error& error) const { report.refuse(name.where, error); }
};

Error empty_source();
// Something is longer than `max_bytes`; `text` says what, with {} for the limit.
tl::unexpected<Error> too_long(const char* text, std::size_t max_bytes);

}  // namespace depeche::dispatch
