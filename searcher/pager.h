#pragma once

// A program that shows on a terminal what is longer than it.

#include <sys/types.h>

namespace depeche::searcher {

// What is printed between `start` and the end of its life goes through the reader's pager.
class Pager {
 public:
  Pager() = default;
  // Ends the output and waits for the reader to leave.
  ~Pager();
  Pager(const Pager&) = delete;
  Pager& operator=(const Pager&) = delete;

  // $PAGER as sh understands it, else less, when standard output is a terminal that is not dumb; changes nothing
  // otherwise, with an empty $PAGER or cat, or when less is not there.
  void start();

 private:
  pid_t process_ = -1;
};

}  // namespace depeche::searcher
