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
#include "query/words/aliases.h"
#include "text/analyzer.h"

namespace depeche::query {

// Further unknown words of a query are left as they are, since each costs a walk through the dictionaries.
inline constexpr std::size_t kMostCorrections = 8;

// The known word that is most likely meant by one that no document has, with its accents and in capitals where `typed`
// has them; nothing when none is near. Throws as visit_near_words().
std::optional<std::string> likely_spelling(std::string_view typed, const std::vector<Xapian::Database>& databases,
                                           const base::Deadline& deadline);

// `query` as it was typed, but with the likely spellings of the words that no document has; nothing when there are
// none, or when the query is longer than what ranks (kMaxWords). `tree` is what it parses to. Excluded words, patterns,
// words with ~, filters, numbers, words of grammar and those of `names` are not looked at. Throws as
// visit_near_words().
std::optional<std::string> suggest(std::string_view query, const Node& tree, const Xapian::Database& all,
                                   const std::vector<Xapian::Database>& databases, text::Analyzer& analyzer,
                                   const Aliases& names, const base::Deadline& deadline);

}  // namespace depeche::query
