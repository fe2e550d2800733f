#pragma once

// Cuts a date expression, or a place in a text, into tokens, one at a time and without allocation.

#include <cstddef>
#include <optional>
#include <string_view>

#include "time/folded_word.h"
#include "time/vocabulary.h"

namespace depeche::time {

// `clock`: a time of day, which only expression_tokens.h makes; `plus` and `plus_minus` are only typed.
enum class DateTokenKind : unsigned char {
  end,
  number,
  word,
  dash,
  plus,
  plus_minus,
  slash,
  dot,
  dots,
  comma,
  other,
  clock
};

struct DateToken {
  DateTokenKind kind = DateTokenKind::end;
  bool spaced = false;           // a blank stands before it
  bool ordinal = false;          // "1er", "premier"
  unsigned char digits = 0;      // how many a number is written with; 0 for a number word; of a clock 1 to 3: h, m, s
  int value = 0;                 // the value of a number or a number word; of a clock, seconds since midnight
  const Entry* entry = nullptr;  // the entry of a word that the vocabulary has
  FoldedWord folded;             // the folded letters of a word
  unsigned char roman = 0;       // the number that a word of a typed expression is in Roman figures, else 0
  bool spelt = false;            // a clock with "heures" in it may be a number of hours, too
  std::optional<short> offset;   // of a clock with its zone behind it: minutes ahead of UTC
  std::size_t begin = 0;         // bytes of the source
  std::size_t end = 0;

  Word word() const { return entry ? entry->word : Word::none; }
  unsigned month() const { return entry ? entry->month : 0U; }
  unsigned weekday() const { return entry ? entry->weekday : 0U; }
  bool plural() const { return entry && entry->plural; }
  // True for a number written with that many figures that is no ordinal.
  bool is_plain_number(unsigned least, unsigned most) const {
    return kind == DateTokenKind::number && !ordinal && digits >= least && digits <= most;
  }
};

// The token behind the last one.
inline const DateToken kNoMoreTokens{};

// The token at or after `at`. Blanks, apostrophes and invisible characters only separate; the full stop of an
// abbreviation belongs to it. A number with letters glued to it that are no ordinal's ("15h") is `other`, as is one of
// over 9 digits. At a blank line, and at the end, the answer is `end`.
DateToken next_token(std::string_view text, std::size_t at);

}  // namespace depeche::time
