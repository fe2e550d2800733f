#include "search/present/snippet.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "search/compare/sentences.h"

namespace depeche::search {
namespace {

constexpr std::string_view kEllipsis = "…";

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::size_t word_start_before(std::string_view text, std::size_t at) {
  while (at > 0 && !base::is_blank(text[at - 1])) --at;
  return at;
}

struct Window {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Where a snippet that shows the mark at `at` begins.
std::size_t begin_for(std::string_view text, std::size_t at, std::size_t length,
                      const std::vector<std::size_t>& starts) {
  const std::size_t sentence = *std::prev(std::upper_bound(starts.begin(), starts.end(), at));
  if (at - sentence <= length / 2) return sentence;
  const std::size_t begin = word_start_before(text, at - length / 4);
  return begin > sentence ? begin : at;
}

// A sentence's end when that leaves most of the length, else a word's.
std::size_t end_for(std::string_view text, std::size_t begin, std::size_t length,
                    const std::vector<std::size_t>& starts) {
  if (text.size() - begin <= length) return text.size();
  const std::size_t limit = begin + length;
  const std::size_t sentence = *std::prev(std::upper_bound(starts.begin(), starts.end(), limit));
  if (sentence > begin + length * 3 / 5) return sentence;
  std::size_t end = word_start_before(text, limit);
  if (end > begin) return end;
  for (end = limit; end > begin && is_continuation(text[end]);) --end;
  return end;
}

double worth(const Window& window, const std::vector<FoundText>& marks, std::size_t from) {
  double sum = 0;
  std::vector<std::size_t> seen;
  for (std::size_t i = from; i < marks.size() && marks[i].begin < window.end; ++i) {
    if (marks[i].begin < window.begin || marks[i].end > window.end) continue;
    const bool again = std::find(seen.begin(), seen.end(), marks[i].word) != seen.end();
    // A second occurrence says little more than the first.
    sum += again ? marks[i].worth / 10 : marks[i].worth;
    if (!again) seen.push_back(marks[i].word);
  }
  return sum;
}

Window best_window(std::string_view text, const std::vector<FoundText>& marks, std::size_t length) {
  const std::vector<std::size_t> starts = sentence_starts(text);
  Window best{0, end_for(text, 0, length, starts)};
  double best_worth = worth(best, marks, 0);
  std::size_t previous = 0;
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const std::size_t begin = begin_for(text, marks[i].begin, length, starts);
    if (begin == previous) continue;
    previous = begin;
    const Window window{begin, end_for(text, begin, length, starts)};
    const auto from = std::lower_bound(marks.begin(), marks.end(), begin,
                                       [](const FoundText& m, std::size_t b) { return m.begin < b; });
    const double value = worth(window, marks, static_cast<std::size_t>(from - marks.begin()));
    if (value <= best_worth) continue;
    best = window;
    best_worth = value;
  }
  return best;
}

// Copies a window on one line and moves its marks along.
Snippet cut(std::string_view text, Window window, const std::vector<FoundText>& marks) {
  while (window.end > window.begin && base::is_blank(text[window.end - 1])) --window.end;
  Snippet snippet;
  if (window.begin > 0) snippet.text += kEllipsis;
  auto mark = std::lower_bound(marks.begin(), marks.end(), window.begin,
                               [](const FoundText& m, std::size_t b) { return m.begin < b; });
  for (std::size_t at = window.begin; at < window.end; ++at) {
    if (mark != marks.end() && at == mark->begin && mark->end <= window.end)
      snippet.highlights.push_back({snippet.text.size(), 0});
    const bool repeated_blank = base::is_blank(text[at]) && at > window.begin && base::is_blank(text[at - 1]);
    if (!repeated_blank) snippet.text += base::is_blank(text[at]) ? ' ' : text[at];
    if (mark != marks.end() && at + 1 == mark->end) {
      if (!snippet.highlights.empty() && snippet.highlights.back().end == 0)
        snippet.highlights.back().end = snippet.text.size();
      ++mark;
    }
  }
  if (window.end < text.size()) snippet.text += kEllipsis;
  return snippet;
}

}  // namespace

Snippet make_snippet(std::string_view text, const std::vector<FoundText>& marks, std::size_t length) {
  return cut(text, best_window(text, marks, std::max<std::size_t>(length, 40)), marks);
}

}  // namespace depeche::search
