#pragma once

// The forward stream of a document: its words in order, title first, then the abstract and the text, as codes. It is a
// forward index, and answers what positions in an inverted index answer (phrases, exact forms, proximity) at a fraction
// of their cost in size and indexing time.
//
// A code is the number of a form. It is fixed for particles and function words. The dictionary of the index gives the
// codes of all other forms out, so that equal codes mean equal forms. A code takes one little-endian 16-bit unit, or
// two for the rarer forms.

#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

#include "text/token.h"

namespace depeche::schema {

using Code = std::uint32_t;

inline constexpr Code kParagraphEnd = 0;
inline constexpr Code kTitleEnd = 1;
inline constexpr Code kCompound = 2;       // the next code is a compound of the words that follow; it takes no position
inline constexpr Code kFirstParticle = 3;  // l', d', … in the order of text::kParticles
inline constexpr Code kAbstractBegin = 18;  // stands behind the end of the title, when there is an abstract
inline constexpr Code kAbstractEnd = 19;
inline constexpr Code kFirstFunctionWord = 20;
inline constexpr Code kFirstForm = 80;  // of the dictionary
inline constexpr Code kMaxCode = 0x0FFFFFFF;

// The code of a particle or function word. Nothing for words that the dictionary numbers.
std::optional<Code> fixed_code(const text::Word& word);

constexpr bool is_particle(Code code) { return code >= kFirstParticle && code < kAbstractBegin; }
// True for a word that takes a position, and not for a mark or a particle.
constexpr bool is_word(Code code) { return code >= kFirstFunctionWord; }

// The first unit of a pair begins with four set bits; the twelve others and the second unit carry the code.
inline constexpr std::uint16_t kPairMark = 0xF000;

void append_code(std::string& stream, Code code);

// Reads codes from the front. The stream must outlive it.
class StreamReader {
 public:
  explicit StreamReader(std::string_view stream)
      : at_(stream.data()), end_(stream.data() + (stream.size() & ~std::size_t{1})) {}

  bool done() const { return at_ == end_; }
  // Must not be called when done.
  Code next() { return code_of(next_unit()); }

  // The same in two steps: a unit, and the code that begins with the unit just taken.
  std::uint16_t next_unit() {
    std::uint16_t unit = 0;
    std::memcpy(&unit, at_, sizeof unit);
    at_ += sizeof unit;
    return unit;
  }
  Code code_of(std::uint16_t unit) {
    if (unit < kPairMark || at_ == end_) return unit;
    return kPairMark + (static_cast<Code>(unit - kPairMark) << 16) + next_unit();
  }

 private:
  const char* at_;
  const char* end_;
};

}  // namespace depeche::schema
