#pragma once

// Decides how far a typed word reaches, and whether it is a pattern.

#include <cstddef>
#include <string_view>

namespace depeche::query {

// A run of characters without blanks, quotes and parentheses, and the word in it.
struct WordShape {
  std::size_t end = 0;  // of the word: trailing punctuation is left out, but for what belongs to it (O.N.U., Canal+)
  std::size_t chunk_end = 0;   // of the run
  std::size_t word_begin = 0;  // behind the elision of a pattern (l'OTS*), else where it began
  bool is_wildcard = false;
  bool is_fuzzy = false;  // word~, word~1, word~2: the word ends before the ~
  std::size_t edits = 0;  // that 1 or 2; 0 without
};

// The end of the run that begins at `begin`; étudiant(e)s is one run.
std::size_t chunk_end(std::string_view query, std::size_t begin);

// The word whose first letter or digit stands at `begin`.
WordShape word_shape(std::string_view query, std::size_t begin);

// The end of a number that has blanks in it, "2 000", "10 000,5", "20 h 30", "1 er", "50 %", "50 pour cent": `end` is
// that of its first part [begin, end). Returns `end` when no such number begins there.
std::size_t grouped_number_end(std::string_view query, std::size_t begin, std::size_t end);

// The end of a number with the sign that stands behind it and a blank: "50 %", "3 €", "10 °C". `end` is that of the
// number; it is returned when there is no such sign.
std::size_t end_with_unit(std::string_view query, std::size_t end);

}  // namespace depeche::query
