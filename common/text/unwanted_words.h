#pragma once

#include <cstdint>
#include <string_view>

#include "text/beginnings.h"

namespace depeche::text {

// Where the analyzer must look next, from a place on that is in no word.
struct PassedOver {
  std::uint32_t at = 0;  // in no word either
  bool words = false;    // whether a word was passed over
};

// Passes over words of plain letters (ASCII, Latin-1), elided, with hyphens or without, that `wanted` does not admit,
// and over what stands between them in a line. Of these the analyzer would make no token but such words, their
// particles and their compounds, none of which is wanted.
PassedOver pass_over_unwanted(std::string_view text, std::uint32_t at, const Beginnings& wanted);

}  // namespace depeche::text
