// Any query without an error prints as one that reads as the same tree.

#include <cstdlib>

#include "fuzz/input.h"
#include "query/language/parser.h"
#include "query/language/printer.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace depeche;
  constexpr Day kToday{std::chrono::year{2022} / 1 / 13};
  const auto tree = query::parse(fuzz::text_of(data, size), kToday);
  if (!tree) return 0;
  const auto again = query::parse(query::print(*tree), kToday);
  if (!again || query::print_tree(*again) != query::print_tree(*tree)) std::abort();
  return 0;
}
