#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "time/reading.h"
#include "time/token.h"

namespace depeche::time {

struct Number {
  int value = 0;
  unsigned digits = 0;  // 0 when written as a word
  bool ordinal = false;
};

// A place in the tokens of a date expression, and the day that relative ones start from. The accept functions move
// past what they name, or leave the place as it is and answer no. The rules that use it do the same.
class Reader {
 public:
  // The tokens must outlive the reader.
  Reader(std::span<const DateToken> tokens, Reading reading) : tokens_(tokens), reading_(reading) {}

  const Reading& reading() const { return reading_; }
  // The same place of the same tokens, read otherwise.
  Reader seen_from(const Reading& reading) const {
    Reader reader = *this;
    reader.reading_ = reading;
    return reader;
  }
  const DateToken& peek(std::size_t ahead = 0) const;
  bool at_end() const { return peek().kind == DateTokenKind::end; }

  bool accept(DateTokenKind kind);
  bool accept(Word word);
  // Words in a row, "avant hier", with or without hyphens between them.
  bool accept(std::string_view phrase);
  // A number in digits, or in words up to trente-neuf.
  std::optional<Number> accept_number();
  // Any number of le, la, l', ce, cette …
  void skip_articles();

  void advance();
  std::size_t mark() const { return at_; }
  void rewind(std::size_t mark) { at_ = mark; }
  // The furthest token that any rule has reached: the one to blame when none succeeds.
  const DateToken& furthest() const;

  // Notes that what was read is well formed but cannot be, and why. The first note stays.
  void note_impossible(std::string why);
  // The value of `result`, or a note of its error.
  template <class T>
  std::optional<T> accept(Result<T> result) {
    if (result) return *std::move(result);
    note_impossible(std::move(result.error().message));
    return std::nullopt;
  }
  const std::string& impossible() const { return impossible_; }

 private:
  std::optional<Number> accept_number_word();

  std::span<const DateToken> tokens_;
  Reading reading_;
  std::size_t at_ = 0;
  std::size_t furthest_ = 0;
  std::string impossible_;
};

}  // namespace depeche::time
