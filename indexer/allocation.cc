// Memory by operator new, of mimalloc. The operator new which comes with it ends the process when there is no memory;
// this one throws, as the standard says.

#include <cstddef>
#include <exception>
#include <new>
#include <string_view>

#include <mimalloc.h>
#include <unistd.h>

namespace {

// The program's status for a failure. Nothing here allocates.
[[noreturn]] void say_and_end() {
  constexpr std::string_view kWords = "indexer: not enough memory\n  hint: see `ulimit -v`, or let it have more\n";
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, kWords.data(), kWords.size());
  ::_exit(2);
}

void* or_throw(void* memory) {
  if (memory != nullptr) return memory;
  // Before main() nobody catches, and with little memory there may not be any for the exception itself.
  std::set_terminate(say_and_end);
  throw std::bad_alloc();
}

}  // namespace

void* operator new(std::size_t size) { return or_throw(mi_malloc(size)); }
void* operator new[](std::size_t size) { return or_throw(mi_malloc(size)); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  return or_throw(mi_malloc_aligned(size, static_cast<std::size_t>(alignment)));
}
void* operator new[](std::size_t size, std::align_val_t alignment) {
  return or_throw(mi_malloc_aligned(size, static_cast<std::size_t>(alignment)));
}
