#pragma once

#include <span>
#include <string>
#include <vector>

#include "depeche/result.h"
#include "manual/option.h"

namespace depeche::config {

// What is wrong with a command line that cannot be read: the first argument that is no option of the program, or,
// among several letters behind one dash, has one that is none, with what was probably meant; an option without its
// value or with one that it does not take.
struct Misuse {
  bool is_unknown = false;  // an option that does not exist
  Error error;
};
Misuse misuse(std::span<const manual::Option> options, const std::vector<std::string>& arguments,
              const std::string& program);

}  // namespace depeche::config
