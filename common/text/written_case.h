#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace depeche::text {

// What the first letter of a word in running text says of it.
enum class WrittenCase : std::uint8_t {
  small,    // it is written as no name is
  name,     // it has a capital, alone and inside a sentence
  unknown,  // it may have its capital from where it stands; or it has several, or is a part of a word with hyphens
};

WrittenCase case_of_other_letter(std::string_view text, std::size_t begin, std::size_t end);

// Of the word at [begin, end), which is not empty. It is asked of each word that is indexed; most begin with a small
// letter of ASCII.
inline WrittenCase written_case(std::string_view text, std::size_t begin, std::size_t end) {
  if (text[begin] >= 'a' && text[begin] <= 'z') return WrittenCase::small;
  return case_of_other_letter(text, begin, end);
}

}  // namespace depeche::text
