#pragma once

// Opens the copy behind a hit in the reader's editor or browser.

#include "depeche/dispatch.h"
#include "depeche/result.h"

namespace depeche::searcher {

// Opens the file of the dispatch by $VISUAL, else $EDITOR, as sh understands them, else by xdg-open. Without a file, it
// opens the page on the web by xdg-open. It waits for the program, and fails when the program failed.
Status open_source(const Dispatch& dispatch);

}  // namespace depeche::searcher
