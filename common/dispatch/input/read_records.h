#pragma once

// Formats of many dispatches, of which one at a time is in memory: JSON, CSV and IPTC 7901.

#include <string_view>

#include "depeche/read.h"
#include "dispatch/input/input.h"
#include "dispatch/input/report.h"
#include "dispatch/input/source_name.h"

namespace depeche::dispatch {

// What reading needs besides the bytes; all of it must outlive the reading.
struct Task {
  const SourceName& name;
  const ReadOptions& options;
  const Report& report;

  void refuse(const Error& error) const { report.refuse(name.where, error); }
};

Error empty_source();
// `what` is longer than `max_bytes`.
tl::unexpected<Error> too_long(const char* what, std::size_t max_bytes);

// `is_ninjs`: every object is one, whatever its members are.
void read_json_lines(Input& input, bool is_ninjs, const Task& task);

// Arrays of objects, or objects over several lines.
void read_json_values(Input& input, bool is_ninjs, const Task& task);

void read_iptc7901(Input& input, const Task& task);

// `head` is the beginning of the input, which tells the separator.
void read_csv(Input& input, std::string_view head, const Task& task);

}  // namespace depeche::dispatch
