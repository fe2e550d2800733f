#pragma once

namespace depeche::test {

// Builds without optimisation, and those with sanitizers, are many times slower: there a test that repeats itself does
// `less`. CI runs the optimised build, too.
template <class Number>
constexpr Number effort([[maybe_unused]] Number all, [[maybe_unused]] Number less) {
#ifdef NDEBUG
  return all;
#else
  return less;
#endif
}

}  // namespace depeche::test
