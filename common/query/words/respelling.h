#pragma once

#include <cstddef>
#include <optional>

#include "query/read/indexes.h"
#include "text/analyzer.h"

namespace depeche::query {

// A word that was probably meant counts this share of what it would count if it had been typed.
inline constexpr double kRespeltWeight = 0.8;

// Corrects slips of one query. Not for several threads.
class Respeller {
 public:
  // `content_words` is their number in the query.
  Respeller(const Indexes& indexes, text::Analyzer& analyzer, std::size_t content_words)
      : indexes_(indexes), analyzer_(analyzer), content_words_(content_words) {}

  // What was most probably meant by a typed word that no document has: a known word that is one slip away and begins
  // with the same letter, which slips seldom change (Pollock and Zamora, "Automatic spelling correction in scientific
  // and scholarly text", 1984). Nothing for short words and those in capitals, in a query of one word or of many, and
  // after two slips. Throws as Xapian does.
  std::optional<text::Word> meant_by(const text::Word& typed);

 private:
  bool is_known(const text::Word& word) const;

  Indexes indexes_;
  text::Analyzer& analyzer_;
  std::size_t content_words_;
  std::size_t slips_ = 0;
};

}  // namespace depeche::query
