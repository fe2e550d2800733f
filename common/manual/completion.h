#pragma once

// What makes a shell complete a program's options, their values and its operands.

#include <string>

#include "manual/option.h"

namespace depeche::manual {

std::string bash_completion(const Program& program);  // needs nothing but bash
std::string zsh_completion(const Program& program);
std::string fish_completion(const Program& program);

}  // namespace depeche::manual
