#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "time/token.h"

namespace depeche::time {

// The first tokens from a place of a text on. They are cut only when they are asked for. Behind the last one there are
// only `end`s.
class TokenWindow {
 public:
  // The text must outlive the window.
  TokenWindow(std::string_view text, std::size_t begin) : text_(text), begin_(begin), next_(begin) {}

  // The reference is good for the window's life.
  const DateToken& operator[](std::size_t index);
  std::string_view text() const { return text_; }
  std::size_t begin() const { return begin_; }
  // True of the verb "passe", which folds to the same as passé.
  bool is_passe(const DateToken& token) const {
    return token.folded.view() == "passe" && static_cast<unsigned char>(text_[token.end - 1]) < 0x80;
  }
  // The word just before the window, with at most a blank or an apostrophe between; empty when there is none.
  FoldedWord word_before() const { return before().word; }
  // The same with its place.
  struct Before {
    FoldedWord word;
    std::size_t begin = 0;
  };
  Before before() const;

 private:
  std::string_view text_;
  std::size_t begin_;
  std::size_t next_;
  std::array<DateToken, 8> tokens_;
  std::size_t count_ = 0;
};

}  // namespace depeche::time
