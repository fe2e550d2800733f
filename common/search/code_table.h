#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "query/scored_word.h"
#include "schema/forward_stream.h"

namespace depeche::search {

// Which words of a query a code of the forward stream stands for. Made for one query and one index; reading a document
// asks it for every word, so that a miss, the usual answer, costs one look into a table of bytes.
class CodeTable {
 public:
  struct Row {
    std::uint16_t word = 0;  // its place in the query
    query::Closeness closeness = query::Closeness::stem;
    std::uint32_t next = 0;  // the next row of the same code; 0: none
  };

  CodeTable() : first_(schema::kPairMark, 0), rows_(1) {}

  void add(schema::Code code, std::uint16_t word, query::Closeness closeness);
  void clear();

  // The number of the first row of a code; 0: no word has it.
  std::uint32_t find(schema::Code code) const {
    if (code < first_.size()) return first_[code];
    const auto rare = rare_.find(code);
    return rare == rare_.end() ? 0 : rare->second;
  }
  const Row& row(std::uint32_t number) const { return rows_[number]; }

 private:
  std::uint32_t& slot(schema::Code code) { return code < first_.size() ? first_[code] : rare_[code]; }

  std::vector<std::uint32_t> first_;
  std::unordered_map<schema::Code, std::uint32_t> rare_;
  std::vector<Row> rows_;  // row 0 is none
  std::vector<schema::Code> used_;
};

}  // namespace depeche::search
