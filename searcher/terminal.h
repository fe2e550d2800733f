#pragma once

// Whether standard output is a terminal, and how text is to look there.

#include "depeche/render.h"
#include "options.h"

namespace depeche::searcher {

// With ColorMode::automatic a terminal is coloured, unless NO_COLOR is set or TERM says that it cannot. The width is
// the terminal's; facets have bars there, and titles lead to their files when they may be coloured.
TextStyle output_style(const Options& options);

// True when standard output is a terminal and TERM does not say that it is a dumb one.
bool writes_to_capable_terminal();

}  // namespace depeche::searcher
