#pragma once

// Other programs, run beside the searcher.

#include <string>
#include <vector>

#include <sys/types.h>

namespace depeche::searcher {

// Starts command[0], which is looked up in $PATH, with signals as a shell would set them. Its standard input is the
// descriptor `input`, unless that is negative. From then on the interrupt key concerns only that program. Returns -1
// with errno when it cannot be started.
pid_t start_program(std::vector<std::string> command, int input = -1);

// Waits for it. Returns its exit status, or 128 plus the number of the signal that ended it.
int wait_for_program(pid_t process);

}  // namespace depeche::searcher
