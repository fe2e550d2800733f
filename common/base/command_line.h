#pragma once

// What the two programs do alike with their arguments and their output.

#include <chrono>
#include <cstddef>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include "depeche/result.h"

namespace depeche::base {

// The value of `option` as a number from `least` to `most`; an error names the option and both bounds.
Result<std::size_t> parse_count(std::string_view option, std::string_view text, std::size_t least, std::size_t most);

// "500M" → 500 · 2^20; K, M and G, or none, for bytes. At least `least` bytes; an error names the option and the bound.
Result<std::size_t> parse_size(std::string_view option, std::string_view text, std::size_t least);

// "0.5" → half a second. More than 0 and at most kMostSeconds (deadline.h); an error names the option and the bounds.
Result<std::chrono::steady_clock::duration> parse_seconds(std::string_view option, std::string_view text);

// "a,b" → a, b. Blanks around a part and empty parts are dropped.
std::vector<std::string> split_list(std::string_view text);

// Refuses arguments before "--" that begin with - and are longer than any option: cxxopts matches them by a regular
// expression whose recursion would exhaust the stack.
Status check_option_lengths(int argc, const char* const* argv);

// From now on a write to a pipe that nobody reads any more, or beyond the limit of a file's size, fails instead of
// ending the process.
void let_writes_fail();

// Flushes std::cout. That its reader has gone is no error: it had what it wanted. Anything else, a full disk say, is.
Status finish_standard_output();

// What a program says when what it did ended in an exception.
Error failure_of(const std::exception& exception);

}  // namespace depeche::base
