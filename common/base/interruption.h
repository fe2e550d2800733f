#pragma once

// Signals that end a program in good order.

#include <csignal>

namespace depeche::base {

// From now on the first SIGINT or SIGTERM is only noted; a second one ends the process.
void note_interruptions();

// The signal that was noted, or 0.
int interruption();

// Holds these signals back while it lives. Who waits with ppoll(…, &before()) lets them through then, and then only:
// none is missed between asking for one and waiting.
class InterruptionsHeldBack {
 public:
  InterruptionsHeldBack();
  ~InterruptionsHeldBack();
  InterruptionsHeldBack(const InterruptionsHeldBack&) = delete;
  InterruptionsHeldBack& operator=(const InterruptionsHeldBack&) = delete;
  const sigset_t& before() const { return before_; }

 private:
  sigset_t before_{};
};

}  // namespace depeche::base
