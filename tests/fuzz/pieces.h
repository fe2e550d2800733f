#pragma once

// The parts that a text is made of, whatever its format: elements and attributes of XML and HTML; members and values of
// JSON; rows and cells of CSV; lines, paragraphs and header lines; words, groups and fields of a query. Damaged texts
// have parts, too.

#include <cstddef>
#include <string_view>
#include <vector>

namespace depeche::fuzz {

enum class Part {
  whole,  // can be left out, said twice, moved
  name,   // says what something is
  value   // is what is said
};

// A range of bytes, [begin, end). The name of an element has a twin in its end tag.
struct Piece {
  Part part = Part::whole;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t twin_begin = 0;
  std::size_t twin_end = 0;

  std::size_t size() const { return end - begin; }
};

// None is empty; they may contain each other. At most kMostPieces.
inline constexpr std::size_t kMostPieces = 4000;
std::vector<Piece> pieces_of(std::string_view text);

}  // namespace depeche::fuzz
