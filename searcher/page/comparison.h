#pragma once

#include "depeche/compare.h"
#include "page/view.h"

namespace depeche::page {

// Two dispatches side by side: sentences that one alone has, or that changed, and their figures and names.
void write_comparison(const View& view, const Comparison& comparison, serve::Site& site, Html& html);

}  // namespace depeche::page
