#pragma once

namespace depeche::indexer {

// From now on the first SIGINT or SIGTERM is only noted; a second one ends the process.
void note_interruptions();

// The signal that was noted, or 0.
int interruption();

}  // namespace depeche::indexer
