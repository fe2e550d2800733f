#pragma once

// Signals that end a program in good order, or soon.

#include <csignal>

namespace depeche::base {

// From now on, the first SIGINT or SIGTERM is noted, and the program has a second to end in good order. After that
// second it ends in any case, even in the middle of a large document or a merge, with `last_words` on standard error
// and 128 plus the number of the signal as its status. A second signal ends it at once. What is written must be fit for
// that. Indexes are, and the next writer clears up. `last_words` must live on.
void note_interruptions(const char* last_words);
// Replaces the last words by what is true from now on.
void set_last_words(const char* last_words);

// The signal that was noted, or 0; always 0 in programs that note none.
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

// While it lives, what this thread writes to a connection that the other side has closed fails, and no SIGPIPE ends the
// process. Xapian's client of 1.4.22 does not see to that itself.
class PipeSignalHeldBack {
 public:
  PipeSignalHeldBack();
  ~PipeSignalHeldBack();
  PipeSignalHeldBack(const PipeSignalHeldBack&) = delete;
  PipeSignalHeldBack& operator=(const PipeSignalHeldBack&) = delete;

 private:
  sigset_t before_{};
  bool was_pending_ = false;
};

}  // namespace depeche::base
