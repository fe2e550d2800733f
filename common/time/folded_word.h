#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "time/symbol.h"

namespace depeche::time {

// The letters of one word, folded to a–z, in place. Words longer than any word of dates are kept as empty.
class FoldedWord {
 public:
  // The folded letters; empty when there are none or too many.
  std::string_view view() const { return overlong_ ? std::string_view{} : std::string_view{letters_.data(), size_}; }

  void append(const Symbol& symbol) {
    push(symbol.letter);
    if (symbol.second != 0) push(symbol.second);
  }

 private:
  void push(char letter) {
    if (size_ == letters_.size())
      overlong_ = true;
    else
      letters_[size_++] = letter;
  }

  std::array<char, 15> letters_{};
  unsigned char size_ = 0;
  bool overlong_ = false;
};

// Reads letters from `at`, which moves to the first symbol that is none.
inline FoldedWord read_word(std::string_view text, std::size_t& at) {
  FoldedWord word;
  while (at < text.size()) {
    const Symbol symbol = symbol_at(text, at);
    if (symbol.kind == SymbolKind::letter)
      word.append(symbol);
    else if (symbol.kind != SymbolKind::invisible)
      break;
    at += symbol.size;
  }
  return word;
}

}  // namespace depeche::time
