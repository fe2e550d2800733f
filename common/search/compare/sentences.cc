#include "search/compare/sentences.h"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "base/ascii.h"

namespace depeche::search {
namespace {

// A full stop that ends no sentence: "M. Tokaïev", "J.-C.".
bool is_abbreviation(std::string_view text, std::size_t stop) {
  const bool one_letter = stop >= 1 && text[stop - 1] >= 'A' && text[stop - 1] <= 'Z';
  return one_letter && (stop == 1 || base::is_blank(text[stop - 2]) || text[stop - 2] == '.' || text[stop - 2] == '-' ||
                        text[stop - 2] == 'M');
}

bool may_end_sentence(char c) { return c == '\n' || c == '.' || c == '!' || c == '?'; }

// The first place from `at` on where a sentence may end, or the end of the text. Looks at 32 bytes at a time.
std::size_t next_mark(std::string_view text, std::size_t at) {
  constexpr std::size_t kBlock = 32;
  for (; at + kBlock <= text.size(); at += kBlock) {
    // This loop has no early exit and compares by differences, so that the compiler makes vector instructions of it.
    std::uint8_t least = std::numeric_limits<std::uint8_t>::max();
    for (std::size_t i = 0; i < kBlock; ++i) {
      const auto c = static_cast<std::uint8_t>(text[at + i]);
      for (const char mark : {'\n', '.', '!', '?'})
        least = std::min(least, static_cast<std::uint8_t>(c ^ static_cast<std::uint8_t>(mark)));
    }
    if (least == 0) break;
  }
  while (at < text.size() && !may_end_sentence(text[at])) ++at;
  return at;
}

bool ends_sentence(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == '\n') return true;
  if (c != '.' && c != '!' && c != '?') return false;
  return at + 1 == text.size() || (base::is_blank(text[at + 1]) && !is_abbreviation(text, at));
}

}  // namespace

std::vector<std::size_t> sentence_starts(std::string_view text) {
  std::vector<std::size_t> starts{0};
  for (std::size_t at = next_mark(text, 0); at < text.size(); at = next_mark(text, at + 1)) {
    if (!ends_sentence(text, at)) continue;
    std::size_t next = at + 1;
    while (next < text.size() && base::is_blank(text[next])) ++next;
    if (next < text.size() && next > starts.back()) starts.push_back(next);
    at = std::max(at, next == 0 ? 0 : next - 1);
  }
  return starts;
}

}  // namespace depeche::search
