#pragma once

// Where the words of a query stand in one document.

#include <cstdint>
#include <string_view>
#include <vector>

#include "search/rank/code_table.h"

namespace depeche::search {

// The fields that a word of the query is looked for in.
struct Scope {
  bool title = true;
  bool text = true;  // the abstract included
  bool abstract = true;
};

struct Occurrence {
  std::uint32_t position = 0;  // counted in words; text begins kFieldGap behind the title
  std::uint16_t word = 0;      // its place in the query
  bool in_title = false;
  query::Closeness closeness = query::Closeness::stem;
};

struct Occurrences {
  std::vector<Occurrence> list;  // by position
  std::uint32_t title_words = 0;
  std::uint32_t text_words = 0;
  std::uint32_t text_begin = 0;  // the position before the text's first word
};

// Keeps title and text from sharing a passage.
inline constexpr std::uint32_t kFieldGap = 1000;

// Reads a forward stream and fills `found` anew. `scopes` has the scope of each word of the query.
void find_occurrences(std::string_view stream, const CodeTable& table, const std::vector<Scope>& scopes,
                      Occurrences& found);

}  // namespace depeche::search
