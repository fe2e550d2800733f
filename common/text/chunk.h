#pragma once

// A chunk is a run of letters and digits held together by marks that may or may not part words: l'ex-député·e·s.

#include <cstdint>
#include <string_view>
#include <vector>

namespace depeche::text {

// The mark between a segment and the one before it.
enum class Joiner : std::uint8_t {
  none,
  apostrophe,
  hyphen,       // also at the end of a line, with the next line's first letters behind it
  soft_hyphen,  // at the end of a line
  dot,
  middle_dot,
  bracket,
  paren
};

struct Segment {
  std::uint32_t begin = 0;  // byte range of letters and digits
  std::uint32_t end = 0;
  Joiner before = Joiner::none;
};

struct Chunk {
  std::vector<Segment> segments;
  std::uint32_t end = 0;      // where scanning goes on
  bool open_elision = false;  // an apostrophe follows the last segment, and then no letter: l'« État »
};

// The end of the word of plain letters (ASCII, Latin-1) and figures at `at`, a letter's place, when it is a chunk of
// its own without an apostrophe behind it: what scan_chunk() would find, but without a Chunk. 0 where scan_chunk() must
// look.
std::uint32_t plain_word_end(std::string_view text, std::uint32_t at);

// The chunk that begins at `begin`, where a letter, a digit or an opening bracket of an editorial insertion stands.
// Reuses `chunk`. Numbers of several parts are no chunks (written_number.h).
void scan_chunk(std::string_view text, std::uint32_t begin, Chunk& chunk);

// True at the [ of "[l]es", "[L]'accord": a bracket around the first letters of a word.
bool starts_with_insertion(std::string_view text, std::uint32_t at);

}  // namespace depeche::text
