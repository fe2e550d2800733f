#pragma once

#include <span>

#include "depeche/result.h"

namespace depeche::config {

// What hints of the library advise, in English, and how that is asked of a program.
struct Advice {
  const char* words;
  const char* option;
};
std::span<const Advice> advice();

// The error of the library as the programs tell it: behind what its hint advises stands the option that does so.
// `place`: the option that names what was to be written, where that is not the index.
Error with_options_named(Error error, const char* place = nullptr);

}  // namespace depeche::config
