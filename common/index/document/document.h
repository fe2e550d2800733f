#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/xapian.h"
#include "index/document/term_table.h"

namespace depeche::index {

// What the index keeps of a dispatch, before it has a number.
struct Document {
  struct Term {
    std::uint32_t number = 0;  // in the builder's table
    std::uint32_t occurrences = 0;
  };

  std::vector<Term> terms;  // in any order; one that does not count its occurrences may stand there twice
  std::vector<std::pair<unsigned, std::string>> values;  // by slot, ascending; none is empty
  std::string stream;                                    // forward stream

  void clear();
};

// For a database that is changed in place; it does not take the stream.
Xapian::Document to_xapian(const Document& document, const TermTable& terms);

}  // namespace depeche::index
