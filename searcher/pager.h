#pragma once

// Shows what is longer than the terminal in another program.

#include <sys/types.h>

namespace depeche::searcher {

// What is printed between `start` and the end of this object goes through the reader's pager.
class Pager {
 public:
  Pager() = default;
  // Ends the output and waits until the reader leaves the pager. Standard output is the terminal again.
  ~Pager();
  Pager(const Pager&) = delete;
  Pager& operator=(const Pager&) = delete;

  // Starts $PAGER as sh understands it, else less, when standard output is a terminal that is not dumb. Changes nothing
  // otherwise, nor when $PAGER is empty or cat, nor when less is not there.
  void start();

 private:
  pid_t process_ = -1;
  int terminal_ = -1;  // what standard output was
};

}  // namespace depeche::searcher
