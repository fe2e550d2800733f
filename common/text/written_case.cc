#include "text/written_case.h"

#include "text/char_class.h"

namespace depeche::text {
namespace {

// The code point that ends at `at`; nothing at the beginning of the text and behind ill-formed bytes.
Char char_before(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 4;
  for (std::size_t size = 1; size <= kLongest && size <= at; ++size) {
    const Char c = char_at(text, at - size);
    if (c.size == size && (size > 1 || c.code < 0x80)) return c;
  }
  return {};
}

// "M." and "J.", but not the end of a longer word.
bool is_initial(std::string_view text, std::size_t dot) {
  const Char letter = char_before(text, dot);
  return is_upper(letter.code) && !is_word_char(char_before(text, dot - letter.size));
}

// Behind a word or a comma, behind an elision, an initial or a title.
bool stands_inside_sentence(std::string_view text, std::size_t begin) {
  Char before = char_before(text, begin);
  if (before.kind == CharClass::apostrophe) return is_word_char(char_before(text, begin - before.size));
  if (before.kind != CharClass::space) return false;
  std::size_t at = begin;
  for (; before.kind == CharClass::space; before = char_before(text, at)) at -= before.size;
  if (before.kind == CharClass::dot) return is_initial(text, at - before.size);
  return is_word_char(before) || before.kind == CharClass::comma;
}

}  // namespace

WrittenCase case_of_other_letter(std::string_view text, std::size_t begin, std::size_t end) {
  const Char first = char_at(text, begin);
  if (first.kind != CharClass::letter) return WrittenCase::unknown;
  if (!is_upper(first.code)) return WrittenCase::small;
  const Char second = char_at(text, begin + first.size);
  if (begin + first.size >= end || second.kind != CharClass::letter || is_upper(second.code))
    return WrittenCase::unknown;
  const bool is_part =
      char_at(text, end).kind == CharClass::hyphen || char_before(text, begin).kind == CharClass::hyphen;
  return !is_part && stands_inside_sentence(text, begin) ? WrittenCase::name : WrittenCase::unknown;
}

}  // namespace depeche::text
