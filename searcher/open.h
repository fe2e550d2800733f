#pragma once

// The copy behind a hit, in the reader's editor or browser.

#include "depeche/dispatch.h"
#include "depeche/result.h"

namespace depeche::searcher {

// Opens the dispatch's file by $VISUAL, else $EDITOR, as sh understands them, else by xdg-open; without a file its page
// on the web by xdg-open. Waits for the program, and fails when that did.
Status open_source(const Dispatch& dispatch);

}  // namespace depeche::searcher
