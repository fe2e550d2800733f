#pragma once

// What the analyzer makes of text.

#include <cstdint>
#include <string>

namespace depeche::text {

// A distinct word as the analyzer's cache keeps it. Every view of it is UTF-8.
struct Word {
  // Exact word: lower case, NFC, accents kept, ligatures written out. Acronyms stay in capitals, and names that
  // look like another word keep the first (Tours).
  std::string form;
  std::string folded;             // the form in lower case without accents and apostrophes
  std::string stem;               // what is indexed
  std::uint32_t number = 0;       // dense, from 0, unique within one cache
  std::uint32_t stem_number = 0;  // the same of the stem
  bool function_word = false;     // not indexed; only the forward stream has it
};

enum class TokenKind : std::uint8_t {
  word,
  particle,  // the elided article or conjunction of l'OTSC, jusqu'à: a position that phrases may pass over
  compound,  // parts written as one (Nur-Sultan → nursultan, COP 26 → cop26, #MeToo); stands before its parts, takes
             // no position
  paragraph,  // the end of a paragraph: phrases do not cross it
};

struct Token {
  const Word* word = nullptr;  // owned by the cache; null for paragraph
  std::uint32_t begin = 0;     // byte range in the source text, the word itself without elision
  std::uint32_t end = 0;
  TokenKind kind = TokenKind::word;
};

}  // namespace depeche::text
