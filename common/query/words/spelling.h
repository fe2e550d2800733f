#pragma once

// Better spellings of words that an archive does not know.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/deadline.h"
#include "base/xapian.h"
#include "query/language/tree.h"
#include "query/read/indexes.h"
#include "query/words/aliases.h"
#include "schema/part_database.h"
#include "text/analyzer.h"

namespace depeche::query {

// Further unknown words of a query are left as they are, since each costs a walk through the dictionaries.
inline constexpr std::size_t kMostCorrections = 8;

// The known word that is most likely meant by one that no document has, with its accents and in capitals where `typed`
// has them; nothing when none is near. Throws as visit_near_words().
std::optional<std::string> likely_spelling(std::string_view typed, const std::vector<schema::PartDatabase>& databases,
                                           const base::Deadline& deadline);

// Whether a query is a text that was pasted rather than typed: it has a line break, or more words than people type.
bool is_pasted(std::string_view query, const Node& tree);

// What an archive does not know of a query.
struct UnknownWords {
  std::vector<std::string> words;         // the words that no document has, as typed, none twice
  std::optional<std::string> correction;  // the query with the likely spellings of some of them
};

enum class Correcting { no, yes };

// Vème, XXIe: no likely spelling. `folded`: without case and accents.
bool is_roman_ordinal(std::string_view folded);

// The unknown words of `query`, which parses to `tree`. Excluded words, patterns, words with ~, filters and words of
// grammar are not looked at; numbers and words of `names` are not corrected. Throws as visit_near_words().
UnknownWords unknown_words(std::string_view query, const Node& tree, Correcting correcting, const Indexes& indexes,
                           text::Analyzer& analyzer, const Aliases& names);

}  // namespace depeche::query
