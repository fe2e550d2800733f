#pragma once

// Other programs, run beside the searcher.

#include <string>
#include <vector>

#include <sys/types.h>

namespace depeche::searcher {

// Starts command[0], looked up in $PATH, with signals as a shell would start it; its standard input is the descriptor
// `input`, unless that is negative. From then on the key that interrupts is its business alone. Returns -1 with errno
// when it cannot be started.
pid_t start_program(std::vector<std::string> command, int input = -1);

// The exit status, or 128 and the number of the signal that ended it.
int wait_for_program(pid_t process);

}  // namespace depeche::searcher
