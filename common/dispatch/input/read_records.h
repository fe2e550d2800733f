#pragma once

// Reads formats of many dispatches, one dispatch at a time: JSON, CSV and IPTC 7901.

#include <string_view>

#include "dispatch/input/input.h"
#include "dispatch/outcome/task.h"

namespace depeche::dispatch {

// `is_ninjs`: every object is one, whatever its members are.
void read_json_lines(Input& input, bool is_ninjs, const Task& task);

// Reads arrays of objects, or objects over several lines.
void read_json_values(Input& input, bool is_ninjs, const Task& task);

void read_iptc7901(Input& input, const Task& task);

// `head` is the beginning of the input, which tells the separator.
void read_csv(Input& input, std::string_view head, const Task& task);

}  // namespace depeche::dispatch
