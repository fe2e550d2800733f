// How libFuzzer changes inputs: half of the time byte by byte, as it does without us, else by their structure.

#include <algorithm>
#include <cstring>
#include <string>

#include "fuzz/input.h"
#include "fuzz/mutation.h"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t longest);

namespace {

std::size_t put(const std::string& input, std::uint8_t* to, std::size_t longest) {
  const std::size_t size = std::min(input.size(), longest);
  std::memcpy(to, input.data(), size);
  return size;
}

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t longest,
                                               unsigned seed) {
  using namespace depeche::fuzz;
  static std::string other;  // an input of a while ago
  if (seed % 2 == 0) return LLVMFuzzerMutate(data, size, longest);
  const std::string input(text_of(data, size));
  const std::string changed = Mutation(seed, longest).change(input, other);
  if (seed % 7 == 0) other = input;
  return put(changed, data, longest);
}

extern "C" std::size_t LLVMFuzzerCustomCrossOver(const std::uint8_t* first, std::size_t first_size,
                                                 const std::uint8_t* second, std::size_t second_size, std::uint8_t* out,
                                                 std::size_t longest, unsigned seed) {
  using namespace depeche::fuzz;
  return put(Mutation(seed, longest).change(text_of(first, first_size), text_of(second, second_size)), out, longest);
}
