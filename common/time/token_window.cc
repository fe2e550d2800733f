#include "time/token_window.h"

#include <algorithm>

namespace depeche::time {
namespace {

// A word that matters before a date has at most so many bytes: "depuis" with a typographic apostrophe's width to spare.
constexpr std::size_t kReach = 12;

}  // namespace

const DateToken& TokenWindow::operator[](std::size_t index) {
  while (count_ <= index && count_ < tokens_.size()) {
    tokens_[count_] = next_token(text_, next_);
    next_ = tokens_[count_].end;
    if (tokens_[count_].kind == DateTokenKind::end) break;
    ++count_;
  }
  return index < count_ ? tokens_[index] : kNoMoreTokens;
}

TokenWindow::Before TokenWindow::before() const {
  const std::size_t reach = begin_ - std::min(begin_, kReach);
  Before found;
  for (std::size_t at = reach; at < begin_;) {
    const std::size_t start = at;
    const FoldedWord read = read_word(text_.substr(0, begin_), at);
    if (at != start) {
      found = {read, start};
      continue;
    }
    const Symbol symbol = symbol_at(text_.substr(0, begin_), at);
    if (symbol.kind != SymbolKind::blank && symbol.kind != SymbolKind::apostrophe) found = {};
    at += symbol.size;
  }
  return found;
}

}  // namespace depeche::time
