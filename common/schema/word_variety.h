#pragma once

// How varied the words of a document are: the type-token ratio, the share of the distinct forms among its words that
// are not of grammar. Lists and pages that repeat themselves have a low one.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace depeche::schema {

// A share from 0 to 1 in one byte. 0: the document has no such word.
using Variety = std::uint8_t;
inline constexpr double kWholeVariety = 255;

// Of a longer document, that of so many words from its beginning. This bounds the memory.
inline constexpr std::size_t kVarietyWords = std::size_t{1} << 16;

// Reads one stream after another. Not for several threads.
class VarietyReader {
 public:
  Variety of(std::string_view stream);

 private:
  bool is_new(std::uint32_t code);

  // By code, open addressing: the code and the number of the stream that it was met in. What an older stream left
  // counts as free.
  std::vector<std::uint64_t> slots_;
  std::uint32_t stream_ = 0;
};

}  // namespace depeche::schema
