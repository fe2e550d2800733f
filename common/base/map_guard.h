#pragma once

// A page of a mapped file that is gone (someone cut the file, the disk fails) raises SIGBUS in whoever reads it, which
// ends a process. With the first guarded mapping a handler of SIGBUS is installed, once and for as long as the process
// lives. A fault in a guarded mapping puts zeros from there to its end and marks it as lost, so that reading goes on;
// whoever reads then looks at lost() and throws away what was read. Any other SIGBUS goes to the handler that was
// installed before (or does what the default does). The handler takes no lock, allocates nothing and runs on the
// thread's alternate stack, if it has one. depeche/search.h says what programs with a handler of their own must do.

#include <cstddef>

namespace depeche::base {

struct MapSlot;

// Memory of mmap(), which it owns. For several threads.
class GuardedMapping {
 public:
  GuardedMapping(void* begin, std::size_t size);
  GuardedMapping(const GuardedMapping&) = delete;
  GuardedMapping& operator=(const GuardedMapping&) = delete;
  ~GuardedMapping();

  void* begin() const { return begin_; }
  // Whether zeros were read in place of what is gone. Once true, it stays so.
  bool lost() const;

 private:
  void* begin_;
  std::size_t size_;
  MapSlot* slot_;
};

}  // namespace depeche::base
