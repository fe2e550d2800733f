// Any query without an error prints as one that reads as the same tree. A query of several lines is printed on one,
// where a number may meet its unit ("20", "h"): that prints as a query without an error.

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "fuzz/input.h"
#include "query/language/parser.h"
#include "query/language/printer.h"

namespace {

// Controls, and the breaks of lines and paragraphs of Unicode.
bool breaks_lines(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; }) ||
         text.find("\xE2\x80") != std::string_view::npos || text.find("\xC2\x85") != std::string_view::npos;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace depeche;
  constexpr Day kToday{std::chrono::year{2022} / 1 / 13};
  const auto tree = query::parse(fuzz::text_of(data, size), kToday);
  if (!tree) return 0;
  const auto again = query::parse(query::print(*tree), kToday);
  if (!again) std::abort();
  const bool agree = breaks_lines(fuzz::text_of(data, size)) || query::print_tree(*again) == query::print_tree(*tree);
  if (!agree) std::abort();
  return 0;
}
