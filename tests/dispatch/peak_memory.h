#pragma once

#include <cstddef>
#include <fstream>
#include <string>

namespace depeche::test {

// The most memory that this process ever had, in kB.
inline std::size_t peak_memory() {
  std::ifstream status("/proc/self/status");
  std::string word;
  std::size_t kilobytes = 0;
  while (status >> word)
    if (word == "VmHWM:") status >> kilobytes;
  return kilobytes;
}

}  // namespace depeche::test
