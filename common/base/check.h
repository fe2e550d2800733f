#pragma once

// Invariants that hold between files, and that nothing but a fault of ours could break. What a damaged file or a caller
// could break is an error instead.

#include <cstdio>
#include <cstdlib>

namespace depeche::base {

[[noreturn]] inline void fail_check(const char* condition, const char* file, int line) {
  std::fprintf(stderr, "%s:%d: this must hold: %s\n", file, line, condition);
  std::abort();
}

}  // namespace depeche::base

// Ends the process when the condition does not hold. Only in builds without NDEBUG (dev and the sanitizers); in others
// the condition is not evaluated.
#ifdef NDEBUG
#define DEPECHE_CHECK(...) static_cast<void>(sizeof(!(__VA_ARGS__)))
#else
#define DEPECHE_CHECK(...) \
  ((__VA_ARGS__) ? static_cast<void>(0) : ::depeche::base::fail_check(#__VA_ARGS__, __FILE__, __LINE__))
#endif
