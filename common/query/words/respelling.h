#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "query/read/indexes.h"
#include "query/words/content_words.h"
#include "text/analyzer.h"

namespace depeche::query {

// A word that was probably meant counts this share of what it would count if it had been typed.
inline constexpr double kRespeltWeight = 0.8;

// Longer queries are left as they are: the other words decide, and a walk through the dictionary takes longer than most
// searches.
inline constexpr std::size_t kMostWordsWithSlips = 6;

// What must stand beside a word in some document for it to be what was meant by another: the neighbours of that one, or
// nothing, when the search finds nothing otherwise.
enum class Beside : bool { what_fits, anything };

// Makes slips of one query good. Not for several threads.
class Respeller {
 public:
  // `words`: those of the query that carry its subject, in order.
  Respeller(const Indexes& indexes, text::Analyzer& analyzer, std::vector<TypedContentWord> words)
      : indexes_(indexes), analyzer_(analyzer), words_(std::move(words)) {}

  // What most likely was meant by a typed word that no document has: a known word one slip away that begins with the
  // same letter, which slips seldom change (Pollock and Zamora, "Automatic spelling correction in scientific and
  // scholarly text", 1984), and that some document has together with each neighbour of the typed one. Nothing for
  // short words and those in capitals, for a name with a capital unless it sounds alike, in a query of one word or of
  // many, and after two slips. With Beside::anything, neighbours do not matter, and the word may stand alone. Throws as
  // Xapian does.
  std::optional<text::Word> meant_by(const text::Word& typed, Beside beside = Beside::what_fits);

 private:
  const TypedContentWord* place_of(const text::Word& typed) const;
  std::optional<text::Word> likely(const text::Word& typed);
  bool is_known(const text::Word& word) const;
  bool fits_neighbours(const text::Word& meant, const TypedContentWord& place);
  bool stand_together(const text::Word& a, const text::Word& b) const;

  Indexes indexes_;
  text::Analyzer& analyzer_;
  std::vector<TypedContentWord> words_;
  std::map<std::string, std::optional<text::Word>> likely_;  // by typed forms
  std::size_t slips_ = 0;
};

}  // namespace depeche::query
