#include "pager.h"

#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include "program.h"
#include "terminal.h"

namespace depeche::searcher {
namespace {

// Ends at once what fits the screen, lets colours through, and leaves what was read on the screen.
constexpr const char* kLessOptions = "FRX";

std::vector<std::string> pager_command() {
  const char* pager = std::getenv("PAGER");
  if (pager == nullptr) return {"less"};
  const std::string command = pager;
  if (command.empty() || command == "cat") return {};
  return {"/bin/sh", "-c", command};
}

}  // namespace

void Pager::start() {
  const std::vector<std::string> command = pager_command();
  if (process_ >= 0 || command.empty() || !writes_to_capable_terminal()) return;
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) return;
  ::setenv("LESS", kLessOptions, 0);
  process_ = start_program(command, ends[0]);
  if (process_ >= 0) {
    terminal_ = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0);
    ::dup2(ends[1], STDOUT_FILENO);
  }
  ::close(ends[0]);
  ::close(ends[1]);
}

Pager::~Pager() {
  if (process_ < 0) return;
  std::cout.flush();
  if (terminal_ >= 0) {
    ::dup2(terminal_, STDOUT_FILENO);
    ::close(terminal_);
  } else {
    ::close(STDOUT_FILENO);
  }
  wait_for_program(process_);
}

}  // namespace depeche::searcher
