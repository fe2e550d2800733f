#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "depeche/result.h"
#include "manual/option.h"

namespace depeche::config {

// The error for the first of the arguments that is no option of the program, or, among several letters behind one
// dash, has one that is none; it says what was probably meant. Nothing when there is no such argument before --.
std::optional<Error> unknown_option(std::span<const manual::Option> options, const std::vector<std::string>& arguments,
                                    const std::string& program);

}  // namespace depeche::config
