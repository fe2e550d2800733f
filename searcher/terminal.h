#pragma once

// Where standard output goes, and how text is to look there.

#include "depeche/render.h"
#include "options.h"

namespace depeche::searcher {

// `automatic` colours a terminal, unless NO_COLOR is set or TERM says that it cannot. The width is the terminal's;
// facets have bars there.
TextStyle output_style(ColorMode color);

}  // namespace depeche::searcher
