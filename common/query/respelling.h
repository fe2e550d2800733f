#pragma once

#include <optional>

#include "query/indexes.h"
#include "text/analyzer.h"

namespace depeche::query {

// What most likely was meant by a typed word that no document has: a known word one slip away that begins with the same
// letter, which slips seldom change (Pollock and Zamora, "Automatic spelling correction in scientific and scholarly
// text", 1984). Nothing for short words and for those in capitals. Throws as Xapian does.
std::optional<text::Word> respelt(const text::Word& typed, const Indexes& indexes, text::Analyzer& analyzer);

}  // namespace depeche::query
