#include "search/compare/sentences.h"

#include <algorithm>

#include "base/ascii.h"

namespace depeche::search {
namespace {

// A full stop that ends no sentence: "M. Tokaïev", "J.-C.".
bool is_abbreviation(std::string_view text, std::size_t stop) {
  const bool one_letter = stop >= 1 && text[stop - 1] >= 'A' && text[stop - 1] <= 'Z';
  return one_letter && (stop == 1 || base::is_blank(text[stop - 2]) || text[stop - 2] == '.' || text[stop - 2] == '-' ||
                        text[stop - 2] == 'M');
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
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!ends_sentence(text, at)) continue;
    std::size_t next = at + 1;
    while (next < text.size() && base::is_blank(text[next])) ++next;
    if (next < text.size() && next > starts.back()) starts.push_back(next);
    at = std::max(at, next == 0 ? 0 : next - 1);
  }
  return starts;
}

}  // namespace depeche::search
